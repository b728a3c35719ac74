"""What Questions adds to a digest: one thing to do, and questions that fit the reader."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.communities.models import Community
from guildhall.notifications.digest import Reader, Row, Section
from guildhall.questions.models import Question
from guildhall.questions.queries import LATELY, answerable_by, question_to_answer

MOST = 3


def digest(reader: Reader) -> tuple[Section | None, ...]:
    return the_one_thing(reader), waiting_for_you(reader)


def the_one_thing(reader: Reader) -> Section | None:
    """The question this reader can best answer; None where none fits them and none is new."""
    best = next(iter(_answerable(reader, 1)), None)
    if best is None or (not best.is_fit and best.entry.created_at <= reader.since):
        return None
    return Section(_("One thing to do: can you answer this?"), [_row(best)], is_todo=True)


def waiting_for_you(reader: Reader) -> Section | None:
    """Questions for which something speaks for the reader."""
    rows = [_row(one) for one in _answerable(reader, MOST + 1) if one.is_fit]
    return Section(_("You can probably answer these"), rows)


def _answerable(reader: Reader, most: int) -> list[Question]:
    entries = answerable_by(
        reader.person,
        Community.objects.filter(pk__in=reader.community_ids),
        lately=timezone.now() - LATELY,
    )
    return [question_to_answer(entry, reader.person) for entry in entries[:most]]


def _row(question: Question) -> Row:
    entry = question.entry
    return Row(
        entry.title,
        path_of(entry, entry.community.slug),
        f"{entry.author.name} · {entry.community.name}",
        entry.pk,
    )
