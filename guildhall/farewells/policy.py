"""Who takes over what, and who makes a tip of words that someone left behind."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.farewells.models import Heir, Words
from guildhall.kit.verdict import YES, Verdict, no


def may_see_handed_on(seat: Seat) -> Verdict:
    """Members: the list is for those who can take something over."""
    return YES if seat.is_member else may_take_part(seat)


def may_take_over_entry(seat: Seat, entry: Entry) -> Verdict:
    verdict = may_take_part(seat)
    if verdict and not _waits(entry):
        return no(_("Someone looks after this already."))
    return verdict


def may_hand_back_entry(seat: Seat, entry: Entry) -> Verdict:
    if Heir.objects.filter(pk=entry.pk, person=seat.person).exists():
        return YES
    return no(_("Only the person who looks after this can hand it back."))


def may_keep_words(seat: Seat, words: Words) -> Verdict:
    verdict = may_take_part(seat)
    if verdict and not words.may_be_tip:
        return no(_("Their writer hasn't given these words for that."))
    return verdict


def _waits(entry: Entry) -> bool:
    return Heir.objects.missing().filter(pk=entry.pk).exists()
