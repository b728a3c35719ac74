import datetime as dt
import re
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic, touch
from guildhall.kit.folded import FoldedField
from guildhall.kit.words import slug_of
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

if TYPE_CHECKING:
    from guildhall.commons.models.attachment import Attachment
    from guildhall.communities.seats import Seat

_CREATIVE_COMMONS = re.compile(r"CC (BY(?:-[A-Z]{2})*) (\d\.\d)")


class Standing(models.TextChoices):
    HELD = "held", _("waiting for a steward")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden by a steward")
    DELETED = "deleted", _("deleted")


class Written(models.Model):
    """What entries and replies have in common: a text, its author, and whether it is published."""

    class Format(models.TextChoices):
        MARKDOWN = "markdown"
        HTML = "html"

    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    source_format = models.CharField(max_length=10, choices=Format, default=Format.MARKDOWN)
    renderer_version = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=8, default="en")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.PUBLISHED)
    version = models.PositiveIntegerField(default=1)
    file_count = models.PositiveSmallIntegerField(default=0)  # beside the text
    thanks_count = models.PositiveIntegerField(default=0)
    worked_count = models.PositiveIntegerField(default=0)
    partly_count = models.PositiveIntegerField(default=0)
    failed_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    deleted_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    source_url = models.URLField(max_length=300, blank=True)
    source_score = models.IntegerField(null=True)
    source_licence = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True

    @property
    def source_host(self) -> str:
        """The site that it came from, as its licence asks to be named."""
        return urlsplit(self.source_url).hostname or ""

    @property
    def licence_url(self) -> str:
        """The address of a Creative Commons licence; empty for other licences."""
        licence = _CREATIVE_COMMONS.fullmatch(self.source_licence)
        if not licence:
            return ""
        return f"https://creativecommons.org/licenses/{licence[1].lower()}/{licence[2]}/"

    @property
    def is_published(self) -> bool:
        return self.standing == Standing.PUBLISHED

    @property
    def is_deleted(self) -> bool:
        return self.standing == Standing.DELETED

    @cached_property
    def files_beside(self) -> "list[Attachment]":
        """What is beside the text. No query where nothing is; lists bring it along."""
        if not self.file_count:
            return []
        from guildhall.commons.models.attachment import files_beside  # it has keys to these

        return files_beside(cast("Entry", self))


class EntryQuerySet(models.QuerySet["Entry"]):
    """Who sees an entry.

    =========  =========================================================
    published  everyone who can read its community
    held       its author and the community's stewards
    hidden     its author and the community's stewards
    deleted    its author and the community's stewards (to bring it back)
    =========  =========================================================
    """

    def visible_to(self, person: Person | None, *, at: dt.datetime | None = None) -> Self:
        """At a moment: now, where none is given."""
        return self.filter(entry_seen_by(person, at=at))

    def at(self, seat: "Seat") -> Self:
        """The same rule for one community, whose seat has been taken (and may read)."""
        entries = self.filter(community=seat.community)
        return entries if seat.is_steward else entries.filter(standing_for(seat.person))

    def published(self) -> Self:
        return self.filter(standing=Standing.PUBLISHED)

    def for_list(self) -> Self:
        """Without bodies: a list shows titles."""
        return self.select_related("author").defer("body", "body_html")

    def touch(self) -> int:
        return self.update(version=F("version") + 1)


def entry_seen_by(person: Person | None, *, of: str = "", at: dt.datetime | None = None) -> Q:
    """The rule as a condition; `of` leads from a row to its entry, as in `entry__`."""
    readable = Q(**{f"{of}community__in": Community.objects.readable_by(person, at=at)})
    if person is None or not person.is_authenticated:
        return readable & standing_for(None, of=of)
    return readable & (standing_for(person, of=of) | Q(stewarded_by(person, of=of)))


def standing_for(person: Person | None, *, of: str = "") -> Q:
    """Published, or written by this person: what people see who don't steward the community.

    `of` leads from a row to the text, as in `reply__parent__`.
    """
    published = Q(**{f"{of}standing": Standing.PUBLISHED})
    return published | Q(**{f"{of}author": person}) if person else published


