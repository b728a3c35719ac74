from django.db import models
from django.db.models import Q

from guildhall.communities.models import Community
from guildhall.search.models.documents import Document


class MeaningModel(models.Model):
    """A model that made vectors. The newest row is the one in use; vectors of others are waste."""

    name = models.CharField(max_length=200)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Vector(models.Model):
    """What a text means, as numbers of one byte, packed. It goes with its document.

    `key` is a digest of the text it was made of: the same text needs no new vector.
    """

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="vector"
    )
    model = models.ForeignKey(MeaningModel, models.CASCADE, related_name="+", db_index=False)
    key = models.BinaryField(max_length=16)
    packed = models.BinaryField()
    is_compared = models.BooleanField(default=False)  # with the entries that were there before

    class Meta:
        indexes = [
            models.Index(
                fields=["document"], name="vector_to_compare", condition=Q(is_compared=False)
            ),
        ]

    def __str__(self) -> str:
        return f"vector of {self.document_id}"


class Twin(models.Model):
    """Two entries of one kind that seem to say the same, for a steward to look at.

    `closeness` is 1 for the same text. Once put away, the pair isn't shown again.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    older = models.ForeignKey(Document, models.CASCADE, related_name="+")
    newer = models.ForeignKey(Document, models.CASCADE, related_name="+")
    closeness = models.FloatField()
    put_away_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["older", "newer"], name="twin_once"),
        ]
        indexes = [
            models.Index(
                fields=["community", "-closeness"],
                name="twin_to_look_at",
                condition=Q(put_away_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.older_id} and {self.newer_id}"


class Shelf(models.Model):
    """That the vectors of a community changed, and when: each node writes its own file anew."""

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="shelf"
    )
    changes = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"shelf of {self.community_id}"
