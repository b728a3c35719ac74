"""guildhall bench who: would the people who answered have been asked?

A dump is replayed in time. At each of the later questions only the past is known: which answers
had been written by then. An order of people is a *hit* if someone who did answer is near its top.
"""
