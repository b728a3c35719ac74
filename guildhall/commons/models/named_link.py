from django.db import models
from django.db.models import Q

from guildhall.commons.models.entry import Entry, Standing
from guildhall.commons.models.reply import Reply
from guildhall.communities.models import Community


class NamedLinkQuerySet(models.QuerySet["NamedLink"]):
    def published(self) -> "NamedLinkQuerySet":
        """Those in texts that everyone sees who reads the community."""
        published = Standing.PUBLISHED
        in_entry = Q(entry__standing=published)
        in_reply = Q(reply__standing=published, reply__entry__standing=published)
        return self.filter(in_entry | in_reply)

    def leading_nowhere(self) -> "NamedLinkQuerySet":
        """By names that no entry has, or to one that is no longer published."""
        return self.filter(Q(target=None) | ~Q(target__standing=Standing.PUBLISHED))


class NamedLink(models.Model):
    """A link in a text by the name of an entry, as in `[[Change a seal]]`.

    It knows its target by id, so that it survives a change of name. Without a target, no entry of
    that name was there when the text was written: it is wanted. `community` is that of the text.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="named_links")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="named_links")
    target = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="named_in")
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)

    objects = NamedLinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["community", "name_key"],
                name="named_link_wanted",
                condition=Q(target__isnull=True),
            ),
            models.Index(fields=["community", "id"], name="named_link_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True, reply__isnull=False)
                | Q(entry__isnull=False, reply__isnull=True),
                name="named_link_one_text",
            ),
        ]

    def __str__(self) -> str:
        return f"link to {self.name}"
