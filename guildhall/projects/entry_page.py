"""What is different on the page of a project."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.projects.events import ROOM
from guildhall.projects.policy import may_change_text
from guildhall.projects.queries import project_at
from guildhall.projects.reader import relation_in


def may_edit(seat: Seat, entry: Entry) -> Verdict:
    return may_change_text(seat, entry, relation_in(seat, entry))


def growth_place(_seat: Seat, entry: Entry) -> Place | None:
    """What was learned is offered as a tip once there is something."""
    return None if entry.project.is_going_on else Place.NEXT


def replies_heading(entry: Entry) -> str:
    return _("Replies") if entry.reply_count else ""


entry_page = EntryPage(
    ROOM,
    find=project_at,
    may_edit=may_edit,
    growth_place=growth_place,
    replies_heading=replies_heading,
    reply_url_name="reply_to_project",
    reply_heading=gettext_lazy("Write a reply"),
)
