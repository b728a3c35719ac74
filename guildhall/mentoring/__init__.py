"""Mentoring: someone accompanies someone else for a while, and what they write is theirs.

A *wish* says what someone would like to learn, a *mentor's offer* what someone can accompany others
in, and how many. Nobody else reads either. The hall *proposes* two of them to each other; once both
say yes they are a *pair*, with goals, meetings, a *notebook* and a last day. Nothing here is an
event: who asks, offers, declines, learns with whom or ends it is in no log, list, figure or search.
"""
