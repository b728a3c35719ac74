"""The text in files: a document for each part of it, beside each text that the file is with."""

from collections.abc import Iterable, Iterator

from django.db.models import F, Q, QuerySet

from guildhall.activity.schedule import run_soon
from guildhall.commons.models import Attachment, FilePart, reply_is_out
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.search.engines import engine
from guildhall.search.models import Document

FILE = "file"
BATCH = 500
READ_AGAIN = "search.read_again"
_PLACE = ("community_id", "entry_id")


def file_is_out(*, of: str = "") -> Q:
    """As a condition on documents of files: let through by the scanner, and with what is out.

    `of` leads to the document. That its entry is seen is asked as for any other.
    """
    entry = f"{of}entry"
    with_entry = Q(**{f"{of}attachment__entry": F(entry), f"{of}attachment__reply": None})
    with_reply = Q(**{f"{of}attachment__reply__entry": F(entry)})
    return Q(**{f"{of}attachment__scan__in": Attachment.Scan.let_through()}) & (
        with_entry | (with_reply & reply_is_out(of=f"{of}attachment__reply__"))
    )


def note_files(ids: Iterable[int]) -> None:
    """Make the documents of these attachments right; the worker reads new ones at once."""
    ids = list(ids)
    wanted = {(one.attachment_id, one.part_id): one for one in file_documents(ids)}
    known = {
        (one.attachment_id, one.part_id): one for one in Document.objects.filter(attachment__in=ids)
    }
    _forget([one.pk for key, one in known.items() if key not in wanted])
    moved = [
        known[key]
        for key, one in wanted.items()
        if key in known and any(getattr(known[key], name) != getattr(one, name) for name in _PLACE)
    ]
    for document in moved:
        one = wanted[document.attachment_id, document.part_id]
        document.community_id, document.entry_id = one.community_id, one.entry_id
    Document.objects.bulk_update(moved, _PLACE, batch_size=BATCH)
    engine().move({one.pk: one.place for one in moved if one.analyser_version})
    new = [one for key, one in wanted.items() if key not in known]
    Document.objects.bulk_create(new, batch_size=BATCH)
    if new:
        run_soon(READ_AGAIN)


def note_files_with(*, entries: Iterable[int] = (), replies: Iterable[int] = ()) -> None:
    """As `note_files`, of all that is with these entries or replies themselves. Often one query."""
    of_entries, of_replies = listed(entries), listed(replies)
    rows = _of_entries.rows(ids=of_entries) if of_entries else []
    rows += _of_replies.rows(ids=of_replies) if of_replies else []
    if rows:
        note_files([one.pk for one in rows])


@prepared
def _of_entries(ids: str) -> QuerySet[Attachment]:
    return _documents().filter(entry__pk__listed=ids)


@prepared
def _of_replies(ids: str) -> QuerySet[Attachment]:
    return _documents().filter(reply__pk__listed=ids)


def _documents() -> QuerySet[Attachment]:
    return Attachment.objects.filter(kind=Attachment.Kind.DOCUMENT).only("pk")


def note_files_under(entry_ids: Iterable[int]) -> None:
    """As `note_files`, of these entries and of all their replies."""
    under = Q(entry__in=list(entry_ids)) | Q(reply__entry__in=list(entry_ids))
    rows = Attachment.objects.filter(under, kind=Attachment.Kind.DOCUMENT)
    note_files(rows.values_list("pk", flat=True))


def file_documents(ids: Iterable[int] | None = None) -> Iterator[Document]:
    """Not saved, and not read yet; of these attachments, or of all, the oldest first."""
    rows = with_text() if ids is None else with_text().filter(pk__in=list(ids))
    for attachment in rows.order_by("uploaded_at", "pk").iterator(chunk_size=BATCH):
        parts = FilePart.objects.filter(file=attachment.file).order_by("number")
        for part_id in parts.values_list("pk", flat=True):
            yield _document(attachment, part_id)


def with_text() -> QuerySet[Attachment]:
    """Attachments in whose text something can be found: posted, beside it, and not kept back."""
    posted = Q(entry__isnull=False) | Q(reply__isnull=False)
    rows = Attachment.objects.filter(posted, scan__in=Attachment.Scan.let_through())
    rows = rows.filter(is_beside=True, file__in=FilePart.objects.values("file"))
    return rows.select_related("entry", "reply__entry")


def reading_of(documents: Iterable[Document]) -> Iterator[tuple[Document, str, str, str]]:
    """Each of these with the title, text and language in which it is read."""
    ids = [one.pk for one in documents]
    rows = Document.objects.filter(pk__in=ids).select_related("part", "attachment", "entry")
    for one in rows:
        if one.part and one.attachment and one.entry:
            yield one, one.attachment.name, one.part.text, one.entry.language


def _document(attachment: Attachment, part_id: int) -> Document:
    entry = attachment.entry or (attachment.reply.entry if attachment.reply else None)
    return Document(
        community_id=entry.community_id if entry else None,
        entry=entry,
        attachment=attachment,
        part_id=part_id,
        kind=FILE,
        at=attachment.uploaded_at,
    )


def _forget(ids: list[int]) -> None:
    engine().forget(ids)
    Document.objects.filter(pk__in=ids).delete()
