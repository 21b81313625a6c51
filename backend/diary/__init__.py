"""What the patient reports, and what the rules make of it.

What was reported, and taken back?                     services.py, replacing.py
What do the rules say to a session, to a morning?      session_advice.py, morning_verdict.py
What changes next time?                                progress.py, by situation.py, facts.py
Which warning signs were told, and who starts alone?   screenings/
What happens when nothing happens?                     watch.py, silence.py; asked again: questions.py
What does a clinician set or overrule?                 desk/, overriding.py
How is every verdict kept?                             verdicts.py; shown: shown.py
"""
