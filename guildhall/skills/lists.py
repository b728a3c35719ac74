"""Reading a list of skills from files: a table of one's own, or ESCO's official ones.

All of it is read before anything is kept, so that a file that ends too early leaves nothing behind.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TypeAlias

ESCO = "ESCO"
_ESCO_ATTRIBUTION = "This service uses the ESCO classification of the European Commission{}."
_VERSION = re.compile(r"v(\d+(?:\.\d+)+)")
_SKILLS = re.compile(r"(?:^|/)(?:skills|skillGroups)_[a-z]{2}\.csv$")
_BROADER = re.compile(r"(?:^|/)broaderRelationsSkillPillar(?:_[a-z]{2})?\.csv$")
_BETWEEN = re.compile(r"\s*[|\n]\s*")
_MOST = 500_000  # lines

Table: TypeAlias = list[dict[str, str]]


class NotASkillsList(ValueError):
    """This is no list of skills, or not the whole of it; the text says what is wrong, and where."""


@dataclass(frozen=True, slots=True)
class ListedSkill:
    """A skill as the list has it: what identifies it, its name, other words, what it is part of."""

    foreign_id: str
    name: str
    others: Sequence[str] = ()
    broader: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ReadList:
    """`name` and `attribution` are the list's own; empty where it says nothing about itself."""

    skills: Sequence[ListedSkill]
    name: str = ""
    attribution: str = ""


def read_skills(path: Path) -> ReadList:
    """From a CSV file, a ZIP of them, or a folder with either. Raises NotASkillsList."""
    try:
        tables = dict(_tables_at(path))
    except (zipfile.BadZipFile, EOFError, zlib.error, OSError) as problem:
        raise NotASkillsList(f"{path.name} can't be read to its end: {problem}") from None
    if not tables:
        raise NotASkillsList(f"There is no list of skills in {path.name}.")
    if any("conceptUri" in table[0] for table in tables.values() if table):
        return _esco(path, tables)
    return ReadList([skill for table in tables.values() for skill in _own(table, path.name)])


def _tables_at(path: Path) -> Iterator[tuple[str, Table]]:
    if path.is_dir():
        for inside in sorted(path.iterdir()):
            if inside.suffix.lower() == ".zip" or _is_of_esco(inside.name):
                yield from _tables_at(inside)
    elif path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if _is_of_esco(name):
                    with packed.open(name) as content:
                        yield name, _table(content, name)
    else:
        with path.open("rb") as content:
            yield path.name, _table(content, path.name)


def _is_of_esco(name: str) -> bool:
    return bool(_SKILLS.search(name) or _BROADER.search(name))


def _table(content: IO[bytes], name: str) -> Table:
    """Every line as long as the first one, quotes closed: else the file was cut off."""
    text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="")
    rows = csv.reader(text, strict=True)
    table: Table = []
    try:
        header = next(rows, [])
        for cells in rows:
            if len(cells) != len(header) and cells:
                raise NotASkillsList(
                    f"{name} ends too early or is damaged at line {rows.line_num}: "
                    "nothing was loaded."
                )
            if cells:
                table.append(dict(zip(header, cells, strict=True)))
            if len(table) > _MOST:
                raise NotASkillsList(f"{name} has more than {_MOST:,} lines.")
    except csv.Error:
        raise NotASkillsList(
            f"{name} ends too early or is damaged at line {rows.line_num}: nothing was loaded."
        ) from None
    except UnicodeDecodeError:
        raise NotASkillsList(f"{name} is not written in UTF-8: nothing was loaded.") from None
    if not table:
        raise NotASkillsList(f"{name} is empty.")
    return table


def _own(table: Table, file_name: str) -> Iterator[ListedSkill]:
    if "name" not in table[0]:
        raise NotASkillsList(
            f"{file_name} needs a column “name”; “synonyms”, “broader” and “id” are welcome."
        )
    ids = {row["name"]: row.get("id") or row["name"] for row in table}
    for row in table:
        if name := row["name"].strip():
            broader = [ids[one] for one in _pieces(row.get("broader", "")) if one in ids]
            yield ListedSkill(
                ids[row["name"]], name, tuple(_pieces(row.get("synonyms", ""))), tuple(broader)
            )


def _esco(path: Path, tables: Mapping[str, Table]) -> ReadList:
    skills: dict[str, ListedSkill] = {}
    broader: dict[str, list[str]] = {}
    for table in tables.values():
        for row in table:
            if "preferredLabel" in row:
                others = (*_pieces(row.get("altLabels", "")), *_pieces(row.get("hiddenLabels", "")))
                uri = row["conceptUri"]
                skills[uri] = ListedSkill(uri, row["preferredLabel"], others)
            elif "broaderUri" in row:
                broader.setdefault(row["conceptUri"], []).append(row["broaderUri"])
    if not skills:
        raise NotASkillsList(f"{path.name} holds how ESCO's skills belong together, but no skills.")
    version = _VERSION.search(" ".join([path.name, *(one.name for one in _beside(path))]))
    said = f" (v{version[1]})" if version else ""
    whole = [replace(one, broader=tuple(broader.get(uri, ()))) for uri, one in skills.items()]
    return ReadList(whole, ESCO, _ESCO_ATTRIBUTION.format(said))


def _beside(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else []


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BETWEEN.split(text.strip()) if piece]
