from typing import Self

from django.db import models
from django.utils.crypto import get_random_string

from guildhall.people.models import Person


def _nonce() -> str:
    return get_random_string(16)


class FeedKey(models.Model):
    """What makes a person's feed addresses theirs; a new one makes every old address lead nowhere."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    nonce = models.CharField(max_length=32, default=_nonce)

    def __str__(self) -> str:
        return f"feeds of {self.person_id}"

    @classmethod
    def of(cls, person: Person) -> Self | None:
        return cls.objects.filter(person=person).first()
