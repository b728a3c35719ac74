from django.db import models

from guildhall.communities.models import Community


class Spelling(models.Model):
    """A word that people use in a community, under one of the keys by which it is looked up.

    Only words of texts that everyone who reads the community sees. `word` is as it is written, in
    small letters; `often` is 1 for a word of one text, and one more for each doubling.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=42)
    word = models.CharField(max_length=40)
    often = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "key", "word"], name="spelling_once"),
        ]

    def __str__(self) -> str:
        return f"{self.word} under {self.key}"


class Dictionary(models.Model):
    """How far the words of a community have been taken down."""

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="dictionary"
    )
    last_document = models.BigIntegerField(default=0)
    gathered_at = models.DateTimeField(null=True)
    gathered_version = models.PositiveBigIntegerField(default=0)  # of the community

    def __str__(self) -> str:
        return f"dictionary of {self.community_id}"
