import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.kit.prepared import prepared
from guildhall.kit.quiet_hours import Waking
from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person

WEEKDAYS = [
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
]


class Preference(models.Model):
    """When and in which ways a person is told. Without a row these defaults count."""

    class Rhythm(models.TextChoices):
        DAILY = "daily", _("every day")
        WEEKLY = "weekly", _("once a week")
        NEVER = "never", _("never")

    person = of_the_account(
        models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="preference")
    )
    by_mail = models.BooleanField(default=True)
    digest = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.WEEKLY)
    digest_weekday = models.PositiveSmallIntegerField(default=0)
    digest_hour = models.PositiveSmallIntegerField(default=7)
    quiet_from = models.PositiveSmallIntegerField(default=20)
    quiet_until = models.PositiveSmallIntegerField(default=7)
    weekdays = models.JSONField(default=list)
    last_digest_at = models.DateTimeField(null=True)
    next_digest_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_digest_at"], name="preference_next_digest")]

    def __str__(self) -> str:
        return f"preference of {self.person_id}"

    @classmethod
    def of(cls, person: Person) -> "Preference":
        kept = _of_person.first(person_id=person.pk)
        if kept is None:
            return cls(person=person)
        kept.person = person
        return kept

    @property
    def waking(self) -> Waking:
        """When mail may come, in the time zone of the person."""
        days = frozenset(self.weekdays) or frozenset(range(7))
        return Waking(self.person.zone, self.quiet_from, self.quiet_until, days)

    def digest_after(self, moment: dt.datetime) -> dt.datetime | None:
        """When the next digest is due; None for never."""
        if self.digest == self.Rhythm.NEVER:
            return None
        day = self.digest_weekday if self.digest == self.Rhythm.WEEKLY else None
        return self.waking.next_at(moment, hour=self.digest_hour, weekday=day)


@prepared
def _of_person(person_id: int) -> models.QuerySet[Preference]:
    return Preference.objects.filter(person=person_id)
