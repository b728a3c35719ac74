"""What the worker does with a file that was kept: scan it, draw it small, read its text.

Each file is leased and tried again when a worker ends in the middle of it; what it makes is written
in one transaction, so that doing it twice is harmless. In the same one it is done: who keeps the
same content meanwhile either gets what was made, or has the work planned anew.
"""

import contextlib
import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.findable import Findable, text_changed
from guildhall.activity.leased import let_go_of_the_database, work_on
from guildhall.commons.actions.beside import files_changed
from guildhall.commons.actions.space import SpaceChanges
from guildhall.commons.events import FILE_LEFT_UNSCANNED, FILE_REFUSED
from guildhall.commons.file_parts import parts_of
from guildhall.commons.models import Attachment, FilePart, FileWork
from guildhall.commons.models.file_work import FileWorkQuerySet
from guildhall.kit import files
from guildhall.kit.file_texts import FileText, State, Unit, is_readable, read_file
from guildhall.kit.first_page import draw_first_page
from guildhall.kit.pictures import NotAPicture, Picture, clean_picture
from guildhall.kit.scanner import BeyondItsLimit, NoVerdict, ScannerAway, scan

PREVIEW, THUMBNAIL = 1600, 480
PAUSE = dt.timedelta(minutes=1)
PDF = "application/pdf"
_UNREAD = (Attachment.Reading.UNREAD, Attachment.Reading.READING)


@dataclass(slots=True)
class _Made:
    """What was made of a file: columns of its attachments, and the parts of its text."""

    columns: dict[str, Any] = field(default_factory=dict)
    parts: list[FilePart] = field(default_factory=list)


def work_on_files(*, batch: int = 5) -> int:
    """Do what is due, the oldest first; returns how many files were tried."""
    return work_on(_next, _attempt, batch=batch)


def due_files(at: dt.datetime) -> FileWorkQuerySet:
    return FileWork.objects.due(at=at)


def plan_work_on(attachment: Attachment) -> None:
    """The worker looks at the file soon, also where it has looked at the same content before."""
    anew = {
        "done_at": None,
        "given_up_at": None,
        "attempts": 0,
        "not_before": timezone.now(),
        "reason": "",
    }
    FileWork.objects.update_or_create(file=attachment.file, defaults=anew)


def plan_forgotten_work() -> None:
    """Recurring: what was copied just while its file was worked on, and never done itself."""
    undone = Attachment.objects.filter(reading__in=_UNREAD)
    waiting = Attachment.objects.filter(scan=Attachment.Scan.WAITING)
    open_work = FileWork.objects.filter(done_at=None).values("file")
    for attachment in (undone | waiting).exclude(file__in=open_work).iterator():
        plan_work_on(attachment)


def scan_again() -> None:
    """Recurring: what the scanner did not take; it may take more since, or there may be none."""
    unscanned = Attachment.objects.filter(scan=Attachment.Scan.UNSCANNED)
    FileWork.objects.given_up().filter(file__in=unscanned.values("file")).again()


def _next() -> FileWork | None:
    return FileWork.objects.due(at=timezone.now()).order_by("not_before", "pk").take()


def _attempt(work: FileWork) -> None:
    """Raises whatever goes wrong: it is tried again later, a few times."""
    attachments = Attachment.objects.filter(file=work.file)
    is_last = work.attempts >= work.MOST_ATTEMPTS
    state = Attachment.Reading.REFUSED if is_last else Attachment.Reading.READING
    attachments.filter(reading__in=_UNREAD).update(reading=state)
    first = attachments.order_by("pk").first()
    if first is None:
        return _leave(work)
    virus, made, is_scanned = "", _Made(), False
    try:
        with _at_hand(work.file) as path:
            if is_scanned := _is_to_be_scanned(attachments):
                virus = _scanned(path)
            made = _Made() if virus else _made_of(first, path)
    except NoVerdict as problem:
        return _keep_back(work, problem, is_for_good=is_last)
    except (ScannerAway, files.Away) as problem:
        return work.put_off(timezone.now() + PAUSE, reason=str(problem))
    except FileNotFoundError:
        is_scanned = False
    if virus:
        _refuse(work)
    else:
        _keep(work, made, is_scanned=is_scanned)
    return None


@contextlib.contextmanager
def _at_hand(name: str) -> Iterator[Path]:
    """The file under a path of its own, wherever it is kept. Raises FileNotFoundError, Away."""
    with files.opened(name) as content, tempfile.NamedTemporaryFile() as copy:
        let_go_of_the_database()
        shutil.copyfileobj(content, copy)
        copy.flush()
        yield Path(copy.name)


def _is_to_be_scanned(attachments: QuerySet[Attachment]) -> bool:
    waiting = attachments.filter(scan__in=Attachment.Scan.still_asked())
    return bool(settings.CLAMD_URL) and waiting.exists()


def _scanned(path: Path) -> str:
    """What the scanner found in it; empty where it found nothing. Raises ScannerAway, NoVerdict."""
    let_go_of_the_database()
    with path.open("rb") as content:
        return scan(content, settings.CLAMD_URL)


