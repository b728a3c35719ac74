"""How a community is doing, and what to do about it this week.

A *snapshot* is the weekly look at five *signs*, each with its *indicators*, and at how alive a
community is. *This week* is what a steward opens the week with: at most three things to do, each
with why and a button, from plain counts that every member could make. Nothing to do means no mail.
Nothing here ranks, scores or compares people.
"""
