"""The rules: pure functions, plain values in, plain values out.

No I/O, no clock, no random number, no framework, no import from the rest of the house: what a rule needs
(the time, the thresholds) is handed to it. Zone data are the one thing looked up, by name.

    When is what due, and until when is it of use?      schedule.py
    How long is what of use, and what keeps its time?   timetable.py
    Which dates and times has a clinician prescribed?   prescription.py
    Which prescription cannot be kept?                  prescription.py, `problems`
    Which instant is "18:00" on that day, over there?   wall_clock.py
    What may not make a sound at night?                 quiet_hours.py
    How is a document from outside read strictly?       document.py, prescription_document.py
"""
