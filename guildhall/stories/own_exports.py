"""What Stories keeps about a person beside entries."""

from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports
from guildhall.stories.models import StoryAsk


def register() -> None:
    stay_behind("stories.StoryAsk.person")
    exports.add(
        "asked_for_stories",
        lambda person: StoryAsk.objects.filter(person=person).values("entry_id", "asked_at", "answered_at", "story_id"),
    )
