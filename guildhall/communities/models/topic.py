from django.db import models

from guildhall.communities.models.community import Community


class Topic(models.Model):
    """What a community talks about, finer than its purpose. It can be a part of another topic."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="topics")
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)
    description = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="children")

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name_key"], name="topic_name_once"),
            models.UniqueConstraint(fields=["community", "slug"], name="topic_slug_once"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="topic_not_under_itself",
            ),
        ]
        indexes = [models.Index(fields=["name_key"], name="topic_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def also_called(self) -> list[str]:
        return [synonym.name for synonym in self.synonyms.all()]


class TopicSynonym(models.Model):
    """Another word for a topic: it leads to the topic wherever someone types it.

    The name and address of a topic that was merged live on as one; texts know that topic by its
    `former_id`.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="synonyms")
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)
    former_id = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name_key"], name="synonym_name_once"),
            models.UniqueConstraint(fields=["community", "slug"], name="synonym_slug_once"),
        ]
        indexes = [models.Index(fields=["name_key"], name="synonym_by_name")]

    def __str__(self) -> str:
        return self.name
