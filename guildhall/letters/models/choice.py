from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person


class LetterChoice(models.Model):
    """Who may write to someone, and how long they keep their letters. Only they see it.

    Without a row: members of a shared community may write, and letters are kept.
    """

    class Kept(models.IntegerChoices):
        """In months; 0 has no end."""

        ALWAYS = 0, _("Keep them")
        QUARTER = 3, _("They are gone for me after 3 months")
        YEAR = 12, _("They are gone for me after 12 months")

    person = of_the_account(
        models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    )
    only_answered = models.BooleanField(default=False)
    kept_months = models.PositiveSmallIntegerField(choices=Kept, default=Kept.ALWAYS)

    class Meta:
        indexes = [
            models.Index(
                fields=["kept_months"],
                name="letter_choice_ends",
                condition=models.Q(kept_months__gt=0),
            )
        ]

    def __str__(self) -> str:
        return f"letter choice of {self.person_id}"

    @classmethod
    def of(cls, person: Person) -> "LetterChoice":
        """What they chose; unsaved, as everyone begins, where they chose nothing. One query."""
        return cls.objects.filter(person=person.pk).first() or cls(person=person)
