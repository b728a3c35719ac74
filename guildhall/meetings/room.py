"""What Meetings tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import Kind, kinds
from guildhall.communities.rooms import Room, rooms
from guildhall.meetings.actions import go_along
from guildhall.meetings.events import MEETING
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("meetings", HelpPage("meetings", _("Meetings"), "meetings/help.html"))
    rooms.add("meetings", Room(
        slug="meetings", name=_("Meetings"), icon="calendar", url_name="meetings", kinds=(MEETING,),
        purpose=_("When you come together, who comes, and what came of it."),
    ))  # fmt: skip
    kinds.add(
        MEETING, Kind(name=MEETING, label=_("meeting"), icon="calendar", url_name="meeting", room="meetings", on_move=go_along)
    )
