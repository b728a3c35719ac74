"""A quiet thank-you: something old is of use again, and its authors are told so, now and then.

A report that it worked, a unit that uses it, or thanks: the notice about it says how long after it
was written that is. Of one entry at most once in ninety days, and without any count.
"""

import datetime as dt
from dataclasses import dataclass

from guildhall.commons.models import Authorship
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule, Subject

OLD = dt.timedelta(days=182)
RESTS = dt.timedelta(days=90)
DAYS_AFTER = "days_after"  # in the detail of a notice that is one


@dataclass(frozen=True, slots=True)
class ThankYou:
    """`authors` are told; it was written so many `days` before."""

    authors: frozenset[int]
    days: int
    key: str

    @property
    def detail(self) -> dict[str, int]:
        return {DAYS_AFTER: self.days}


def thank_you_for(rule: Rule, subject: Subject) -> ThankYou | None:
    """Whom this event thanks for something old; None where it thanks nobody.

    Up to two queries, none where it is young.
    """
    if rule.thanks is None or subject.entry is None or not rule.thanks.is_use(subject):
        return None
    written = subject.reply or subject.entry
    age = subject.event.at - written.created_at
    if age < OLD or _was_thanked_lately(subject):
        return None
    reply_id = subject.reply.pk if subject.reply else 0
    key = f"{rule.verb} of old:{subject.entry.pk}:{reply_id}"
    return ThankYou(_authors(subject), age.days, key)


def is_thank_you(notice: Notice) -> bool:
    return DAYS_AFTER in notice.detail


def _was_thanked_lately(subject: Subject) -> bool:
    """By another event, so that the same one, delivered again, decides alike."""
    lately = Notice.objects.filter(
        entry=subject.entry,
        first_at__gt=subject.event.at - RESTS,
        first_at__lt=subject.event.at,
    )
    return lately.filter(detail__has_key=DAYS_AFTER).exists()


def _authors(subject: Subject) -> frozenset[int]:
    if subject.reply:
        return frozenset({subject.reply.author_id})
    authors = Authorship.objects.filter(entry=subject.entry)
    return frozenset(authors.values_list("person_id", flat=True))
