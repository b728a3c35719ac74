"""The key under which a person answers, made from a secret.

The secret is deleted when the survey closes.
"""

import datetime as dt
import hashlib
import hmac
import uuid

from django.utils import timezone

from guildhall.people.models import Person
from guildhall.pulse.models import Wave


class IsOver(ValueError):
    """The survey is closed: nobody can answer any more, and nobody can tell who did."""


def key_of(wave: Wave, person: Person, *, at: dt.datetime | None = None) -> uuid.UUID:
    """The same for one person in one survey, so that they can change their answers.

    Raises IsOver.
    """
    if not (wave.salt and wave.is_open_at(at or timezone.now())):
        raise IsOver(str(wave))
    digest = hmac.digest(bytes.fromhex(wave.salt), str(person.pk).encode(), hashlib.sha256)
    return uuid.UUID(bytes=digest[:16])