def _made_of(attachment: Attachment, path: Path) -> _Made:
    made = _Made()
    let_go_of_the_database()
    if attachment.is_picture:
        made.columns = _smaller(path.read_bytes(), largest=max(attachment.width, attachment.height))
    elif attachment.content_type == PDF:
        page = draw_first_page(path)
        made.columns = _smaller(page.content, largest=0, whole=page) if page else {}
    if is_readable(attachment.content_type) and _is_searched(attachment):
        text = read_file(path, attachment.content_type)
        made.parts = parts_of(attachment.file, text)
        made.columns |= _reading_of(text)
    return made


def _is_searched(attachment: Attachment) -> bool:
    """What is in no community is found by nobody, so its text is not read."""
    return Attachment.objects.filter(file=attachment.file).exclude(community=None).exists()


def _reading_of(text: FileText) -> dict[str, Any]:
    """The columns that say how far its text was read."""
    has_pages = text.unit is Unit.PAGE
    is_cut = has_pages and text.state is State.IN_PART and text.pages
    return {
        "pages": text.page_count if has_pages else 0,
        "text_state": text.state.value,
        "pages_read": int(text.pages[-1].place) if is_cut else 0,
    }


def _smaller(content: bytes, *, largest: int, whole: Picture | None = None) -> dict[str, Any]:
    """The columns of the smaller pictures, which are kept. One that would not be smaller is not."""
    pictures = {"preview": whole} if whole else {}
    try:
        if largest > PREVIEW:
            pictures["preview"] = clean_picture(content, longest_side=PREVIEW)
        if whole or largest > THUMBNAIL:
            pictures["thumbnail"] = clean_picture(content, longest_side=THUMBNAIL)
    except NotAPicture:
        return {}
    columns: dict[str, Any] = {}
    for name, picture in pictures.items():
        if picture:
            columns[name] = files.keep(picture.content, picture.suffix)
            columns[f"{name}_width"] = picture.width
            columns[f"{name}_height"] = picture.height
    return columns


def _leave(work: FileWork) -> None:
    """Nobody keeps it any more, unless someone has just begun to."""
    with transaction.atomic():
        _hold(work)
        if Attachment.objects.filter(file=work.file).exists():
            work.put_off(timezone.now())
        else:
            work.finish(done_at=timezone.now())


def _hold(work: FileWork) -> None:
    """Nobody plans work on this file until the transaction ends."""
    FileWork.objects.select_for_update().filter(pk=work.pk).first()


def _keep(work: FileWork, made: _Made, *, is_scanned: bool) -> None:
    file = work.file
    with transaction.atomic():
        _hold(work)
        rows = list(Attachment.objects.select_for_update().filter(file=file).order_by("pk"))
        if made.parts and rows and not FilePart.objects.filter(file=file).exists():
            FilePart.objects.bulk_create(made.parts)
        is_read = {"reading": Attachment.Reading.READ}
        Attachment.objects.filter(file=file).update(**made.columns, **is_read)
        _let_through(file, is_scanned=is_scanned)
        files_changed(rows)
        text_changed(Findable.FILE, [one.pk for one in rows])
        work.finish(done_at=timezone.now())


def _let_through(file: str, *, is_scanned: bool) -> None:
    """Not what is missing, nor what came while the same content was worked on without a scan."""
    waiting = Attachment.objects.filter(file=file, scan__in=Attachment.Scan.still_asked())
    if is_scanned:
        waiting.update(scan=Attachment.Scan.CLEAN)
    elif not settings.CLAMD_URL:
        waiting.update(scan=Attachment.Scan.NOT_ASKED)


def _refuse(work: FileWork) -> None:
    """The scanner found something: the file goes, for all who kept it, and they are told."""
    file = work.file
    gone = {
        "scan": Attachment.Scan.REFUSED,
        "reading": Attachment.Reading.REFUSED,
        "size": 0,
        "preview": "",
        "thumbnail": "",
    }
    with transaction.atomic():
        _hold(work)
        rows = list(Attachment.objects.select_for_update().filter(file=file).order_by("pk"))
        Attachment.objects.filter(file=file).update(**gone)
        text_changed(Findable.FILE, [one.pk for one in rows])
        FilePart.objects.filter(file=file).delete()
        files_changed(rows)
        _tell_uploaders(FILE_REFUSED, rows)
        space = SpaceChanges()
        for one in rows:
            space.remove(one)
        space.write()
        work.finish(done_at=timezone.now())
    files.delete(file)


def _keep_back(work: FileWork, problem: NoVerdict, *, is_for_good: bool) -> None:
    """The scanner can't say anything about it: it stays its uploaders' alone, and they are told.

    What is beyond its limit is not tried four times.
    """
    if not is_for_good and not isinstance(problem, BeyondItsLimit):
        work.fail(str(problem))
        return
    with transaction.atomic():
        asked = Attachment.objects.filter(file=work.file, scan=Attachment.Scan.WAITING)
        rows = list(asked.select_for_update().order_by("pk"))
        asked.update(scan=Attachment.Scan.UNSCANNED)
        unread = Attachment.objects.filter(file=work.file, reading__in=_UNREAD)
        unread.update(reading=Attachment.Reading.REFUSED)
        _tell_uploaders(FILE_LEFT_UNSCANNED, rows)
        work.give_up(str(problem))


def _tell_uploaders(verb: str, rows: list[Attachment]) -> None:
    for person_id, one in {one.uploaded_by_id: one for one in rows}.items():
        record(
            verb,
            actor_id=None,
            community_id=one.community_id,
            toward_id=person_id,
            is_automated=True,
            file=one.pk,
        )
