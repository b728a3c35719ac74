"""What the page of a decision shows of the stewards' word, where it is decided together."""

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.decisions import stewards_policy
from guildhall.decisions.days import today_at
from guildhall.decisions.forms import StewardsReasonForm
from guildhall.decisions.models import StewardsWord
from guildhall.decisions.places import STEWARDS
from guildhall.decisions.stewards_say import ANSWER_WITHIN, asks_stewards
from guildhall.decisions.ways import voting


def stewards_parts(seat: Seat, entry: Entry) -> list[Part]:
    """What stewards said so far is for members; a steward says it here. One query, or two."""
    decision = entry.decision
    if not asks_stewards(decision) or seat.person is None or not seat.is_member:
        return []
    counting = StewardsWord.objects.that_count().filter(decision=decision)
    words = list(counting.select_related("by", "answered_by"))
    asked_at = decision.stewards_asked_at
    is_over = decision.ends_at is not None and decision.ends_at <= timezone.now()
    reads = {
        "words": words,
        "own": next((one for one in words if one.by_id == seat.person.pk), None),
        "may_say": bool(stewards_policy.may_say_stewards_can(seat, entry)),
        "cannot": StewardsReasonForm(),
        "last_day": today_at(seat.community, asked_at + ANSWER_WITHIN) if asked_at else None,
        "has_options": decision.way == voting.NAME and not is_over,
    }
    return [Part(Spot.AFTER, "decisions/_stewards.html", reads, STEWARDS)]
