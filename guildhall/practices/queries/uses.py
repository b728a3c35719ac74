"""Units and what they use: contacts to ask, and the map of units and practices."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Membership
from guildhall.communities.seats import Seat
from guildhall.people.models import Person, Unit, UnitPeriod
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import RollOutAsk, Use, UseStage


def contacts_of(community: Community, most: int = 400) -> dict[Unit, list[Person]]:
    """Units with members of the community, and who they are. Two queries."""
    here = Membership.objects.current().filter(community=community).values("person")
    periods = UnitPeriod.objects.filter(until=None, person__in=here)
    contacts: dict[Unit, list[Person]] = {}
    for period in periods.select_related("unit", "person").order_by(
        "unit__name_key", "person__name"
    )[:most]:
        if period.person.is_here and not period.person.is_program:
            contacts.setdefault(period.unit, []).append(period.person)
    return contacts


@dataclass(frozen=True, slots=True)
class MapOfUses:
    """Units down, practices across: what each unit says, or was asked."""

    ways: list[Entry]
    rows: list[tuple[str, list[tuple[str, str]]]]


def map_of(seat: Seat, most: int = 12) -> MapOfUses:
    """The tips and practices that most units speak of, at most twelve. Three queries."""
    uses = Use.objects.current().filter(
        way__entry__in=Entry.objects.at(seat).published().filter(kind__in=[TIP, PRACTICE])
    )
    stated = list(
        uses.order_by("unit_key").values_list("way_id", "unit_key", "unit_name", "stage")[:5_000]
    )
    asks = RollOutAsk.objects.filter(
        rollout__closed_at=None, rollout__way__entry__community=seat.community
    )
    asked = list(asks.values_list("rollout__way_id", "unit_key", "unit_name", "answer")[:5_000])
    counts = Counter(way_id for way_id, *_rest in [*stated, *asked])
    most_named = [pk for pk, _count in counts.most_common(most)]
    ways = Entry.objects.at(seat).published().for_list().in_bulk(most_named)
    columns = sorted(ways.values(), key=lambda entry: (-counts[entry.pk], entry.pk))
    names = {key: name for _way, key, name, _what in [*stated, *asked]}
    cells = {(way, key): _answer(answer) for way, key, _name, answer in asked}
    cells |= {(way, key): (str(UseStage(stage).label), stage) for way, key, _name, stage in stated}
    rows = [
        (names[key], [cells.get((entry.pk, key), ("", "")) for entry in columns])
        for key in sorted(names)
    ]
    return MapOfUses(columns, rows)


def _answer(answer: str) -> tuple[str, str]:
    """What a unit answered in a roll-out: in words, and as its style sheet names it."""
    if not answer:
        return _("asked"), "asked"
    return str(RollOutAsk.Answer(answer).label), answer
