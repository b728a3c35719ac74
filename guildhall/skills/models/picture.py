from django.db import models

from guildhall.communities.models import Community


class PictureCell(models.Model):
    """One cell of the picture of what a community brings: a topic, and one kind.

    `renewals` is what was shown, each time with the marks of the people it rested on, so that two
    pictures never tell of a few people. A mark is a keyed hash: nobody reads from it who it was.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    topic_key = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)
    renewals = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "topic_key", "kind"], name="one_cell_of_the_picture"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic_key}, {self.kind}"


class Picture(models.Model):
    """When the picture of a community was last looked at anew, and whether there was one."""

    community = models.OneToOneField(Community, models.CASCADE, primary_key=True, related_name="+")
    monday_on = models.DateField()
    is_shown = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.community_id} on {self.monday_on}"
