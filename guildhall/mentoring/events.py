"""The name of the room. Nothing of mentoring is an event: its notices have `names` alone."""

ROOM = "mentoring"
