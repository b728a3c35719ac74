from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.holding import is_held, is_held_for
from guildhall.commons.models.entry import Entry, entry_seen_by
from guildhall.commons.models.reply import Reply, reply_seen_by
from guildhall.communities.models import Community
from guildhall.kit.file_kinds import FileKind
from guildhall.kit.prepared import prepared
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Who sees a file, and the pictures made of it.

    =====================  ===========================================================
    posted                 everyone who sees the entry or reply that it is with
    held by an app         everyone who sees that app's text (`commons/holding.py`)
    not posted yet         the person who added it
    not scanned, refused   of these, only the person who added it
    =====================  ===========================================================
    """

    def visible_to(self, person: Person | None) -> Self:
        is_seen = entry_seen_by(person, of="entry__") | reply_seen_by(person, of="reply__")
        is_let_through = Q(scan__in=Attachment.Scan.let_through())
        if person is None or not person.is_authenticated:
            return self.filter(is_seen & is_let_through)
        is_theirs, is_seen = Q(uploaded_by=person), is_seen | is_held_for(person)
        return self.filter((is_seen & (is_let_through | is_theirs)) | (_unposted() & is_theirs))

    def of_file(self, name: str) -> Self:
        """Rows whose file it is, or of which it is a smaller picture or the first page."""
        return self.filter(Q(file=name) | Q(preview=name) | Q(thumbnail=name))

    def let_through(self) -> Self:
        """Beside a text, and not kept back by the scanner: what its page shows to everyone."""
        return self.filter(is_beside=True, scan__in=Attachment.Scan.let_through())

    def unposted(self) -> Self:
        """In a tray, or left there: with no text of a community, and of no other app."""
        return self.filter(_unposted())

    def in_texts(self) -> Self:
        """With an entry or a reply."""
        return self.exclude(entry=None, reply=None)

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


def _unposted() -> Q:
    return Q(entry__isnull=True, reply__isnull=True) & ~is_held()


class Attachment(models.Model):
    """A file with a text: beside it, in the order of `place`, or a picture in the text itself.

    Files are named by their content; each text has its own row. Of a picture, `preview` and
    `thumbnail` are the smaller sizes; of a document they are its first page. The worker makes
    them; until then they are empty.
    """

    Kind = FileKind

    class Reading(models.TextChoices):
        """How far the worker is: it makes previews and reads the text."""

        UNREAD = "unread"
        READING = "reading"
        READ = "read"
        REFUSED = "refused"

    class Scan(models.TextChoices):
        NOT_ASKED = ""  # no scanner is set up
        WAITING = "waiting"
        CLEAN = "clean"
        REFUSED = "refused"
        UNSCANNED = "unscanned"  # larger than the scanner takes, or it can't examine it

        @classmethod
        def let_through(cls) -> list[str]:
            return [cls.NOT_ASKED, cls.CLEAN]

        @classmethod
        def still_asked(cls) -> list[str]:
            return [cls.WAITING, cls.UNSCANNED]

    file = models.CharField(max_length=80)
    content_type = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PICTURE)
    name = models.CharField(max_length=160, blank=True)  # as it was given, for people
    size = models.PositiveBigIntegerField(default=0)  # in bytes
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    alt = models.CharField(max_length=300, blank=True)
    is_beside = models.BooleanField(default=False)  # the text, not in it
    place = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)

    preview = models.CharField(max_length=80, blank=True)
    preview_width = models.PositiveIntegerField(default=0)
    preview_height = models.PositiveIntegerField(default=0)
    thumbnail = models.CharField(max_length=80, blank=True)
    thumbnail_width = models.PositiveIntegerField(default=0)
    thumbnail_height = models.PositiveIntegerField(default=0)
    reading = models.CharField(max_length=10, choices=Reading, default=Reading.READ)
    # how reading its text ended (kit.file_texts.State), empty where that was not tried
    text_state = models.CharField(max_length=10, blank=True)
    pages_read = models.PositiveIntegerField(default=0)  # where that is fewer than `pages`
    scan = models.CharField(max_length=10, choices=Scan, default=Scan.NOT_ASKED, blank=True)

    uploaded_by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="attachments"))
    uploaded_at = models.DateTimeField(default=timezone.now)
    # whose quota it counts to, and whose search finds its text; of what is in no community, or
    # was there before there were quotas, none
    community = models.ForeignKey(Community, models.SET_NULL, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="attachments")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="attachments")

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["file"], name="attachment_file"),
            models.Index(fields=["preview"], name="attachment_preview", condition=~Q(preview="")),
            models.Index(
                fields=["thumbnail"], name="attachment_thumbnail", condition=~Q(thumbnail="")
            ),
            models.Index(
                fields=["id"],
                name="attachment_to_read",
                condition=Q(reading__in=["unread", "reading"]),
            ),
            models.Index(fields=["id"], name="attachment_to_scan", condition=Q(scan="waiting")),
            models.Index(fields=["id"], name="attachment_unscanned", condition=Q(scan="unscanned")),
        ]

    def __str__(self) -> str:
        return self.name or self.file

    @property
    def is_picture(self) -> bool:
        return self.kind == self.Kind.PICTURE

    @property
    def is_let_through(self) -> bool:
        return self.scan in self.Scan.let_through()

    @property
    def is_played(self) -> bool:
        return self.kind in (self.Kind.AUDIO, self.Kind.VIDEO)

    @property
    def words(self) -> str:
        """What it is called where it can't be seen."""
        return self.alt or self.name

    @property
    def suffix(self) -> str:
        """As people write it: PDF."""
        return self.file.rpartition(".")[2].upper()

    @property
    def path(self) -> str:
        return f"/files/{self.file}"

    @property
    def small_path(self) -> str:
        """The smallest picture of it; empty where there is none."""
        small = self.thumbnail or self.preview or (self.file if self.is_picture else "")
        return f"/files/{small}" if small else ""

    @property
    def preview_path(self) -> str:
        """A picture of it in a middle size."""
        shown = self.preview or (self.file if self.is_picture else "")
        return f"/files/{shown}" if shown else ""

    @property
    def sizes(self) -> str:
        """The widths in which a picture is there, where a browser can choose among them."""
        there = (
            (self.thumbnail, self.thumbnail_width),
            (self.preview, self.preview_width),
            (self.file, self.width),
        )
        known = [f"/files/{name} {width}w" for name, width in there if name and width]
        return ", ".join(known) if len(known) > 1 else ""


def files_beside(written: Entry | Reply) -> list[Attachment]:
    """What is beside a text, in order. One query."""
    if isinstance(written, Entry):
        return _beside_entry.rows(entry_id=written.pk)
    return _beside_reply.rows(reply_id=written.pk)


@prepared
def _beside_entry(entry_id: int) -> models.QuerySet[Attachment]:
    return Attachment.objects.let_through().filter(entry=entry_id).in_order()


@prepared
def _beside_reply(reply_id: int) -> models.QuerySet[Attachment]:
    return Attachment.objects.let_through().filter(reply=reply_id).in_order()