def stewarded_by(person: Person, *, of: str = "") -> Exists:
    """This person stewards the community of the entry that `of` leads to."""
    held = RolePeriod.objects.stewards().filter(community=OuterRef(f"{of}community"), person=person)
    return Exists(held)


class Entry(Written):
    """A post, question, tip, meeting or story of a community."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=20)
    author = goes_along(models.ForeignKey(Person, models.PROTECT, related_name="entries"))
    title = models.CharField(max_length=200, blank=True)
    name_key = FoldedField(of="title", max_length=200)
    lead = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=20, blank=True, default="")
    topics = models.ManyToManyField(Topic, related_name="filed", blank=True)
    is_pinned = models.BooleanField(default=False)
    reply_count = models.PositiveIntegerField(default=0)
    answer_count = models.PositiveIntegerField(default=0)
    last_active_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)  # a tip's: lately shown to work in three places
    locked_at = models.DateTimeField(null=True)
    slow_minutes = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["community", "kind", "standing", "state", "last_active_at", "id"],
                name="entry_list",
            ),
            models.Index(
                fields=["community", "kind", "standing", "created_at", "id"], name="entry_newest"
            ),
            models.Index(
                fields=["community", "standing", "last_active_at", "id"], name="entry_front"
            ),
            models.Index(
                fields=["community", "kind", "standing", "created_at"],
                name="entry_pinned",
                condition=Q(is_pinned=True),
            ),
            models.Index(
                fields=["community", "kind", "standing", "state", "created_at", "id"],
                name="entry_state_newest",
            ),
            models.Index(
                fields=[
                    "community",
                    "kind",
                    "standing",
                    "state",
                    "answer_count",
                    "created_at",
                    "id",
                ],
                name="entry_unanswered",
            ),
            models.Index(
                fields=["community", "standing", "confirmed_at", "id"],
                name="entry_confirmed",
                condition=Q(confirmed_at__isnull=False),
            ),
            models.Index(fields=["community", "kind", "name_key", "id"], name="entry_called"),
            models.Index(fields=["author", "created_at"], name="entry_author"),
            models.Index(fields=["source_url"], name="entry_source", condition=~Q(source_url="")),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.pk}"

    @property
    def heading(self) -> str:
        """Its title, or its first words where it has none."""
        return self.title or self.lead

    @property
    def slug(self) -> str:
        return slug_of(self.title, fallback="")

    @property
    def draft_target(self) -> str:
        """How a draft names a reply to this entry."""
        return f"entry {self.pk}"

    @property
    def address(self) -> str:
        """The last part of the entry's URL."""
        return address_in(self.pk, self.title)


def address_in(pk: int, title: str) -> str:
    """The last part of an entry's URL, of which only id and title are at hand."""
    slug = slug_of(title, fallback="")
    return f"{pk}-{slug}" if slug else str(pk)


def touch_entry(entry: Entry) -> None:
    """Mark its page, and every list it is in, as changed, also in caches for the world."""
    Entry.objects.filter(pk=entry.pk).touch()
    touch(entry.community_id)


class Authorship(models.Model):
    """Who wrote an entry, in order; kept through edits, merges and growth.

    Authors who `came_with` a merged entry leave with it when the merge is undone.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="authorships")
    person = goes_along(models.ForeignKey(Person, models.PROTECT, related_name="authorships"))
    order = models.PositiveSmallIntegerField(default=0)
    came_with = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="authorship_once")]

    def __str__(self) -> str:
        return f"{self.person} wrote {self.entry_id}"


class EntryAddress(models.Model):
    """An old address of an entry; it leads on for everyone who can see the entry."""

    path = models.CharField(max_length=300, unique=True)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="old_addresses")
    reply = models.ForeignKey("commons.Reply", models.CASCADE, null=True, related_name="+")

    def __str__(self) -> str:
        return self.path
