"""Integrations: a community's events, sent to another program or into a chat.

A *webhook* is an address that a steward entered, with the events that are sent there. A
*sending* is one event on its way to it. It is kept with what the other side answered, tried
again after growing pauses, and can be sent again with a button.
"""
