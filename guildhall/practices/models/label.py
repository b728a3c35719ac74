from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.kit.words import slug_of
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Label(models.Model):
    """A product or a place that tips are about. Its QR code, on the machine or wall, opens them."""

    class Kind(models.TextChoices):
        PRODUCT = "product", _("a product or machine")
        PLACE = "place", _("a place")

    community = models.ForeignKey(Community, models.CASCADE, related_name="labels")
    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PRODUCT)
    made_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name_key"]
        constraints = [models.UniqueConstraint(fields=["community", "name_key"], name="label_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """The last part of its URL."""
        slug = slug_of(self.name, fallback="")
        return f"{self.pk}-{slug}" if slug else str(self.pk)
