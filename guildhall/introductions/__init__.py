"""Introductions: people meet who would gain from knowing each other, and openings find someone.

An *introduction* is of two people (three where one would be left over). Someone suggests it, with a
sentence that says why, or a *round* makes it among people who take part. Each of the two answers
for themselves; what they say, and that they were introduced, nobody else learns: it is in no event,
list, count or search. An *opening* is an entry: a job, a gig, help or a tool, offered or sought.
"""
