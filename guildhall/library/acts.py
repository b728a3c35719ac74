"""What a reader can do with a page."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.library import policy
from guildhall.library.care_acts import care_acts
from guildhall.library.events import PAGE
from guildhall.library.policy import Relation
from guildhall.library.queries import around
from guildhall.library.queries.reading_lists import lists_with
from guildhall.library.reader import relation_in

_listed = partial(Act, place=Place.LISTED, is_post=False)

ADD_BELOW = Act(_("Add a page below"), "plus", "add_page_below", "below_this", is_post=False)
LOOK_AFTER = Act(_("Look after this page …"), "wrench", "page_acts", Place.MENU, is_post=False)
KEEP = Act(_("Print or save …"), "printer", "keep_page", Place.MENU, is_post=False)
MOVE = _listed(
    _("Move to …"),
    "git-branch",
    "move_page",
    hint=_("Put it below another page, or elsewhere on its level."),
)
REPLACE_FILE = _listed(
    _("Replace the file …"),
    "file",
    "replace_file",
    hint=_("A new version in its place. The earlier one stays on the page."),
)
WITHDRAW = _listed(
    _("Withdraw …"),
    "archive",
    "withdraw_page",
    hint=_("When nobody should rely on it any more. It stays readable and says why."),
)
READ = Act(_("I’ve read this"), "check", "mark_read", "reading", is_in_place=True)
UNREAD = Act(
    _("Read"),
    "check",
    "mark_unread",
    "reading",
    look=Look.ON,
    is_pressed=True,
    is_in_place=True,
)
BRING_BACK = Act(_("Bring it back"), "undo-2", "bring_back_page", "withdrawn")


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """What is seldom done is listed on a page of its own, behind “…”."""
    if entry.kind != PAGE:
        return []
    relation = relation_in(seat, entry)
    own = [*_keeping_order(seat, entry, relation), *care_acts(seat, entry, relation)]
    if policy.may_add_page(seat) and entry.is_published:
        own.append(ADD_BELOW)
    own += _reading(seat, entry)
    if any(act.place == Place.LISTED for act in own):
        own.append(LOOK_AFTER)
    return [*own, KEEP]


def _reading(seat: Seat, entry: Entry) -> list[Act]:
    """Where a reading list has it."""
    if not seat.is_member or not around(entry).is_in_lists:
        return []
    is_read = any(one.has_read(entry) for one in lists_with(entry, seat))
    return [UNREAD if is_read else READ]


def _keeping_order(seat: Seat, entry: Entry, relation: Relation) -> list[Act]:
    """Move it, replace its file, withdraw it, bring it back."""
    offered = {
        MOVE: policy.may_move_page,
        WITHDRAW: policy.may_withdraw_page,
        BRING_BACK: policy.may_bring_back_page,
    }
    if entry.file_count:
        offered[REPLACE_FILE] = policy.may_edit_page
    return [act for act, may in offered.items() if may(seat, entry.page, relation)]
