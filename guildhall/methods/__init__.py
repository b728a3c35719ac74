"""Methods: ways to talk, plan and decide together, and holding them.

A *method* is a card that comes with the hall: what for, with how many, how long, step by step. A
*run sheet* is a community's own, an entry whose text holds the steps. A *session* is one of them
held once, led by someone: a *clock* goes through the steps, people are dealt to *tables*, and each
table writes its *harvest*, whose lines grow into entries of other rooms.
"""
