"""What shows that someone can do something: their tips and practices that were tested."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from guildhall.commons.models import Entry, Outcome
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Rung
from guildhall.skills.shown import MOST, Showing

TESTED = (Rung.TRIED, Rung.HERE, Rung.ELSEWHERE, Rung.STANDARD)


def shows_skill(person: Person, reader: Person) -> Iterator[Showing]:
    """The newest that `reader` may see, each with when it worked last. One query."""
    for way in _tested.rows(person_id=person.pk, reader_id=reader.pk, now=timezone.now()):
        yield Showing(str(Rung(way.state).label), way, vars(way)["shown_at"])


@prepared
def _tested(person_id: int, reader_id: int, now: dt.datetime) -> QuerySet[Entry]:
    ways = Entry.objects.visible_to(Person(pk=reader_id), at=now).published()
    ways = ways.filter(authorships__person=person_id, kind__in=(TIP, PRACTICE), state__in=TESTED)
    by_others = Q(outcomes__result=Outcome.Result.WORKED, outcomes__replaced_at=None)
    worked_at = Max("outcomes__at", filter=by_others & ~Q(outcomes__person=person_id))
    dated = ways.annotate(shown_at=Coalesce(worked_at, F("created_at")))
    ordered = dated.select_related("community").defer("body", "body_html")
    return ordered.order_by("-shown_at", "-pk")[:MOST]
