"""Parts of the hall that keep stopping: saved when restarted, shown by `doctor` and to owners."""

import datetime as dt
import json
import os
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

FILE = "troubles.json"
QUIET = dt.timedelta(hours=1)  # a part that has lived so long is well again
WORTH_SAYING = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """How often a part has stopped and since when, without a quiet hour in between."""

    part: str
    times: int
    since: dt.datetime
    last_at: dt.datetime

    def sentence(self) -> str:
        names = {
            "web": _("The web server"),
            "worker": _("The worker"),
            "mail-door": _("Incoming mail"),
            "encoder": _("Search by meaning"),
        }
        return _(
            "%(part)s keeps stopping: %(times)d times since %(since)s UTC. "
            "It is restarted each time."
        ) % {
            "part": names.get(self.part, self.part),
            "times": self.times,
            "since": f"{self.since:%d %B, %H:%M}",
        }


def note_end(folder: Path, part: str, *, at: dt.datetime) -> None:
    """Save that `part` stopped unexpectedly just now."""
    known = {one.part: one for one in _read(folder) if at - one.last_at < QUIET}
    before = known.get(part)
    known[part] = Trouble(
        part, before.times + 1 if before else 1, before.since if before else at, at
    )
    _write(folder, list(known.values()))


def troubles(folder: Path, *, at: dt.datetime) -> list[Trouble]:
    """The parts that keep stopping, until an hour has been quiet."""
    return [one for one in _read(folder) if one.times >= WORTH_SAYING and at - one.last_at < QUIET]


def _read(folder: Path) -> list[Trouble]:
    """The saved troubles; none if the file is missing or unreadable, which must stop nothing."""
    try:
        rows = json.loads((folder / FILE).read_text())
        return [
            Trouble(row["part"], int(row["times"]), _moment(row["since"]), _moment(row["last_at"]))
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def _write(folder: Path, known: list[Trouble]) -> None:
    rows = [
        {
            "part": one.part,
            "times": one.times,
            "since": one.since.isoformat(),
            "last_at": one.last_at.isoformat(),
        }
        for one in known
    ]
    partial = folder / f".{FILE}.partial"
    partial.write_text(json.dumps(rows))
    os.replace(partial, folder / FILE)
