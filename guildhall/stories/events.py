"""What the log calls the acts around stories."""

STORY_TOLD = "story.told"
STORY_ASKED = "story.asked"
STORY_DECLINED = "story.declined"
