"""What the log calls the acts around introductions and openings.

Events of introductions name nobody: neither who acts nor whom it is about. Who takes part, skips,
says no or has met is recorded in no event at all.
"""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "introductions"
OPENING = "opening"

INTRODUCTION_ASKED = event("introduction.asked", counts_as=NOTHING)
INTRODUCTION_MADE = event("introduction.made", counts_as=NOTHING)
INTRODUCTION_ASKED_AFTER = event("introduction.asked_after", counts_as=NOTHING)
ROUND_MADE = event("introduction.round_made", counts_as=NOTHING)
ROUND_ASKED_AFTER = event("introduction.round_asked_after", counts_as=NOTHING)
ROUNDS_CHANGED = event("introduction.rounds_changed", counts_as=NOTHING)

OPENING_ADDED = event("opening.added", counts_as=Type.POSTED)
OPENING_FOUND = event("opening.found", counts_as=NOTHING)
OPENING_CLOSED = event("opening.closed", counts_as=NOTHING)
OPENING_REOPENED = event("opening.reopened", counts_as=NOTHING)
