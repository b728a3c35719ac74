from typing import Self

from django.db import models
from django.db.models import F, Q

from guildhall.commons.models import Entry, Standing
from guildhall.kit.headings import Heading
from guildhall.library.models.reliance import Care, Reliance
from guildhall.library.models.rules import Rules
from guildhall.library.models.states import PageState
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_LEVELS = 12  # of the tree


class PageQuerySet(models.QuerySet["Page"]):
    def published(self) -> Self:
        return self.filter(entry__standing=Standing.PUBLISHED)

    def in_force(self) -> Self:
        """Published and not withdrawn."""
        return self.published().exclude(entry__state=PageState.WITHDRAWN)

    def below(self, shelf: int) -> Self:
        """The pages of one level of the tree, in their order."""
        return self.filter(under=shelf).order_by("place", "pk")


class Page(models.Model):
    """What only a page has; all else is in its entry.

    `under` is the level of the tree that it is on: the number of its parent, or the negative number
    of its community where it has none. So one index finds every level. `contents` are the headings
    of its text, read when it was written.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="page")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="children")
    under = models.BigIntegerField()
    place = models.PositiveIntegerField(default=0)
    contents = models.JSONField(default=list)
    withdrawn_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")

    rules: Rules  # those of its community, with which its page is read

    objects = PageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["under", "place", "entry"], name="page_level")]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(under=F("parent")), name="page_under_parent"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("entry")),
                name="page_not_under_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"page {self.pk}"

    @property
    def is_withdrawn(self) -> bool:
        return self.entry.state == PageState.WITHDRAWN

    @property
    def is_relied_on(self) -> bool:
        """Whether people rely on it: then not every member edits it."""
        return self.reliance is not None

    @property
    def reliance(self) -> Reliance | None:
        """Who looks after it, where people rely on it. Read with the page."""
        return getattr(self.entry, "reliance", None)

    @property
    def is_due(self) -> bool:
        """It needs a check: the day on which someone looks at it again has come."""
        reliance = self.reliance
        return reliance is not None and reliance.needs_check and not self.is_withdrawn

    @property
    def care(self) -> Care:
        return self.reliance.care if self.reliance else Care.NONE

    @property
    def headings(self) -> list[Heading]:
        return [Heading(*one) for one in self.contents]


def level_of(parent: Entry | None, community_id: int) -> int:
    """The level of the tree below a page, or the highest one of a community."""
    return parent.pk if parent else -community_id


def line_up(page_id: int) -> list[int]:
    """A page and those above it, seen or not. One query a level."""
    line: list[int] = []
    at: int | None = page_id
    while at is not None and at not in line:
        line.append(at)
        at = Page.objects.values_list("parent", flat=True).get(pk=at)
    return line
