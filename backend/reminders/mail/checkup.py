"""What `soleus doctor` finds out about e-mail; asking is the only time that it connects."""

from backend.reminders.mail.carrier import Answer, SmtpCarrier
from backend.settings import DEFAULT_PUSH_SUBJECT, Settings
from backend.web.checkup import Finding, Grade


def examine_mail(settings: Settings) -> Finding:
    server = settings.mail
    if server is None:
        return Finding("mail", Grade.OK, "off; SOLEUS_SMTP_URL turns it on")
    carrier = SmtpCarrier(server)
    try:
        reply = carrier.check()
    finally:
        carrier.close()
    place = f"{server.host}:{server.port}"
    if reply.answer is Answer.TAKEN and server.sender == DEFAULT_PUSH_SUBJECT.removeprefix("mailto:"):
        advice = (
            f"{place} lets us in, but letters come from {server.sender}, where nobody can answer and "
            "which many servers refuse; add ?from= and an address of yours to SOLEUS_SMTP_URL"
        )
        return Finding("mail", Grade.CAUTION, advice)
    if reply.answer is Answer.TAKEN:
        return Finding("mail", Grade.OK, f"{place} lets us in")
    if reply.code:
        advice = f"{place} turns us away ({reply.code}); look at user and password in SOLEUS_SMTP_URL"
        return Finding("mail", Grade.BROKEN, advice)
    advice = f"{place} does not answer, or not with TLS; look at SOLEUS_SMTP_URL and that server"
    return Finding("mail", Grade.BROKEN, advice)
