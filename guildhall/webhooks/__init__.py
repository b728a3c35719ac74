"""Out to where people are: a community's events, sent to another program or into a chat.

A *webhook* is an address that a steward gave, with what is sent there. A
*sending* is one event on its way to it: kept with what the other side answered,
tried again with growing pauses, and sent again by a button.
"""
