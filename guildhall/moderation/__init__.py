"""Moderation: how a community deals with texts and people that break its norms.

A *flag* is a report: it names the norm that was broken and says why. A *case* is what stewards
decide on: the reports of one text, or a text that is held back before it is published. A
*measure* is what a steward did, with its reason; the person concerned can *appeal* to another
steward.
"""
