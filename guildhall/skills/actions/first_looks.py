"""“What did you look at first?”: asked once of an answer, given, passed, or taken back.

Nothing of it is an event: a log would tell who was asked, and so who passed.
"""

from django.db import transaction
from django.utils import timezone

from guildhall.commons.models import Entry, Link, Reply, touch_entry
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import WRITTEN_TO
from guildhall.people.models import Person
from guildhall.skills.models import FirstLook
from guildhall.skills.names import FIRST_LOOK_ASKED, FIRST_LOOK_GIVEN, first_look_key


def ask_first_look(reply: Reply, *, by: Person) -> None:
    """Ask who wrote it, privately. A second time, by whom ever, nothing happens."""
    with transaction.atomic():
        _look, is_new = FirstLook.objects.get_or_create(reply=reply, defaults={"asked_by": by})
        if is_new:
            _tell(FIRST_LOOK_ASKED, reply, to=reply.author_id, by=by)


def give_first_look(look: FirstLook, *, by: Person, text: str) -> None:
    """It is shown with the tips kept from the answer, under their name. Also to write it anew."""
    with transaction.atomic():
        own = FirstLook.objects.of(by).filter(pk=look.pk)
        is_first = own.filter(given_at=None).exists()
        given = {"text": text.strip(), "passed_at": None}
        if not own.update(given_at=look.given_at or timezone.now(), **given):
            return
        _read_by(look, by)
        if is_first:
            _tell(FIRST_LOOK_GIVEN, look.reply, to=look.asked_by_id, by=by)


def pass_first_look(look: FirstLook, *, by: Person) -> None:
    """They would rather not. Nobody is told, and nobody asks again."""
    with transaction.atomic():
        own = FirstLook.objects.of(by).filter(pk=look.pk, given_at=None)
        own.update(passed_at=timezone.now())
        see_directly(first_look_key(look.pk), by=by)


def take_back_first_look(look: FirstLook, *, by: Person) -> None:
    """What they wrote is gone from every tip."""
    with transaction.atomic():
        own = FirstLook.objects.of(by).filter(pk=look.pk, given_at__isnull=False)
        if own.update(text="", given_at=None, passed_at=timezone.now()):
            _read_by(look, by)


def _read_by(look: FirstLook, by: Person) -> None:
    """The tips say something else now; who was asked has read it."""
    see_directly(first_look_key(look.pk), by=by)
    kept = Link.objects.filter(credit_reply=look.pk, kind=Link.Kind.GREW_INTO).values("target")
    for entry in Entry.objects.filter(pk__in=kept).order_by("pk"):
        touch_entry(entry)


def _tell(verb: str, reply: Reply, *, to: int, by: Person) -> None:
    tell_directly(
        verb,
        [to],
        reason=WRITTEN_TO,
        key=first_look_key(reply.pk),
        by=by,
        at=timezone.now(),
        first_look=reply.pk,
    )
