"""What the log calls the acts around rounds and openings.

Nothing about an introduction is an event: neither that somebody was asked, said yes or no, was
introduced or has met, nor who takes part. Its people are told directly (`names`, `telling`).
"""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "introductions"
OPENING = "opening"

ROUNDS_CHANGED = event("introduction.rounds_changed", counts_as=NOTHING)

OPENING_ADDED = event("opening.added", counts_as=Type.POSTED)
OPENING_FOUND = event("opening.found", counts_as=NOTHING)
OPENING_CLOSED = event("opening.closed", counts_as=NOTHING)
OPENING_REOPENED = event("opening.reopened", counts_as=NOTHING)
