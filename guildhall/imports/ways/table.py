"""Tips from a CSV file with a column map (docs/importing.md).

Each row is a tip: `seen` must not be empty, every other column may be missing. A row that was
imported before is recognised by its content, so importing a file twice adds nothing.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from guildhall.communities.actions.bringing import bring_in_memberships, bring_in_topics
from guildhall.communities.models import Community, Topic, touch
from guildhall.imports.models import Arrival
from guildhall.imports.ways.table_text import NotATable, records, text_of_file
from guildhall.kit.words import excerpt, fold, without_controls
from guildhall.people.actions.bringing import bring_in_people
from guildhall.practices.actions import BroughtWay, bring_in_ways
from guildhall.practices.events import TIP
from guildhall.practices.models import Label
from guildhall.practices.way_parts import MOST_IN_A_PART, PARTS

PART_NAMES = tuple(part.name for part in PARTS[TIP])
COLUMNS = ("seen", *PART_NAMES, "label", "topic", "author", "written_on")
BATCH = 500
TITLE = 200
FIRST_YEAR = 1900
_PAIRS = re.compile(rf",(?=\s*(?:{'|'.join(COLUMNS)})\s*=)")


@dataclass(slots=True)
class TableReport:
    """What came in, and what did not, by reason."""

    tips: int = 0
    people: int = 0
    topics: int = 0
    known: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "tips": self.tips,
            "people": self.people,
            "topics": self.topics,
            "known": self.known,
            "skipped": dict(self.skipped),
            "seconds": round(self.seconds, 2),
        }


Row = dict[str, str]


def read_map(given: tuple[str, ...], header: list[str]) -> dict[str, str]:
    """`seen=OriginalShorttext,label=Asset` as our column → theirs.

    Columns that have our names need no pair. Capitals make no difference, and names may
    hold commas. Raises NotATable.
    """
    by_key = {_key(name): name for name in reversed(header)}
    chosen = {name: by_key[name] for name in COLUMNS if name in by_key}
    for pair in (pair for text in given for pair in _PAIRS.split(text) if pair.strip(" ,")):
        ours, equals, theirs = (piece.strip() for piece in pair.partition("="))
        if not equals or ours not in COLUMNS:
            raise NotATable(
                f"“{pair.strip()}” is not a pair like seen=Column. Ours are: {', '.join(COLUMNS)}."
            )
        if theirs not in header and _key(theirs) not in by_key:
            raise NotATable(f"The file has no column “{theirs}”. It has: {', '.join(header)}.")
        chosen[ours] = theirs if theirs in header else by_key[_key(theirs)]
    if "seen" not in chosen:
        raise NotATable(
            "Say which column holds what was seen: --map seen=COLUMN. "
            f"The file has: {', '.join(header)}."
        )
    twice = next((name for name in chosen.values() if header.count(name) > 1), None)
    if twice:
        raise NotATable(f"Two columns are called “{twice}”. Give one of them another name.")
    return chosen


def _key(name: str) -> str:
    return fold(name).replace(" ", "_").replace("-", "_")


class Table:
    """A CSV file as rows under our names, whatever program wrote it.

    Raises NotATable, with the line, if it is damaged.
    """

    def __init__(self, path: Path, given: tuple[str, ...]) -> None:
        self.name = path.name
        self.text = text_of_file(path)
        self.header = [
            without_controls(name).strip() for name in next(records(self.name, self.text))[1]
        ]
        self.columns = read_map(given, self.header)

    def rows(self) -> Iterator[Row]:
        """Raises NotATable for an open quotation mark, or a row with more cells than columns."""
        rows = records(self.name, self.text)
        next(rows)
        for line, cells in rows:
            if any(cell.strip() for cell in cells[len(self.header) :]):
                raise NotATable(
                    f"{self.name}: the row in line {line} has {len(cells)} cells, "
                    f"but there are {len(self.header)} columns. Put quotation marks around a cell "
                    "that holds a comma or semicolon. Nothing came in."
                )
            named = dict(zip(self.header, cells, strict=False))
            yield {
                ours: without_controls(named.get(theirs, "")).strip()
                for ours, theirs in self.columns.items()
            }

    def size(self) -> int:
        """How many rows there are. All are read, so nothing comes in from a damaged table."""
        return sum(1 for _row in self.rows())


class TableImport:
    """One run of one file into one community."""

    def __init__(
        self,
        table: Table,
        *,
        community: Community | None,
        author: str,
        report: TableReport,
        progress: Callable[[int], None],
    ) -> None:
        self.table, self.author, self.report, self.progress = table, author, report, progress
        self.community = community
        self.source = f"tips into {community.pk}" if community else ""
        self.people: set[int] = set()

    def count(self) -> None:
        """A dry run."""
        for _row, _number in self._good():
            self.report.tips += 1
            self.progress(1)

    def run(self) -> None:
        batch: list[tuple[Row, int]] = []
        for row in self._good():
            batch.append(row)
            if len(batch) == BATCH:
                self._bring_in(batch)
                batch = []
        self._bring_in(batch)

    def _good(self) -> Iterator[tuple[Row, int]]:
        """Rows that aren't empty, each with a number made of its content.

        Equal rows are counted, so that each has its own number, the same in every run.
        """
        seen_before: Counter[str] = Counter()
        for row in self.table.rows():
            if not row["seen"]:
                self.report.skipped["it does not say what was seen"] += 1
                self.progress(1)
                continue
            content = "\x1f".join(f"{name}={value}" for name, value in sorted(row.items()))
            seen_before[content] += 1
            digest = hashlib.sha256(f"{content}\x1e{seen_before[content]}".encode()).digest()
            yield row, int.from_bytes(digest[:7])

    def _bring_in(self, batch: list[tuple[Row, int]]) -> None:
        community = self.community
        assert community is not None  # a dry run never comes here
        known = set(
            Arrival.objects.filter(
                source=self.source, kind=TIP, foreign_id__in=[number for _row, number in batch]
            ).values_list("foreign_id", flat=True)
        )
        new = [(row, number) for row, number in batch if number not in known]
        with transaction.atomic():
            if new:
                entries = bring_in_ways(
                    community, self._ways(community, [row for row, _number in new])
                )
                Arrival.objects.bulk_create(
                    Arrival(source=self.source, kind=TIP, foreign_id=number, target_id=entry.pk)
                    for (_row, number), entry in zip(new, entries, strict=True)
                )
                touch(community.pk)
        self.report.tips += len(new)
        self.report.known += len(batch) - len(new)
        self.progress(len(batch))

    def _ways(self, community: Community, rows: list[Row]) -> list[BroughtWay]:
        now = timezone.now()
        names = {fold(name): name for row in rows if (name := row.get("author") or self.author)}
        people = bring_in_people("table", {key[:60]: name for key, name in names.items()}, at=now)
        self.people |= set(people.values())
        self.report.people = len(self.people)
        self.report.topics += bring_in_topics(
            community, [name for row in rows for name in _topics(row)]
        )
        topics = dict(Topic.objects.filter(community=community).values_list("name_key", "pk"))
        ways = [self._way(row, people, topics, now) for row in rows]
        first_acts: dict[int, dt.datetime] = {}
        for way in ways:
            first_acts[way.author_ids[0]] = min(way.at, first_acts.get(way.author_ids[0], way.at))
        bring_in_memberships(community, first_acts)
        return ways

    def _way(
        self, row: Row, people: dict[str, int], topics: dict[str, int], now: dt.datetime
    ) -> BroughtWay:
        parts = {name: row[name][:MOST_IN_A_PART] for name in PART_NAMES if row.get(name)}
        seen = row["seen"]
        if len(seen) > TITLE:
            parts["how_to_tell"] = f"{seen}\n\n{parts.get('how_to_tell', '')}".strip()[
                :MOST_IN_A_PART
            ]
        label = " ".join(row.get("label", "").split())[:80]
        return BroughtWay(
            title=excerpt(seen, TITLE),
            author_ids=[people[fold(row.get("author") or self.author)[:60]]],
            at=self._at(row, now),
            parts=parts,
            label=(label, Label.Kind.PRODUCT) if label else None,
            topic_ids=[
                topics[fold(name)[:60]] for name in _topics(row) if fold(name)[:60] in topics
            ],
        )

    def _at(self, row: Row, now: dt.datetime) -> dt.datetime:
        """When it was written; now if that is not a date or in the future."""
        written = row.get("written_on", "")
        if not written:
            return now
        try:
            moment = dt.datetime.fromisoformat(written)
        except ValueError:
            moment = None
        if moment is None or moment.year < FIRST_YEAR:
            self.report.skipped["date not understood, today taken"] += 1
            return now
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
        return min(moment, now)


def _topics(row: Row) -> list[str]:
    return [
        name for piece in row.get("topic", "").split(";") if (name := " ".join(piece.split())[:60])
    ]
