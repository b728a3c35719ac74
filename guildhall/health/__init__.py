"""How a community is doing, and what to do about it this week.

*Monday* is what a steward opens the week with: at most three things to do, each
with why and a button, taken from plain counts that every member could take. "Not
useful" teaches it, and nothing to do means no mail. Nothing here ranks, scores or
compares people.
"""
