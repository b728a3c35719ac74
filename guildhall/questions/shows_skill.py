"""What shows that someone can do something: their answers that solved or worked."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry, Outcome, reply_is_out
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question
from guildhall.skills.shown import MOST, Showing


def shows_skill(person: Person, reader: Person) -> Iterator[Showing]:
    """The newest that `reader` may see. Two queries."""
    now = timezone.now()
    for one in _solved.rows(person_id=person.pk, reader_id=reader.pk, now=now):
        if one.accepted_at:
            anchor = f"#r{one.accepted_reply_id}"
            yield Showing(_("Solved a question"), one.entry, one.accepted_at, anchor)
    once: dict[int, Outcome] = {}
    for outcome in _worked.rows(person_id=person.pk, reader_id=reader.pk, now=now):
        once.setdefault(outcome.reply_id or 0, outcome)
    for reply_id, outcome in once.items():
        if outcome.reply:
            anchor = f"#r{reply_id}"
            yield Showing(_("An answer that worked"), outcome.reply.entry, outcome.at, anchor)


@prepared
def _solved(person_id: int, reader_id: int, now: dt.datetime) -> QuerySet[Question]:
    solved = Question.objects.filter(
        reply_is_out(of="accepted_reply__"),
        accepted_reply__author=person_id,
        accepted_at__isnull=False,
        entry__in=Entry.objects.visible_to(Person(pk=reader_id), at=now).published(),
    )
    newest = solved.select_related("entry__community").defer("entry__body", "entry__body_html")
    return newest.order_by("-accepted_at", "-pk")[:MOST]


@prepared
def _worked(person_id: int, reader_id: int, now: dt.datetime) -> QuerySet[Outcome]:
    """An answer that somebody else tried, and it worked for them."""
    worked = Outcome.objects.filter(
        reply_is_out(of="reply__"),
        result=Outcome.Result.WORKED,
        replaced_at=None,
        comes_from_acceptance=False,
        reply__author=person_id,
        reply__solves=None,
        reply__entry__kind=QUESTION,
        reply__entry__in=Entry.objects.visible_to(Person(pk=reader_id), at=now).published(),
    ).exclude(person=F("reply__author"))
    newest = worked.select_related("reply__entry__community")
    newest = newest.defer("reply__body", "reply__entry__body", "reply__entry__body_html")
    return newest.order_by("-at", "-pk")[:MOST]
