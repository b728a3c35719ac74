"""Ballots: those concerned choose between options, until a day.

A *vote* asks which of its *options* it shall be, in one *way*: name those you want, give points or
dots, say how much you are against each, rank them, share out a budget. Everyone who takes part has
one ballot, its *marks* a whole number for each option. When its time is over, the vote is counted
once and the *count* is kept as figures, from which a page says why this and not that.

In an anonymous vote nothing connects a person with a ballot: who voted are rows, what was voted is
one text in the order of random *receipts* (`models/urn.py` says how, and what that can't do).

What a vote is about belongs to an app above, which decides who sees it and who may vote, records
the events, and does what follows: a vote records nothing.
"""
