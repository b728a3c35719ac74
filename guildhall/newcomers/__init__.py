"""Newcomers: somebody is asked by name to say hello, a first post gets a reply, and a buddy is there for sixty days.

A *welcome* is opened when somebody joins; a *greeter* (a buddy or steward of the community) is asked for it. A *first
post* is looked after until somebody has replied. A *buddy pair* begins when both want it.
"""
