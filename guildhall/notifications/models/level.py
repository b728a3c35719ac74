from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Topic
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Level(models.TextChoices):
    """How much someone wants to be told, from everything to nothing."""

    EVERYTHING = "everything", _("Everything, right away")
    CONCERNS = "concerns", _("What concerns me right away, everything else in a digest")
    DIGEST = "digest", _("Everything in a digest")
    NOTHING = "nothing", _("Nothing")


class ChosenLevel(models.Model):
    """What a person chose for a community, one of its topics or one of its entries.

    The nearest choice counts.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="chosen_levels"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="+")
    level = models.CharField(max_length=10, choices=Level)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community"],
                name="level_of_community",
                condition=Q(topic__isnull=True, entry__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["person", "topic"], name="level_of_topic", condition=Q(topic__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["person", "entry"], name="level_of_entry", condition=Q(entry__isnull=False)
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=True) | Q(entry__isnull=True), name="level_one_place"
            ),
        ]
        indexes = [models.Index(fields=["community", "level", "person"], name="level_in_community")]

    def __str__(self) -> str:
        return f"{self.level} for {self.person_id}"
