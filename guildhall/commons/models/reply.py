import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from guildhall.commons.models.entry import Entry, Written, standing_for, stewarded_by
from guildhall.communities.models import Community
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

if TYPE_CHECKING:
    from guildhall.communities.seats import Seat


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Who sees a reply: the one rule, for pages, pictures, notices, mail, search and counters.

    People see a reply if they see the texts above it: its entry and, for a comment, the reply it
    comments on. For each of these and for the reply itself:

    =========  =========================================================
    published  seen by everyone who can read the community
    held       seen by its author and the community's stewards
    hidden     seen by its author and the community's stewards
    deleted    seen by its author and the community's stewards (to bring it back)
    =========  =========================================================

    So only stewards see replies below a text that others can't see; people don't even see their
    own there. Texts by imported or departed authors are seen like any other; those by a person the
    reader blocked are folded on the page, but not secret.
    """

    def visible_to(self, person: Person | None) -> Self:
        return self.filter(reply_seen_by(person))

    def at(self, seat: "Seat") -> Self:
        """The same rule for one community, whose seat has been taken (and may read)."""
        here = self.filter(entry__community=seat.community)
        return here if seat.is_steward else here.filter(_all_standing_for(seat.person))

    def published(self) -> Self:
        """Seen by everyone who sees the entry: published, and so is the reply it comments on."""
        return self.filter(reply_is_out())


def reply_seen_by(person: Person | None, *, of: str = "", at: dt.datetime | None = None) -> Q:
    """The rule as a condition; `of` leads from a row to its reply, as in `reply__`."""
    readable = Q(**{f"{of}entry__community__in": Community.objects.readable_by(person, at=at)})
    if person is None or not person.is_authenticated:
        return readable & _all_standing_for(None, of=of)
    is_steward = Q(stewarded_by(person, of=f"{of}entry__"))
    return readable & (_all_standing_for(person, of=of) | is_steward)


def reply_is_out(*, of: str = "") -> Q:
    """Published, and so is what it comments on, where it is a comment on a reply."""
    is_first_level = Q(**{f"{of}parent__isnull": True})
    return standing_for(None, of=of) & (is_first_level | standing_for(None, of=f"{of}parent__"))


def _all_standing_for(person: Person | None, *, of: str = "") -> Q:
    is_first_level = Q(**{f"{of}parent__isnull": True})
    above = standing_for(person, of=f"{of}entry__") & (
        is_first_level | standing_for(person, of=f"{of}parent__")
    )
    return standing_for(person, of=of) & above


class Reply(Written):
    """An answer to an entry, or a comment on it or on an answer."""

    class Role(models.TextChoices):
        ANSWER = "answer"
        COMMENT = "comment"

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="replies")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    # another comment below the same reply, where it answers that
    answers = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    author = goes_along(models.ForeignKey(Person, models.PROTECT, related_name="replies"))

    objects = ReplyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["entry", "created_at", "id"], name="reply_in_entry"),
            models.Index(fields=["author", "created_at"], name="reply_author"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def is_out(self) -> bool:
        """Published, and so is what it comments on, where it is a comment on a reply."""
        return self.is_published and (self.parent is None or self.parent.is_published)

    @property
    def texts_above(self) -> "list[Entry | Reply]":
        """What it is only seen with: its entry and, for a comment, the reply it comments on."""
        return [self.entry, self.parent] if self.parent else [self.entry]
