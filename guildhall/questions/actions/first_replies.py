"""When a question got its first reply by another person: this is what keeps the promise."""

import datetime as dt

from django.db.models import F, Min, OuterRef, QuerySet, Subquery

from guildhall.commons.models import Entry, Reply
from guildhall.kit.prepared_writes import Update, prepared_update
from guildhall.people.models import Person
from guildhall.questions.models import Question


def note_first_reply(entry: Entry, reply: Reply) -> None:
    """The first reply by another person keeps the community's promise; a program's does not."""
    if reply.author_id != entry.author_id and reply.author.kind == Person.Kind.PERSON:
        _keep_promise(entry_id=entry.pk, at=reply.created_at)


@prepared_update
def _keep_promise(entry_id: int, at: dt.datetime) -> Update:
    return Question.objects.filter(entry=entry_id, first_reply_at=None), {"first_reply_at": at}


def recount_first_replies(questions: QuerySet[Question]) -> None:
    """Work it out anew, after an import or when an account becomes a program or a person."""
    by_others = Reply.objects.published().filter(
        entry=OuterRef("entry"), author__kind=Person.Kind.PERSON
    )
    first = (
        by_others.exclude(author=F("entry__author"))
        .order_by()
        .values("entry")
        .annotate(first=Min("created_at"))
        .values("first")
    )
    questions.update(first_reply_at=Subquery(first))


def recount_replies_of(person_id: int) -> None:
    """An account became a program, or a person again: recount the questions it replied to."""
    replied = Reply.objects.filter(author=person_id).values("entry")
    recount_first_replies(Question.objects.filter(entry__in=replied))
