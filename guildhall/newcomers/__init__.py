"""Newcomers: someone says hello, the first post gets a reply, and a buddy helps for sixty days.

A *welcome* is opened when someone joins; a *greeter* (a buddy or steward of the community) is
asked to say hello. A *first post* is watched until someone has replied. A *buddy pair* begins
when both people want it.
"""
