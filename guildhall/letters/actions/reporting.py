"""Report what someone wrote, showing what one chooses to show; and answer a report."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.letters.actions.filing import show_files
from guildhall.letters.models import LetterReport, Message, ShownMessage
from guildhall.letters.names import LETTERS_REPORTED, REPORT_CLOSED
from guildhall.letters.who_looks import who_looks
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import LOOKS_AFTER, LOOKS_AFTER_HALL, PERSONAL
from guildhall.people.models import Person


class NoOneToLook(ValueError):
    """Nobody but the two could look at it."""


def report_letters(
    about: Person, *, by: Person, to: Community | None, why: str, shown: Sequence[Message] = ()
) -> LetterReport:
    """Report someone to the stewards of a community, or to the owners of the hall.

    They read copies of the messages that `by` chose, with their files, and no other. Without any
    the words alone are the report. Raises NoOneToLook.
    """
    with transaction.atomic():
        readers = who_looks(to, about=about, by=by)
        if not readers:
            raise NoOneToLook("There is nobody else who could look at it there.")
        report = LetterReport.objects.create(
            by=by, about=about, community=to, why=why.strip()[:1000]
        )
        copies = ShownMessage.objects.bulk_create(
            ShownMessage(
                report=report,
                message=message,
                author_id=message.author_id,
                body_html=message.body_html,
                at=message.at,
            )
            for message in shown
        )
        show_files(copies)
        tell_directly(
            LETTERS_REPORTED,
            readers,
            reason=LOOKS_AFTER if to else LOOKS_AFTER_HALL,
            key="letter-reports",
            by=by,
            at=report.at,
        )
    return report


def close_report(report: LetterReport, *, by: Person, answer: str) -> None:
    """Say what came of it: its writer reads that, whom it is about doesn't. Twice is harmless."""
    now = timezone.now()
    with transaction.atomic():
        closed = LetterReport.objects.open().filter(pk=report.pk)
        if closed.update(closed_by=by, closed_at=now, answer=answer.strip()[:500]):
            tell_directly(
                REPORT_CLOSED,
                [report.by_id],
                reason=PERSONAL,
                key=f"letter-report:{report.pk}",
                by=by,
                at=now,
                report=report.pk,
            )
