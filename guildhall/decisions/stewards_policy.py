"""Who says the stewards' word where it is decided together, and who answers it."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.decisions.models import StewardsWord
from guildhall.decisions.policy import NOT_NOW, may_by_table
from guildhall.decisions.stewards_say import asks_stewards
from guildhall.decisions.ways import voting
from guildhall.kit.verdict import YES, Verdict, no


def may_say_stewards_can(seat: Seat, entry: Entry) -> Verdict:
    return _may_together("say_stewards_can", seat, entry)


def may_say_stewards_cannot(seat: Seat, entry: Entry) -> Verdict:
    return _may_together("say_stewards_cannot", seat, entry)


def may_take_back_stewards_word(seat: Seat, entry: Entry) -> Verdict:
    return _may_together("take_back_stewards_word", seat, entry)


def may_answer_stewards(seat: Seat, entry: Entry) -> Verdict:
    """A reason of another's: one's own is taken back. One query."""
    verdict = _may_together("answer_stewards", seat, entry)
    if not verdict:
        return verdict
    waiting = StewardsWord.objects.waiting().filter(decision=entry.pk).exclude(by=seat.person)
    return YES if waiting.exists() else no(_("No steward waits for an answer of yours."))


def may_prepare_anew(seat: Seat, entry: Entry) -> Verdict:
    """Change the options of a vote that a steward can't live with, and ask again. One query."""
    verdict = _may_together("prepare_anew", seat, entry)
    if not verdict:
        return verdict
    waits = StewardsWord.objects.waiting().filter(decision=entry.pk).exists()
    return YES if waits and entry.decision.way == voting.NAME else no(NOT_NOW)


def _may_together(verb: str, seat: Seat, entry: Entry) -> Verdict:
    verdict = may_by_table(verb, seat, entry)
    return verdict if not verdict or asks_stewards(entry.decision) else no(NOT_NOW)
