"""Very many questions at once, written and indexed in bulk."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.questions.models import Question
from guildhall.search.actions import index_entries


def write_questions(
    community: Community,
    titles: list[str],
    *,
    by: Person,
    standing: str = Standing.PUBLISHED,
) -> list[Entry]:
    """One a second, the last of them now."""
    begun = timezone.now() - dt.timedelta(seconds=len(titles))
    entries = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="question",
            author=by,
            title=title,
            standing=standing,
            state="waiting",
            created_at=begun + dt.timedelta(seconds=number),
        )
        for number, title in enumerate(titles)
    )
    Question.objects.bulk_create(Question(entry=entry) for entry in entries)
    index_entries([entry.pk for entry in entries])
    return entries
