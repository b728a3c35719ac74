"""Import a pack from another hall, with names, reports, checks, uses and pictures.

Importing it twice adds nothing.
"""

import base64
import binascii
import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from guildhall.commons.actions import SpaceChanges
from guildhall.commons.models import Attachment, Entry
from guildhall.commons.one_file import PICTURE
from guildhall.commons.text import OWN_FILE
from guildhall.communities.actions.bringing import bring_in_memberships, bring_in_topics
from guildhall.communities.models import Community, Topic, touch
from guildhall.imports.ways.pack_shape import Misshapen, cleaned, look_at_pack
from guildhall.kit import files
from guildhall.kit.pictures import NotAPicture, clean_picture
from guildhall.kit.words import fold
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.keys import PACK_SOURCE
from guildhall.practices.actions import (
    BroughtName,
    BroughtReport,
    BroughtUse,
    BroughtWay,
    bring_in_ways,
)
from guildhall.practices.models import CheckState, Rung, UseStage, Way
from guildhall.practices.pack import FORMAT, FORMAT_VERSION

BATCH = 200
LARGEST = 500 * 1024**2


class NotAPack(ValueError):
    """The file is not a pack that this hall reads; the text says why."""


@dataclass(slots=True)
class PackReport:
    ways: int = 0
    known: int = 0
    people: int = 0
    pictures: int = 0
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "ways": self.ways,
            "known": self.known,
            "people": self.people,
            "pictures": self.pictures,
            "seconds": round(self.seconds, 2),
        }


