"""One form, sent once: a key that a page or a waiting post brings along is used for one post.

    the key, in a transaction ──▶ the view ──▶ it redirects: the key is noted with where it led
              │                      └───────▶ anything else: the key may be used again
              └─ is noted already: nothing is done; the answer leads to where it led then

The note and the post are one transaction: either both are there, or neither. Of two that bring the
same key at once, the second waits for the first at the unique constraint.
"""

import re
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse

from guildhall.kit.verdict import Refused
from guildhall.people.models import Person
from guildhall.pocket.models import Sent

_KEY = re.compile(r"(?P<person>\d{1,18})\.[0-9a-z-]{8,40}", re.ASCII)


def is_key(typed: str) -> bool:
    return bool(_KEY.fullmatch(typed))


def is_key_of(typed: str, person: Person) -> bool:
    """Whether it is a key, and was made on a page of this person."""
    found = _KEY.fullmatch(typed)
    return found is not None and int(found["person"]) == person.pk


def answer_once(key: str, *, by: Person, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """What `answer` gives; under a key that was noted before, a redirect to where that led.

    What a refusing view has kept (a draft) stays kept. Raises what `answer` raises.
    """
    refusal: Exception | None = None
    response = HttpResponse(status=500)
    try:
        with transaction.atomic():
            note = _noted(key, by)
            if note.path:
                return _led_to(note.path)
            try:
                response = answer()
            except (Refused, Http404) as problem:
                refusal = problem
            if refusal is None and 300 <= response.status_code < 400:
                Sent.objects.filter(pk=note.pk).update(path=response["Location"][:500])
            elif response.status_code >= 500 and refusal is None:
                transaction.set_rollback(True)
            else:
                note.delete()
    except IntegrityError:
        earlier = Sent.objects.filter(person=by, key=key).exclude(path="").first()
        if earlier is None:
            raise
        return _led_to(earlier.path)
    if refusal is not None:
        raise refusal
    return response


def _noted(key: str, by: Person) -> Sent:
    """The note of this key: one of earlier, or a new one without a path."""
    return Sent.objects.filter(person=by, key=key).first() or Sent.objects.create(
        person=by, key=key
    )


def _led_to(path: str) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": path})
