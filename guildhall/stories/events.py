"""The names of events around stories, and the kind of entry they are about."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "stories"
STORY = "story"

STORY_TOLD = event("story.told", counts_as=Type.STORY)
STORY_ASKED = event("story.asked", counts_as=NOTHING)
STORY_DECLINED = event("story.declined", counts_as=NOTHING)