def read_pack(path: Path) -> dict[str, Any]:
    """Raises NotAPack."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotAPack(f"{path.name} is larger than 500 MB. That is more than the hall opens.")
        pack = cleaned(json.loads(path.read_text(encoding="utf-8-sig")))
    except NotAPack:
        raise
    except (OSError, ValueError, RecursionError):
        raise NotAPack(f"{path.name} is not a JSON file that can be read.") from None
    if not isinstance(pack, dict) or pack.get("format") != FORMAT:
        raise NotAPack(f"{path.name} is not a pack of tips and practices.")
    if pack.get("format_version") != FORMAT_VERSION:
        version = str(pack.get("format_version"))[:20]
        raise NotAPack(
            f"{path.name} has format {version}; this hall reads format {FORMAT_VERSION}."
        )
    try:
        look_at_pack(pack)
    except Misshapen as problem:
        raise NotAPack(f"The pack is damaged: {problem}. Nothing came in.") from None
    name = pack.get("name")
    return {**pack, "name": name[:80] if isinstance(name, str) and name.strip() else None}


class PackImport:
    """One run of one pack into one community."""

    def __init__(
        self,
        pack: dict[str, Any],
        *,
        community: Community,
        report: PackReport,
        progress: Callable[[int], None],
    ) -> None:
        self.pack, self.community, self.report, self.progress = pack, community, report, progress
        self.topics: dict[str, int] = {}
        self.people: dict[str, int] = {}
        self.pictures: dict[str, str] = {}
        self.sizes: dict[str, dict[str, int]] = {}

    def run(self) -> None:
        """All of it or nothing."""
        with transaction.atomic():
            self._people_and_topics()
            self._pictures()
            for start in range(0, len(self.pack["ways"]), BATCH):
                self._ways(self.pack["ways"][start : start + BATCH])

    def _people_and_topics(self) -> None:
        names: dict[str, str] = self.pack["people"]
        self.people = bring_in_people(PACK_SOURCE, names, at=dt.datetime.now(dt.UTC))
        self.report.people = len(names)
        bring_in_topics(
            self.community, [name for row in self.pack["ways"] for name in row["topics"]]
        )
        self.topics = dict(
            Topic.objects.filter(community=self.community).values_list("name_key", "pk")
        )

    def _pictures(self) -> None:
        """Encode each picture anew, like uploads; skip what is no picture or has a wrong name."""
        for name, content in self.pack["pictures"].items():
            try:
                raw = base64.b64decode(content, validate=True)
                if (
                    not files.NAME.match(name)
                    or hashlib.sha256(raw).hexdigest() != name.partition(".")[0]
                ):
                    continue
                picture = clean_picture(raw)
            except (NotAPicture, binascii.Error):
                continue
            kept = self.pictures[name] = files.keep(picture.content, picture.suffix)
            self.sizes[kept] = {
                "width": picture.width,
                "height": picture.height,
                "size": len(picture.content),
            }
            self.report.pictures += 1

    def _ways(self, rows: list[dict[str, Any]]) -> None:
        known = set(
            Way.objects.filter(
                entry__community=self.community, key__in=[row["key"] for row in rows]
            ).values_list("key", flat=True)
        )
        new_rows = [row for row in rows if uuid.UUID(row["key"]) not in known]
        new = [self._way(row) for row in new_rows]
        entries = bring_in_ways(self.community, new)
        self._pictures_beside(entries, new_rows)
        carried = set(self.pictures.values())
        Attachment.objects.bulk_create(
            Attachment(
                file=name, content_type="image/webp", uploaded_by_id=entry.author_id, entry=entry
            )
            for entry in entries
            for name in carried.intersection(PICTURE.findall(entry.body_html))
        )
        bring_in_memberships(
            self.community, {person: way.at for way in reversed(new) for person in way.author_ids}
        )
        touch(self.community.pk)
        self.report.ways += len(new)
        self.report.known += len(rows) - len(new)
        self.progress(len(rows))

    def _pictures_beside(self, entries: Sequence[Entry], rows: Sequence[dict[str, Any]]) -> None:
        """Packs from before there were pictures beside texts have none."""
        space = SpaceChanges()
        for entry, row in zip(entries, rows, strict=True):
            named = [one for one in row.get("beside", []) if one["file"] in self.pictures]
            beside = [
                Attachment(
                    file=self.pictures[one["file"]],
                    content_type="image/webp",
                    name="photo.webp",
                    alt=one["alt"],
                    place=place,
                    is_beside=True,
                    reading=Attachment.Reading.UNREAD,
                    uploaded_by_id=entry.author_id,
                    community=self.community,
                    entry=entry,
                    **self.sizes[self.pictures[one["file"]]],
                )
                for place, one in enumerate(named)
            ]
            for attachment in Attachment.objects.bulk_create(beside):
                space.add(attachment)
            if named:
                Entry.objects.filter(pk=entry.pk).update(file_count=len(named))
        space.write()

    def _way(self, row: dict[str, Any]) -> BroughtWay:
        behind = row["stands_behind"]
        return BroughtWay(
            title=row["title"],
            author_ids=[self.people[key] for key in row["authors"]],
            at=_moment(row["written_at"]),
            parts={name: self._with_our_pictures(str(text)) for name, text in row["parts"].items()},
            kind=row["kind"],
            key=uuid.UUID(row["key"]),
            label=(row["label"]["name"], row["label"]["kind"]) if row["label"] else None,
            topic_ids=_topic_ids(self.topics, row["topics"]),
            rung=Rung(row["rung"]),
            check=CheckState(row["check"]),
            checks=[
                BroughtName(
                    self.people[one["by"]] if one["by"] else None, one["note"], _moment(one["at"])
                )
                for one in row["checks"]
            ],
            home_unit=row["home"],
            look_again_on=dt.date.fromisoformat(row["look_again_on"])
            if row["look_again_on"]
            else None,
            stands_behind=BroughtName(self.people[behind["by"]], "", _moment(behind["at"]))
            if behind
            else None,
            reports=[
                BroughtReport(
                    self.people[one["by"]],
                    one["result"],
                    one["context"],
                    one["unit"],
                    _moment(one["at"]),
                    is_counter_case=one.get("is_counter_case") is True,
                )
                for one in row["tried"]
            ],
            uses=[
                BroughtUse(
                    self.people[one["by"]],
                    one["unit"],
                    UseStage(one["stage"]),
                    one["line"],
                    _moment(one["since"]),
                )
                for one in row["uses"]
            ],
        )

    def _with_our_pictures(self, text: str) -> str:
        """The text with the names that the pack's pictures have here.

        A file that isn't in the pack keeps its name, and is shown to nobody.
        """
        return OWN_FILE.sub(lambda named: f"/files/{self.pictures.get(named[1], named[1])}", text)


def _topic_ids(topics: dict[str, int], names: list[str]) -> list[int]:
    keys = (fold(name[:60])[:60] for name in names)
    return list(dict.fromkeys(topics[key] for key in keys if key in topics))


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
