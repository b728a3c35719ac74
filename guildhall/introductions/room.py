"""What Introductions declares to the house.

Beside it: `acts`, `parts`, `entry_page`, `panels`, `notice_rules`, `tasks`, `exports`.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import Growth
from guildhall.communities.rooms import Kind, Room
from guildhall.introductions.actions import become_opening
from guildhall.introductions.events import OPENING, OPENING_ADDED, ROOM
from guildhall.introductions.models import OpeningState
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

room = Room(
    slug=ROOM,
    name=gettext_lazy("Introductions"),
    icon="hand",
    purpose=gettext_lazy("People who should know each other meet, and openings find someone."),
    kinds=(Kind(OPENING, gettext_lazy("opening"), states=tuple(OpeningState.choices)),),
    is_open_from_start=False,
)
growths = Growth(
    from_kinds=("post",),
    to_kind=OPENING,
    label=gettext_lazy("Turn into an opening"),
    icon="hand",
    make=become_opening,
    posted_verb=OPENING_ADDED,
)
begins = Begin(
    Intent.SHARE,
    ROOM,
    gettext_lazy("Add an opening"),
    gettext_lazy("A job, a helping hand, a tool: offered or sought"),
    "hand",
    "add_opening",
    draft=OPENING,
)
help = HelpPage("introductions", gettext_lazy("Introductions"), "introductions/help.html")


def hooks() -> HookSubject:
    """Openings only: of introductions nothing leaves the hall."""
    return HookSubject(OPENING_ADDED, gettext_lazy("A new opening"), _added)


def _added(sent: SentEvent) -> str:
    return _("%(name)s added an opening: %(title)s") % {
        "name": sent.name,
        "title": sent.entry.title,
    }
