"""What is different on the page of a decision."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import State
from guildhall.decisions.policy import may_change_decision
from guildhall.decisions.queries import around, decision_at

_ANSWERED = ("hearing",)


def growth_place(_seat: Seat, _entry: Entry) -> Place:
    """People answer first; what it could become is behind “…”."""
    return Place.MENU


def replies_heading(entry: Entry) -> str:
    return _("Replies") if entry.reply_count else ""


def reply_marks(entry: Entry) -> dict[int, str]:
    """Which contributions have their answer, where members are heard."""
    if entry.decision.way not in _ANSWERED or entry.state == State.PREPARED:
        return {}
    if not entry.reply_count:
        return {}
    themes = around(entry).themes
    return {
        one.reply_id: _("Answered above") for theme in themes for one in theme.contributions.all()
    }


entry_page = EntryPage(
    ROOM,
    reply_url_name="reply_to_decision",
    find=decision_at,
    may_edit=may_change_decision,
    growth_place=growth_place,
    replies_heading=replies_heading,
    reply_marks=reply_marks,
    reply_heading=gettext_lazy("Say what you think, or ask"),
)
