"""Meetings: when a community comes together, who comes, what was said and what came of it.

A *meeting* is an entry of kind “meeting”; its body holds the notes. A *series* repeats by a rule in the community's
time zone; its next meetings are made a little ahead, each can be changed on its own. An *action* is what somebody takes
on in a meeting: it has an owner and a date, and is carried to the next meeting of the series until it is done.
"""
