"""Parts of the hall that keep ending: written down by who starts them again, read by `doctor` and on the owner's page."""

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
    """How often a part has ended since when, without an hour's peace between."""

    part: str
    times: int
    since: dt.datetime
    last_at: dt.datetime

    def sentence(self) -> str:
        names = {
            "web": _("The web part"),
            "worker": _("The worker"),
            "mail-door": _("The mail door"),
        }
        return _(
            "%(part)s keeps ending: %(times)d times since %(since)s UTC. It is started again each time."
        ) % {
            "part": names.get(self.part, self.part),
            "times": self.times,
            "since": f"{self.since:%d %B, %H:%M}",
        }


def note_end(folder: Path, part: str, *, at: dt.datetime) -> None:
    """Write down that `part` ended by itself just now."""
    known = {one.part: one for one in _read(folder) if at - one.last_at < QUIET}
    before = known.get(part)
    known[part] = Trouble(
        part, before.times + 1 if before else 1, before.since if before else at, at
    )
    _write(folder, list(known.values()))


def troubles(folder: Path, *, at: dt.datetime) -> list[Trouble]:
    """The parts that keep ending, as long as it is not over."""
    return [one for one in _read(folder) if one.times >= WORTH_SAYING and at - one.last_at < QUIET]


def _read(folder: Path) -> list[Trouble]:
    """Nothing, where nothing was written or what was written cannot be read: it says how things are, and things go on."""
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
