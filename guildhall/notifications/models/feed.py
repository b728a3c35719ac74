from typing import Self

from django.db import models
from django.utils.crypto import get_random_string

from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person

CALENDAR = "calendar"


def new_nonce() -> str:
    return get_random_string(16)


class FeedKey(models.Model):
    """The secret in a person's own addresses; with a new nonce the old addresses stop working."""

    person = of_the_account(
        models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    )
    nonce = models.CharField(max_length=32, default=new_nonce)
    calendar_nonce = models.CharField(max_length=32, default=new_nonce)

    def __str__(self) -> str:
        return f"feeds of {self.person_id}"

    def nonce_for(self, use: str) -> str:
        return self.calendar_nonce if use == CALENDAR else self.nonce

    @classmethod
    def of(cls, person: Person) -> Self | None:
        return cls.objects.filter(person=person).first()
