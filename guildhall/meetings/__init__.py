"""Meetings: when a community meets, who is going, what was talked about and what came of it.

A *meeting* is an entry of kind “meeting”; its body holds the notes. A *series* repeats by a rule
in the community's time zone; its next meetings are made a little ahead, and each can be changed
on its own. An *action* is what someone takes on in a meeting: it has an owner and a date, and
carries over to the next meeting of the series until it is done.
"""
