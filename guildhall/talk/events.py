"""What the log calls the acts of Talk, and the kind of entry that they happen to."""

from guildhall.activity.verbs import Type, event

ROOM = "talk"
POST = "post"

POST_WRITTEN = event("post.written", counts_as=Type.POSTED)
