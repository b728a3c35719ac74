from django.db import models
from django.db.models import Q

from guildhall.commons.models.entry import Entry
from guildhall.commons.models.reply import Reply
from guildhall.communities.models import RolePeriod, Topic
from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person


class Mention(models.Model):
    """A person mentioned in a text, by id, so that it survives a change of name."""

    person = of_the_account(models.ForeignKey(Person, models.CASCADE, related_name="mentions"))
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="mentions")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="mentions")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True, reply__isnull=False)
                | Q(entry__isnull=False, reply__isnull=True),
                name="mention_one_target",
            ),
            models.UniqueConstraint(
                fields=["person", "entry"],
                name="mention_entry_once",
                condition=Q(entry__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "reply"],
                name="mention_reply_once",
                condition=Q(reply__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"mention of {self.person_id}"


class GroupMention(models.Model):
    """A group mentioned in a text: everyone, people with a role, or people who follow a topic."""

    EVERYONE = "everyone"

    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="group_mentions")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="group_mentions")
    role = models.CharField(
        max_length=12, blank=True, choices=[(EVERYONE, EVERYONE), *RolePeriod.Role.choices]
    )
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True, reply__isnull=False)
                | Q(entry__isnull=False, reply__isnull=True),
                name="group_mention_one_target",
            ),
            models.CheckConstraint(
                condition=(Q(topic__isnull=True) & ~Q(role="")) | Q(topic__isnull=False, role=""),
                name="group_mention_one_group",
            ),
        ]

    def __str__(self) -> str:
        return f"mention of {self.role or self.topic_id}"

    @property
    def is_everyone(self) -> bool:
        return self.role == self.EVERYONE
