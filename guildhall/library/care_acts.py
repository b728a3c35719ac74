"""What a reader can do with a page that people rely on, and with one that could be better."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.library import care_policy, policy
from guildhall.library.models import Asked
from guildhall.library.policy import Relation
from guildhall.library.transitions import Who

_listed = partial(Act, place=Place.LISTED, is_post=False)

RELY = _listed(
    _("People rely on this …"),
    "shield-check",
    "rely_on_page",
    hint=_("Name someone who looks after it and is asked from time to time if it's still right."),
)
CHANGE_CARE = _listed(
    _("Who looks after this …"),
    "shield-check",
    "change_care",
    hint=_("Its owner, who steps in for them, and when it's checked next."),
)
CONFIRM = _listed(
    _("Is it still right? …"),
    "check",
    "confirm_page",
    hint=_("See what has changed since it was confirmed, and confirm it."),
)
STILL_RIGHT = Act(_("Still right"), "check", "confirm_page", "care", look=Look.MAIN)
SEE_CHANGES = Act(_("See what has changed"), "", "confirm_page", "care", is_post=False)
TAKE_OVER = Act(_("I'll look after it"), "hand", "take_over_page", "care", look=Look.MAIN)
DECLINE = Act(_("Not for me"), "", "decline_page", "care")
TAKE_BACK_OFFER = Act(_("Don't ask them any more"), "undo-2", "take_back_offer", "care")
LOOK_AFTER = Act(_("I'll look after it"), "hand", "look_after_page", "care", look=Look.MAIN)
SUGGEST = Act(_("Suggest a change"), "square-pen", "suggest_change", Place.ROW, is_post=False)
SUGGEST_ALL_THE_SAME = _listed(
    _("Suggest a change …"),
    "square-pen",
    "suggest_change",
    hint=_("Leave it to the others who look after the page."),
)


def care_acts(seat: Seat, entry: Entry, relation: Relation) -> list[Act]:
    """Suggest a change; keep it right."""
    if seat.person is None:
        return []
    return [*_suggesting(seat, entry, relation), *_keeping(seat, entry, relation)]


def _suggesting(seat: Seat, entry: Entry, relation: Relation) -> list[Act]:
    """First where someone can't edit it; among what is seldom needed where they can."""
    if not care_policy.may_suggest_change(seat, entry.page):
        return []
    may_edit = policy.may_edit_page(seat, entry.page, relation)
    return [SUGGEST_ALL_THE_SAME if may_edit else SUGGEST]


def _keeping(seat: Seat, entry: Entry, relation: Relation) -> list[Act]:
    offered = {
        RELY: care_policy.may_rely_on_page,
        CHANGE_CARE: care_policy.may_change_care,
        TAKE_OVER: care_policy.may_take_over_page,
        DECLINE: care_policy.may_decline_page,
        LOOK_AFTER: care_policy.may_look_after_page,
    }
    if Who.OWNER in relation.who:
        offered[TAKE_BACK_OFFER] = care_policy.may_take_back_offer
    reliance = entry.page.reliance
    if reliance and (reliance.needs_check or reliance.asked > Asked.NOBODY):
        offered |= {
            STILL_RIGHT: care_policy.may_confirm_page,
            SEE_CHANGES: care_policy.may_confirm_page,
        }
    else:
        offered[CONFIRM] = care_policy.may_confirm_page
    return [act for act, may in offered.items() if may(seat, entry.page, relation)]
