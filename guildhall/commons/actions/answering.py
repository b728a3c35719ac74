"""Point from a question to the entry that answers it, and take that back."""

from django.db import transaction

from guildhall.commons import events
from guildhall.commons.kinds import answerings
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Link, touch_entry
from guildhall.people.models import Person


class NoAnswer(ValueError):
    """That can't answer it; the sentence says why."""


def point_to_answer(entry: Entry, answer: Entry, *, by: Person) -> Link:
    """Everyone who reads `entry` is led to what answers it. Doing it twice is harmless.

    Raises NoAnswer.
    """
    answering = answerings.get(answer.kind)
    is_possible = answering is not None and entry.kind in answering.asked_in
    if not is_possible or entry.community_id != answer.community_id or not answer.is_published:
        raise NoAnswer("That can't answer this.")
    with transaction.atomic():
        link, is_new = Link.objects.get_or_create(
            source=entry, target=answer, kind=Link.Kind.ANSWERED_BY, defaults={"made_by": by}
        )
        if is_new:
            touch_entry(entry)
            touch_entry(answer)
            tell(
                events.ANSWER_POINTED_OUT,
                entry=entry,
                by=by,
                toward=entry.author_id,
                answer=answer.pk,
            )
    return link


def let_go_of_answer(link: Link, *, by: Person) -> None:
    """It doesn't answer it after all. Doing it twice is harmless."""
    with transaction.atomic():
        if not Link.objects.filter(pk=link.pk, kind=Link.Kind.ANSWERED_BY).delete()[0]:
            return
        touch_entry(link.source)
        touch_entry(link.target)
        tell(events.ANSWER_LET_GO, entry=link.source, by=by, answer=link.target_id)
