"""What someone who left answers: written, skipped, given, taken back, kept as a tip."""

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.actions import add_author
from guildhall.commons.models import Entry
from guildhall.farewells.events import WORDS_KEPT
from guildhall.farewells.handing import KeepsWords
from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.names import FAREWELL_GIVEN, farewell_key
from guildhall.farewells.queries.readers import readers_of
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import PERSONAL
from guildhall.people.models import Person


class AlreadyAnswered(Exception):
    """Something else was answered to it before, and may have readers: it is not overwritten."""


def answer_farewell(farewell: Farewell, number: int, *, by: Person, text: str) -> Words | None:
    """Write it, once; what was skipped can still be answered. It is theirs until they give it.

    Raises AlreadyAnswered. None where that isn't asked of them.
    """
    with transaction.atomic():
        asked = Farewell.objects.select_for_update(of=("self",)).filter(pk=farewell.pk, person=by)
        if not number > 0 or not asked.filter(asked__gte=number).exists():
            return None
        words, _is_new = Words.objects.get_or_create(farewell=farewell, number=number)
        if words.text not in ("", text.strip()):
            raise AlreadyAnswered
        if not words.text:
            words.text, words.at = text.strip(), timezone.now()
            words.save(update_fields=["text", "at"])
        see_directly(farewell_key(farewell.pk), by=by)
    return words


def skip_question(farewell: Farewell, number: int, *, by: Person) -> None:
    """No answer to this one. Nobody learns it. What was answered is not skipped any more."""
    if farewell.person_id == by.pk and 0 < number <= farewell.asked:
        with transaction.atomic():
            Words.objects.get_or_create(farewell=farewell, number=number)
            see_directly(farewell_key(farewell.pk), by=by)


def give_words(words: Words, *, by: Person, may_be_tip: bool = False) -> None:
    """Stewards, and heirs of what they wrote, read it from now on; they may make a tip of it."""
    with transaction.atomic():
        own = Words.objects.filter(pk=words.pk, farewell__person=by).exclude(text="")
        is_new = own.filter(given_at=None).exists()
        if not own.update(given_at=words.given_at or timezone.now(), may_be_tip=may_be_tip):
            return
        if is_new:
            tell_directly(
                FAREWELL_GIVEN,
                readers_of(words.farewell),
                reason=PERSONAL,
                key=farewell_key(words.farewell_id),
                by=by,
                at=timezone.now(),
                farewell=words.farewell_id,
            )


def take_back_words(words: Words, *, by: Person) -> None:
    """Theirs alone again. A tip that was made of it stays."""
    own = Words.objects.filter(pk=words.pk, farewell__person=by)
    own.update(given_at=None, may_be_tip=False)


def keep_words(words: Words, *, by: Person, keeps: KeepsWords) -> Entry:
    """Make an entry of what was given for that, with its writer among the authors.

    Raises NotPosted.
    """
    farewell = words.farewell
    with transaction.atomic():
        entry = keeps.keep(farewell.community, by, str(words.question), words.text)
        add_author(entry, farewell.person)
        record(WORDS_KEPT, actor_id=by.pk, community_id=farewell.community_id)
        Words.objects.filter(pk=words.pk).update(may_be_tip=False)
    return entry
