"""The rules: pure functions, plain values in, plain values out.

No I/O, no clock, no random number, no framework, no import from the rest of the house: what a rule needs
(the time, the thresholds) is handed to it. Zone data are the one thing looked up, by name.

    When is what due, and until when is it of use?      schedule.py
    When does a patch go on and come off?               patch.py
    How long is what of use, and what keeps its time?   timetable.py
    Which dates and times has a clinician prescribed?   prescription.py
    Which prescription cannot be kept?                  prescription.py, `problems`
    Which instant is "18:00" on that day, over there?   wall_clock.py
    What may not make a sound at night?                 quiet_hours.py
    Which times may a person set themselves?            own_times.py
    Does a reminder come at the wrong time of day?      wrong_time.py
    Which row of a decision table wins?                 tables.py
    Which answers reach a rule, and are all taken?      reach.py
    How is a document from outside read strictly?       document.py, prescription_document.py

    How much does each leg lift next time?              next_load.py
    How much less after a bad day, or after days away?  step_back.py
    How far is each calf from what a stage asks?        strength.py
    What opens the next stage?                          stages.py
    Which jump comes next, and how many contacts?       plyometrics.py
    Which level of running comes next, and when?        running.py
    How much may a week hold, and has it jumped?        activity.py
    Where does a missed session go?                     missed_session.py
    How many heel raises are usual?                     heel_raise.py
    How much of what was planned has been done?         adherence.py
"""
