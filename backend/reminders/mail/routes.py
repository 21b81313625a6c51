"""The page behind the link in each e-mail: one button, and no sign-in."""

from typing import Any, Final

from apiflask import APIBlueprint
from flask import Response, render_template_string

from backend.accounts.access import public
from backend.reminders.mail.unsubscribing import PATH, addressee, stop_mails
from backend.web.context import now, session, settings
from backend.web.guard import takes_form

blueprint = APIBlueprint("mail", __name__, tag="Reminders")

_ANSWERS: Final[dict[int | str, Any]] = {
    200: {"description": "A page", "content": {"text/html": {"schema": {"type": "string"}}}}
}
_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ title }}</title>
<h1>{{ title }}</h1>
<p>{{ text }}</p>
{% if asks %}<form method="post"><button>No more e-mails</button></form>{% endif %}
</html>
"""


@blueprint.get(f"{PATH}/<token>")
@public
@blueprint.doc(responses=_ANSWERS)
def ask_to_unsubscribe(token: str) -> Response:
    """Only asks: programs that look into every link of a mail must not end anything."""
    addressee(session(), settings().secret_key, token)
    return _page("No more e-mails?", "Soleus then reminds you only on your phone and in the app.", asks=True)


@blueprint.post(f"{PATH}/<token>")
@public
@takes_form
@blueprint.doc(responses=_ANSWERS)
def unsubscribe(token: str) -> Response:
    """Also what a mail program's own "unsubscribe" button sends (RFC 8058)."""
    stop_mails(session(), settings().secret_key, token, now())
    return _page("Done", "No more e-mails will come. You can turn them on again in the app.", asks=False)


def _page(title: str, text: str, *, asks: bool) -> Response:
    response = Response(render_template_string(_PAGE, title=title, text=text, asks=asks))
    # With the house's own "no-referrer" the browser would not say where the form was sent from.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
