"""The app shell and its files."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from backend.web import shell
from tests.conftest import PASSWORD, Cast, ClientOf


@pytest.fixture
def browser(client_of: ClientOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A build of the app made of a few words."""
    build = tmp_path / "build"
    (build / "assets").mkdir(parents=True)
    (build / ".vite").mkdir()
    (build / "index.html").write_text("<h1>shell</h1>")
    (build / "welcome.html").write_text("<h1>welcome</h1>")
    (build / "sw.js").write_text("// worker")
    (build / "sw.js.br").write_bytes(b"small")
    (build / "assets" / "main-abc.js").write_text("// main")
    (build / ".vite" / "manifest.json").write_text("{}")
    (tmp_path / "secret_key").write_text("secret")
    monkeypatch.setattr(shell, "APP_DIR", build)
    return client_of(None)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/reminders", "/desk/patients/1", "/apiary", "/invite"])
def test_every_address_of_a_screen_is_the_shell(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.text) == (200, "<h1>welcome</h1>")
    assert answer.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_only_a_patient_who_opens_a_page_gets_the_one_that_fetches_their_day_ahead(
    browser: FlaskClient, cast: Cast
) -> None:
    def opened(dest: str = "document") -> str:
        answer = browser.get("/learn", headers={"Sec-Fetch-Dest": dest})
        assert "Cookie" in answer.headers["Vary"]
        return answer.text

    assert opened() == "<h1>welcome</h1>"
    for person, page in ((cast.ben, "<h1>welcome</h1>"), (cast.ada, "<h1>shell</h1>")):
        signed_in = browser.post("/api/session", json={"email": person.email, "password": PASSWORD})
        assert signed_in.status_code == 200
        assert opened() == page
    # What a service worker keeps is shown to whoever comes next.
    assert opened("empty") == "<h1>welcome</h1>"


def test_a_clinician_who_opens_the_front_page_comes_to_the_desk(browser: FlaskClient, cast: Cast) -> None:
    browser.post("/api/session", json={"email": cast.ben.email, "password": PASSWORD})
    answer = browser.get("/", headers={"Sec-Fetch-Dest": "document"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_worker_is_never_led_on_not_even_that_of_an_old_browser(browser: FlaskClient, cast: Cast) -> None:
    """It would keep a page that no browser shows: one that was led on to."""
    browser.post("/api/session", json={"email": cast.ben.email, "password": PASSWORD})
    for headers in ({}, {"Sec-Fetch-Dest": "empty"}):
        assert browser.get("/", headers=headers).status_code == 200


def test_an_unchanged_shell_is_not_sent_again(browser: FlaskClient) -> None:
    tag = browser.get("/").headers["ETag"]
    assert browser.get("/", headers={"If-None-Match": tag}).status_code == 304


def test_the_shell_is_only_read(browser: FlaskClient) -> None:
    assert browser.post("/sign-in").status_code == 405


def test_hashed_files_are_kept_for_ever(browser: FlaskClient) -> None:
    answer = browser.get("/app/assets/main-abc.js")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.mimetype == "text/javascript"


@pytest.mark.parametrize(
    "path",
    [
        "/app/assets/none.js",
        "/app/../secret_key",
        "/app/%2e%2e/secret_key",
        "/app//etc/passwd",
        "/app/.vite/manifest.json",
        "/app/%00",
        f"/app/{'a' * 300}",
    ],
)
def test_what_is_not_there_or_not_ours_to_show_is_not_found(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_the_worker_is_asked_for_each_time_and_may_serve_the_whole_site(browser: FlaskClient) -> None:
    answer = browser.get("/sw.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.mimetype == "text/javascript"


def test_the_compressed_twin_is_sent_to_who_takes_it(browser: FlaskClient) -> None:
    small = browser.get("/sw.js", headers={"Accept-Encoding": "gzip, br"})
    assert (small.data, small.headers["Content-Encoding"]) == (b"small", "br")
    assert small.mimetype == "text/javascript"
    assert "Accept-Encoding" in small.headers["Vary"]
    plain = browser.get("/sw.js", headers={"Accept-Encoding": "br;q=0"})
    assert "Content-Encoding" not in plain.headers


def test_the_manifest_has_its_own_type(browser: FlaskClient) -> None:
    answer = browser.get("/manifest.webmanifest")
    assert (answer.mimetype, answer.json["start_url"]) == ("application/manifest+json", "/")


def test_without_a_build_the_answer_says_what_to_do(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shell, "APP_DIR", tmp_path / "nothing")
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "make run" in answer.json["detail"]
