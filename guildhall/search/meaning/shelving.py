"""The files of a node, written by its worker from the vectors in the database.

They can be thrown away at any time. What was deleted is out of them within an hour, and was never
shown: a hit is a document that is there and that the reader sees.
"""

import contextlib
import datetime as dt
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.models import Reply, reply_is_out
from guildhall.search.meaning.apart.rows import Row, file_of, folder_of, path_of
from guildhall.search.meaning.asking import folder
from guildhall.search.models import Document, MeaningModel, Shelf, Vector

OVERLAP = dt.timedelta(minutes=10)  # clocks of nodes differ, and transactions end late
AGAIN = 60 * 60.0  # seconds until a shelf is written again without a change
PACE = 20  # a shelf rests for so many times as long as it took to write


@dataclass(slots=True)
class Written:
    """Which changes of a shelf are in its file, when it was written, and how long that took."""

    changes: int
    at: float
    took: float

    def is_old(self, changes: int, now: float) -> bool:
        rests_until = self.at + PACE * self.took
        return (changes != self.changes and now >= rests_until) or now - self.at > AGAIN


@dataclass(slots=True)
class Node:
    """What this process has written."""

    model_id: int = 0
    written: dict[int, Written] = field(default_factory=dict)
    looked_at: dt.datetime | None = None


_node = Node()


def write_shelves(node: Node = _node) -> None:
    """Write the shelves that changed. Run by the worker of each node, every few seconds."""
    model = MeaningModel.objects.order_by("-pk").first()
    if model is None:
        return
    place = folder_of(folder(), model.name)
    if model.pk != node.model_id:
        _clear(place)
        node.model_id, node.written, node.looked_at = model.pk, {}, None
    now, moment = time.monotonic(), timezone.now()
    for community_id, changes in _to_look_at(node).values_list("pk", "changes"):
        known = node.written.get(community_id)
        if known is None or known.is_old(changes, now):
            write_shelf(place, community_id, model)
            took = time.monotonic() - now
            node.written[community_id] = Written(changes, now, took)
            now += took
    node.looked_at = moment


def _to_look_at(node: Node) -> QuerySet[Shelf]:
    """Those that changed lately; all of them at first, and every hour."""
    oldest = min((one.at for one in node.written.values()), default=0.0)
    if node.looked_at is None or time.monotonic() - oldest > AGAIN:
        return Shelf.objects.all()
    return Shelf.objects.filter(changed_at__gte=node.looked_at - OVERLAP)


def write_shelf(place: Path, community_id: int, model: MeaningModel) -> None:
    """In one move, so that the encoder maps the old file or the new one."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = path_of(place, community_id)
    new = path.with_suffix(".new")
    new.write_bytes(file_of(_rows(community_id, model)))
    os.replace(new, path)


def _rows(community_id: int, model: MeaningModel) -> Iterator[Row]:
    """A question is also what it was answered with: an answer counts for it while it is out."""
    entries = Document.objects.filter(community=community_id, reply=None, attachment=None)
    own = dict(entries.values_list("entry", "pk"))
    vectors = Vector.objects.filter(
        model=model, document__community=community_id, document__meaning=model.pk
    ).order_by("pk")
    is_out = reply_is_out(of="document__reply__")
    answers = set(
        vectors.filter(is_out, document__kind=Reply.Role.ANSWER).values_list("pk", flat=True)
    )
    told = ("pk", "document__entry", "document__kind", "document__entry__kind", "packed")
    for pk, entry, kind, kind_of_entry, packed in vectors.values_list(*told).iterator():
        is_answer = pk in answers and entry in own
        subject, kind = (own[entry], kind_of_entry) if is_answer else (pk, kind)
        yield Row(pk, subject, kind, bytes(packed))


def _clear(place: Path) -> None:
    """Shelves of other models, and of communities that may be gone."""
    with contextlib.suppress(FileNotFoundError):
        for old in place.parent.iterdir():
            if old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
