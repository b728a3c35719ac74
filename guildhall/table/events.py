"""What the log calls the acts of the Table."""

NOTE_POSTED = "note.posted"
