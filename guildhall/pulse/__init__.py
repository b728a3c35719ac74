"""The quarterly survey: up to six questions to all members, once a quarter at most.

A *wave* is one survey, open for two weeks. Nobody learns who said what: answers are kept
under keys that are deleted when it closes, and fewer than ten answers are never shown.
"""
