"""Whole communities from files, as frames: archives of Zulip and lists of mail.

Read straight, without a database; sites of Stack Exchange come in the way that operators use.
"""

import datetime as dt
import json
import mailbox
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.days import day_of
from guildhall.health.measure.frames import EVENTS, MEMBERS, Frames

ARCHIVES = (".tar", ".tar.gz", ".tar.xz", ".tgz", ".txz")
_ANSWERS = re.compile(r"^\s*((re|aw|sv|fwd?)\s*(\[\d+\])?:\s*)+", re.IGNORECASE)
_PROGRAM = re.compile(r"(^|[\s._-])(bot|github|notifier|mailer-daemon|noreply|no-reply)\b", re.I)


class NotAnArchive(ValueError):
    """Neither of the formats, or nothing in it."""


@dataclass(frozen=True, slots=True)
class Message:
    """`thread` is a name that is the same for all messages of one; `by` that of who wrote it."""

    at: dt.datetime
    by: str
    thread: str


def is_zulip(path: Path) -> bool:
    if path.is_dir():
        return next(path.rglob("*.json"), None) is not None
    return path.name.lower().endswith(ARCHIVES)


def is_mail(path: Path) -> bool:
    return path.suffix.lower() in (".mbox", ".mbx", ".txt") or (
        path.is_dir() and next(path.glob("*.mbox"), None) is not None
    )


def frames_of(path: Path) -> Frames:
    """A community whose members are those who wrote, from their first message on."""
    messages = list(mail(path) if is_mail(path) else zulip(path))
    if not messages:
        raise NotAnArchive(f"No messages in {path.name}.")
    return _frames(path.name.split(".")[0], sorted(messages, key=lambda one: one.at))


def zulip(path: Path) -> Iterator[Message]:
    """A folder or an archive of it: one folder a stream, one file of messages a topic."""
    with _folder(path) as folder:
        for file in sorted(folder.rglob("*.json")):
            content = json.loads(file.read_text())
            if not isinstance(content, list):
                continue
            for message in content:
                name = message.get("sender_full_name", "")
                if name and not _PROGRAM.search(name):
                    at = dt.datetime.fromtimestamp(message["timestamp"], dt.UTC)
                    yield Message(at, name, f"{file.parent.name}/{file.name}")


def mail(path: Path) -> Iterator[Message]:
    """One file of mail, or a folder of them."""
    threads: dict[str, str] = {}
    for file in sorted(path.glob("*.mbox")) if path.is_dir() else [path]:
        for letter in mailbox.mbox(file, create=False):
            name, address = parseaddr(str(letter.get("From", "")))
            at = _moment(str(letter.get("Date", "")))
            if at is None or not (name or address) or _PROGRAM.search(f"{name} {address}"):
                continue
            subject = " ".join(_ANSWERS.sub("", str(letter.get("Subject", ""))).split()).lower()
            known = [
                threads[one]
                for one in re.findall(
                    r"<[^>]+>", f"{letter.get('In-Reply-To', '')} {letter.get('References', '')}"
                )
                if one in threads
            ]
            thread = known[0] if known else subject or str(letter.get("Message-ID", at))
            threads[str(letter.get("Message-ID", "")).strip()] = thread
            yield Message(at, (address or name).lower(), thread)


def _moment(text: str) -> dt.datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return at.astimezone(dt.UTC) if 1980 < at.year < 2100 else None


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as place, tarfile.open(path) as archive:
        archive.extractall(place, filter="data")
        yield Path(place)


def _frames(slug: str, messages: list[Message]) -> Frames:
    """The first message of a thread begins it, the others reply to who began it."""
    place = {name: number for number, name in enumerate(sorted({one.by for one in messages}))}
    threads: dict[str, tuple[int, int]] = {}
    rows: list[tuple] = []
    since: dict[int, int] = {}
    for one in messages:
        person, day = place[one.by], day_of(one.at)
        since.setdefault(person, day)
        is_new = one.thread not in threads
        number, began = threads.setdefault(one.thread, (len(threads), person))
        kind, toward = (Type.POSTED, None) if is_new else (Type.COMMENTED, began)
        rows.append((one.at, day, str(kind), person, toward, number, None, None, [], None, None))
    members = [(person, day, None, None, False) for person, day in since.items()]
    return Frames(
        slug=slug,
        at=messages[-1].at,
        people=len(place),
        born=day_of(messages[0].at),
        events=pl.DataFrame(rows, schema=EVENTS, orient="row"),
        members=pl.DataFrame(members, schema=MEMBERS, orient="row"),
        rooms=frozenset({"talk"}),
    )
