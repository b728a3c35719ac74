"""Work that waits in a table: one worker at a time leases a row, and no row is tried for ever.

An attempt is counted, and the next one put off, before anything is tried, in a
transaction of its own. So whatever happens to the worker (an error of any kind,
a process that is killed), the row is retried later, and given up after its last
attempt. A worker that is gone leaves its lease behind, which expires by itself.
"""

import datetime as dt
import logging
import threading
from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeVar

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from guildhall.kit.words import excerpt, without_controls

MOST_LETTERS = 500
MOST_COUNTED = 32_000  # what fits into the column
NEVER_CAME_BACK = "The worker ended each time while this was tried."

# This process was asked to end: what is in hand is finished, no more is taken.
stopping = threading.Event()
log = logging.getLogger(__name__)

Row = TypeVar("Row", bound="Leased")


class LeasedQuerySet(models.QuerySet[Row]):
    def waiting(self) -> Self:
        """Not done and not given up. Kinds that know more ways of being done add them."""
        return self.filter(given_up_at__isnull=True)

    def given_up(self) -> Self:
        return self.filter(given_up_at__isnull=False)

    def due(self, *, at: dt.datetime) -> Self:
        """Its time has come, and no worker holds it."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=at)
        return self.waiting().filter(free, not_before__lte=at)

    def take(self) -> Row | None:
        """The first of these, in hand: leased, its attempt counted, and all that committed."""
        return taken(self.select_for_update(skip_locked=True, of=("self",)).first)

    def again(self) -> int:
        """What went wrong is mended: try these anew, with all their attempts."""
        return self.update(
            given_up_at=None, leased_until=None, attempts=0, not_before=timezone.now(), reason=""
        )


class Leased(models.Model):
    """A row that a worker takes in hand.

    `reason` says in a sentence how the last attempt failed.
    """

    LEASE: ClassVar[dt.timedelta] = dt.timedelta(minutes=5)
    MOST_ATTEMPTS: ClassVar[int] = 8
    LONGEST_PAUSE: ClassVar[dt.timedelta] = dt.timedelta(hours=4)

    not_before = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    given_up_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=MOST_LETTERS, blank=True, default="")

    class Meta:
        abstract = True

    def pause(self) -> dt.timedelta:
        """Until the next attempt: half a minute after the first, and twice as long after each."""
        return min(self.LONGEST_PAUSE, dt.timedelta(seconds=15 * 2 ** min(self.attempts, 20)))

    def begin(self, *, at: dt.datetime) -> None:
        """One more attempt. It is written down before it is made."""
        self.attempts = min(self.attempts + 1, MOST_COUNTED)
        self.leased_until = at + self.LEASE
        self.not_before = at + self.pause()
        self.save(update_fields=["attempts", "leased_until", "not_before"])

    def keep(self, **changes: Any) -> None:
        """It takes long and is alive: the lease begins anew."""
        held = self._held()
        self.leased_until = timezone.now() + self.LEASE
        held.update(leased_until=self.leased_until, **changes)

    def finish(self, **changes: Any) -> None:
        """It is done, even if another worker holds it by now."""
        type(self)._base_manager.filter(pk=self.pk).update(leased_until=None, **changes)

    def fail(
        self, reason: str, *, most: int = 0, pause: dt.timedelta | None = None, **changes: Any
    ) -> None:
        """This attempt came to nothing. After the last one (`most` of them) it is given up."""
        if self.attempts >= (most or self.MOST_ATTEMPTS):
            self.give_up(reason, **changes)
        else:
            then = timezone.now() + (pause or self.pause())
            self._put_back(reason=_sentence(reason), not_before=then, **changes)

    def put_off(self, until: dt.datetime, *, reason: str = "") -> None:
        """It could not be tried, through no fault of its own: the attempt does not count."""
        self._put_back(reason=_sentence(reason), not_before=until, attempts=self.attempts - 1)

    def give_up(self, reason: str, **changes: Any) -> None:
        """For good, until someone mends the cause and has it tried again."""
        self._put_back(reason=_sentence(reason), given_up_at=timezone.now(), **changes)

    def _put_back(self, **changes: Any) -> None:
        self._held().update(leased_until=None, **changes)

    def _held(self) -> models.QuerySet[Self]:
        """The row, while the lease is still ours: a slow attempt may have outlived it."""
        return type(self)._base_manager.filter(pk=self.pk, leased_until=self.leased_until)


def taken(first: Callable[[], Row | None]) -> Row | None:
    """The row that `first` locks, in hand. Those that were tried too often are given up."""
    while True:
        with transaction.atomic():
            row = first()
            if row is None:
                return None
            if row.attempts < row.MOST_ATTEMPTS:
                row.begin(at=timezone.now())
                return row
            row.give_up(NEVER_CAME_BACK)


def work_on(take: Callable[[], Row | None], attempt: Callable[[Row], None], *, batch: int) -> int:
    """Take row after row and attempt each; returns how many were taken in hand.

    Whatever an attempt raises is that row's failure, and the next row is taken.
    """
    for number in range(batch):
        row = None if stopping.is_set() else take()
        if row is None:
            return number
        try:
            attempt(row)
        except KeyboardInterrupt:
            raise
        except BaseException as failure:  # also what libraries raise beside Exception
            log.warning("%s %s failed: %s", type(row).__name__, row.pk, type(failure).__name__)
            row.fail(words_of(failure))
    return batch


def let_go_of_the_database() -> None:
    """Before a long wait for another machine: others can use our connection meanwhile."""
    if not connection.in_atomic_block:
        connection.close()


def words_of(failure: BaseException) -> str:
    """What went wrong, for an owner to read."""
    return f"{type(failure).__name__}: {failure}"


def _sentence(reason: str) -> str:
    return excerpt(without_controls(reason), MOST_LETTERS)
