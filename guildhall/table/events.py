"""What the log calls the acts of the Table, and the kind of entry that they happen to."""

from guildhall.activity.verbs import Type, event

ROOM = "table"
NOTE = "note"

NOTE_POSTED = event("note.posted", counts_as=Type.POSTED)
