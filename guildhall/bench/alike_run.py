"""One site lived through again, in a database of the bench's own. A process of its own."""

import json
import sys
from collections import defaultdict
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

SITE = "alike"


def main(path: str, later: float) -> None:
    django.setup()
    from guildhall.search.meaning import asking  # needs the set-up, as all below
    from guildhall.search.meaning.running import encoder_running

    has_encoder = asking.is_there()
    asking.Patience.seconds = asking.A_TEXT_TAKES  # what is found is asked, not how soon
    with encoder_running() if has_encoder else nullcontext():
        print(json.dumps(_replayed(Path(path), later, has_encoder=has_encoder)))


def _replayed(path: Path, later: float, *, has_encoder: bool) -> dict[str, Any]:
    from guildhall.bench.looks import counted
    from guildhall.bench.replaying import replay

    community, duplicates, related = _brought_in(path)
    looks = replay(
        community,
        duplicates=duplicates,
        related=related,
        note_meaning=note_meaning if has_encoder else _no_meaning,
        later=later,
    )
    return {"site": path.stem, "has_meaning": has_encoder, **asdict(counted(list(looks)))}


def _brought_in(path: Path) -> tuple[Any, dict[int, set[int]], dict[int, set[int]]]:
    """The community, and for each question those linked as the same, and as related."""
    from guildhall.imports.command import community_for
    from guildhall.imports.models import Arrival
    from guildhall.imports.stackexchange.dump import Dump
    from guildhall.imports.stackexchange.report import Report
    from guildhall.imports.stackexchange.site import SiteImport

    dump = Dump(path)
    site = SiteImport(dump, site=f"{SITE}.stackexchange.com", report=Report(), progress=_nothing)
    site.run(lambda: community_for(SITE, path.stem))
    entries = dict(Arrival.objects.filter(kind="question").values_list("foreign_id", "target_id"))
    links: dict[str, dict[int, set[int]]] = {"1": defaultdict(set), "3": defaultdict(set)}
    for row in dump.rows("PostLinks.xml"):
        one, other = (entries.get(int(row.get(name, 0))) for name in ("PostId", "RelatedPostId"))
        kind = links.get(row.get("LinkTypeId", ""))
        if kind is not None and one and other:
            kind[one].add(other)
            kind[other].add(one)
    return community_for(SITE, path.stem), links["3"], links["1"]


def note_meaning() -> None:
    """What the worker does within a minute, at once. Raises Away: figures without it would lie."""
    from guildhall.search.meaning.apart.rows import folder_of
    from guildhall.search.meaning.asking import folder
    from guildhall.search.meaning.keeping import make_missing
    from guildhall.search.meaning.shelving import write_shelf
    from guildhall.search.models import MeaningModel, Shelf

    make_missing()
    for shelf in Shelf.objects.all():
        model = MeaningModel.objects.latest("pk")
        write_shelf(folder_of(folder(), model.name), shelf.pk, model)


def _no_meaning() -> None:
    """There is no model."""


def _nothing(read: int) -> None:
    """Nobody watches how far it is."""


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
