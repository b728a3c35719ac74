"""What Mentoring declares to the house. Beside it: `notice_rules`, `tasks`, `exports`, `panels`."""

from django.utils.translation import gettext_lazy

from guildhall.communities.rooms import Room
from guildhall.mentoring.events import ROOM
from guildhall.web.help_pages import HelpPage

room = Room(
    slug=ROOM,
    name=gettext_lazy("Mentoring"),
    icon="user-check",
    purpose=gettext_lazy("Someone accompanies someone else for a while, between the two of them."),
    kinds=(),
    is_open_from_start=False,
)
help = HelpPage("mentoring", gettext_lazy("Mentoring"), "mentoring/help.html")
