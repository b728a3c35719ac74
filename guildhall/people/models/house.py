import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.kit.file_kinds import OWNER_CHOOSES
from guildhall.kit.prepared import prepared

_BETWEEN = re.compile(r"[\s,;]+")
MEGABYTE = 1024**2


def _all_file_kinds() -> list[str]:
    return [kind.value for kind in OWNER_CHOOSES]


class House(models.Model):
    """The owner's settings: exactly one row."""

    class SignUp(models.TextChoices):
        ANYONE = "anyone", _("anyone who opens the hall")
        INVITED = "invited", _("people who were invited")
        MAIL_DOMAINS = "mail_domains", _("people with a mail address at these domains")

    name = models.CharField(max_length=60, default="Guildhall")
    sign_up = models.CharField(max_length=20, choices=SignUp, default=SignUp.INVITED)
    mail_domains = models.CharField(max_length=400, blank=True)
    asks_sum = models.BooleanField(default=False)
    # of files: which kinds, beside pictures, and how much space they may take
    file_kinds = models.JSONField(default=_all_file_kinds)
    largest_file_mb = models.PositiveIntegerField(default=25)
    quota_of_person_mb = models.PositiveIntegerField(default=1_000)
    quota_of_community_mb = models.PositiveIntegerField(default=20_000)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_house")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "House":
        """The settings in force; defaults where the owner has set nothing yet."""
        return _house.first() or cls(pk=1)

    @property
    def largest_file(self) -> int:
        """In bytes, as are the next two."""
        return self.largest_file_mb * MEGABYTE

    @property
    def space_of_person(self) -> int:
        return self.quota_of_person_mb * MEGABYTE

    @property
    def space_of_community(self) -> int:
        return self.quota_of_community_mb * MEGABYTE

    @property
    def domains(self) -> list[str]:
        """Each once, however the list was typed: with commas, semicolons, spaces or lines."""
        pieces = _BETWEEN.split(self.mail_domains)
        domains = [piece.lower().lstrip("@") for piece in pieces]
        return list(dict.fromkeys(domain for domain in domains if domain))


@prepared
def _house() -> models.QuerySet[House]:
    return House.objects.filter(pk=1)
