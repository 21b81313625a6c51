"""Thousands of patients and months of days in minutes: the real services, a clock and phones made up.

Who lives here, with which habits?          cast.py        drawn from the seed, nothing else
What happens next?                          world.py       the clock and what waits for it
What do people do?                          patients.py, clinicians.py
What carries a push, and what shows it?     push_services.py, phone.py
Was it right?                               judge/         its own arithmetic, from the promises alone
What is broken on purpose?                  faults.py
"""
