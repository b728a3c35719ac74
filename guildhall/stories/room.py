"""What Stories tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import Growth, Kind, growths, kinds
from guildhall.communities.rooms import Room, rooms
from guildhall.stories.events import ROOM, STORY
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("stories", HelpPage("stories", _("Stories"), "stories/help.html"))
    rooms.add(ROOM, Room(
        slug=ROOM, name=_("Stories"), icon="book-open", url_name="stories", kinds=(STORY,), is_open_from_start=False,
        purpose=_("What came of it: told in a sentence by whom it happened to."),
    ))  # fmt: skip
    kinds.add(STORY, Kind(name=STORY, label=_("story"), icon="book-open", url_name="story", room=ROOM))
    growths.add(STORY, Growth(
        from_kinds=("tip", "practice"), to_kind=STORY, label=_("Tell what came of it"), icon="book-open", make=lambda story: None,
        url_name="tell_story", is_repeatable=True,
    ))  # fmt: skip
