"""Elections of real cities as pabulib.org has them (Stolicki, Szufa & Talmon 2020,
arXiv:2012.06539): read as ballots of points. Nothing of them is kept here.
"""

import csv
import io
import os
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from guildhall.kit.counting.budget import Costed

_DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[5] / "shared" / "data"))
ARCHIVE = _DATA / "pabulib-small" / "pabulib-non-polish-under-700kB.zip"


@dataclass(frozen=True)
class Election:
    """What can be bought, in the order of the file; the ballots; `rankings` where people ranked.

    Options that cost nothing or more than the budget are left out, and so are ballots that name
    only such. A place on a ranking is points: as many as the longest ranking for the first, one
    fewer for each next.
    """

    name: str
    budget: Decimal
    options: list[Costed]
    ballots: list[dict[str, int]]
    names: list[str]
    rankings: list[list[str]]


@cache
def elections() -> tuple[Election, ...]:
    with ZipFile(ARCHIVE) as archive:
        names = [name for name in sorted(archive.namelist()) if name.endswith(".pb")]
        return tuple(
            _election(Path(name).stem, archive.read(name).decode("utf-8-sig")) for name in names
        )


def _election(name: str, text: str) -> Election:
    tables = _tables(text)
    meta = {row["key"]: row["value"] for row in tables["META"]}
    budget = Decimal(meta["budget"])
    all_options = [Costed(row["project_id"], Decimal(row["cost"])) for row in tables["PROJECTS"]]
    options = [costed for costed in all_options if 0 < costed.cost <= budget]
    kept = {costed.option for costed in options}
    named = [row["vote"].split(",") for row in tables["VOTES"] if row["vote"]]
    if meta["vote_type"] == "ordinal":
        longest = max(map(len, named))
        given = [dict(zip(one, range(longest, 0, -1), strict=False)) for one in named]
    elif meta["vote_type"] == "cumulative":
        points = [row["points"].split(",") for row in tables["VOTES"] if row["vote"]]
        given = [
            dict(zip(one, map(int, each), strict=True))
            for one, each in zip(named, points, strict=True)
        ]
    else:
        given = [dict.fromkeys(one, 1) for one in named]
    ballots = [
        {key: ballot[key] for key in ballot if key in kept and ballot[key]} for ballot in given
    ]
    return Election(
        name=name,
        budget=budget,
        options=options,
        ballots=[ballot for ballot in ballots if ballot],
        names=[costed.option for costed in all_options],
        rankings=named if meta["vote_type"] == "ordinal" else [],
    )


def _tables(text: str) -> dict[str, list[dict[str, str]]]:
    tables: dict[str, list[dict[str, str]]] = {}
    head: list[str] | None = None
    rows: list[dict[str, str]] = []
    for cells in csv.reader(io.StringIO(text), delimiter=";"):
        cells = [cell.strip() for cell in cells]
        if len(cells) == 1 and cells[0] in ("META", "PROJECTS", "VOTES"):
            rows, head = tables.setdefault(cells[0], []), None
        elif head is None:
            head = cells
        elif any(cells):
            rows.append(dict(zip(head, cells, strict=False)))
    return tables
