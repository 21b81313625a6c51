"""Soleus: a rehabilitation programme that really gets done.

Where each question is answered:

    How much, how often, when, and what follows?   rules/        pure functions, no clock, no database
    Which numbers, texts and thresholds?           content/      data a clinician can read in a diff
    Who may do what?                               accounts/     people, clinics, invitations, access.py
    How does a notice reach a phone?               reminders/    the table that is the queue, drain, push
    What is prescribed, and on which days?         programmes/   plans, versions, occurrences
    What did the patient report?                   diary/        sessions and morning checks
    Who needs the clinician?                       clinic/       the caseload and a patient's page
    What leaves the house?                         exchange/     the calendar feed
    What do all URLs share?                        web/          errors, guard, headers, health, shell
    Would it hold for thousands, for months?       simulation/   made-up patients, the real services, a judge
    What does an operator do with the house?       operations/   move, back up, restore, keys, demo, doctor

Each layer may import only from those to its right:
cli > operations > simulation > app > engine > exchange > clinic > diary > programmes
    > reminders > accounts > web > db > settings > content > rules
"""

import zoneinfo

# The system's own zone files are often years old; the locked tzdata package is the one source of civil time.
zoneinfo.reset_tzpath(to=())
