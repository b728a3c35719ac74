"""What a pack must look like, value by value: checked as a whole before anything comes in."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from guildhall.commons.models import Outcome
from guildhall.commons.tray import MOST_FILES
from guildhall.kit.words import without_controls
from guildhall.practices.models import CheckState, Label, Rung, UseStage
from guildhall.practices.way_parts import MOST_IN_A_PART, PARTS

MOST_WAYS = 20_000
MOST_OF_ANYTHING = 2_000
FIRST_YEAR, LAST_YEAR = 1900, 2200
Look = Callable[[Any, str], None]


class Misshapen(ValueError):
    """Something in a pack is not as it must be; the text says where."""


def look_at_pack(pack: dict[str, Any]) -> None:
    """Raises Misshapen."""
    _PACK(pack, "the pack")
    people = set(pack["people"])
    for number, way in enumerate(pack["ways"], start=1):
        named = [
            *way["authors"],
            *(one["by"] for part in ("checks", "tried", "uses") for one in way[part]),
        ]
        named += [way["stands_behind"]["by"]] if way["stands_behind"] else []
        unknown = next((key for key in named if key is not None and key not in people), None)
        if unknown is not None:
            raise Misshapen(
                f"tip {number} names “{unknown[:60]}”, who is not in its list of people"
            )
        if not way["authors"]:
            raise Misshapen(f"tip {number} has no author")
    key, count = next(
        iter(Counter(uuid.UUID(way["key"]) for way in pack["ways"]).most_common(1)), ("", 0)
    )
    if count > 1:
        raise Misshapen(f"{count} tips have the same key {key}")


def cleaned(value: Any) -> Any:
    """The same value without characters that no database keeps.

    Raises RecursionError if it is nested too deeply.
    """
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    if isinstance(value, dict):
        return {without_controls(name): cleaned(one) for name, one in value.items()}
    return value


def _text(most: int) -> Look:
    def look(value: Any, where: str) -> None:
        if not isinstance(value, str):
            raise Misshapen(f"{where} is not a text")
        if len(value) > most:
            raise Misshapen(f"{where} has more than {most:,} characters")

    return look


def _one_of(values: Iterable[str]) -> Look:
    known = set(values)

    def look(value: Any, where: str) -> None:
        if not isinstance(value, str) or value not in known:
            raise Misshapen(f"{where} is not one of {', '.join(sorted(known))}")

    return look


def _maybe(of: Look) -> Look:
    return lambda value, where: None if value is None else of(value, where)


_MAY_LACK: list[Look] = []


def _may_lack(of: Look) -> Look:
    """What packs from before did not have."""
    _MAY_LACK.append(of)
    return of


def _list(of: Look, most: int = MOST_OF_ANYTHING) -> Look:
    def look(value: Any, where: str) -> None:
        if not isinstance(value, list):
            raise Misshapen(f"{where} is not a list")
        if len(value) > most:
            raise Misshapen(f"{where} has more than {most:,} items")
        for number, one in enumerate(value, start=1):
            of(one, f"{where}, {number}")

    return look


def _named(of: Look, name: Look) -> Look:
    """Any names with values of one kind."""

    def look(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise Misshapen(f"{where} holds no names")
        for key, one in value.items():
            name(key, f"a name in {where}")
            of(one, f"{where}, “{key[:60]}”")

    return look


def _object(**looks: Look) -> Look:
    def look(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise Misshapen(f"{where} is not made of names and values")
        for name, of in looks.items():
            if name not in value and of in _MAY_LACK:
                continue
            if name not in value:
                raise Misshapen(f"{where} lacks “{name}”")
            of(value[name], f"{where}, “{name}”")

    return look


def _read_by(read: Callable[[str], Any], what: str) -> Look:
    def look(value: Any, where: str) -> None:
        try:
            made = read(value) if isinstance(value, str) else None
        except (ValueError, OverflowError):
            made = None
        if made is None or (isinstance(made, dt.date) and not FIRST_YEAR <= made.year <= LAST_YEAR):
            raise Misshapen(f"{where} is no {what}")

    return look


_KEY, _MOMENT, _DAY = (
    _read_by(uuid.UUID, "key"),
    _read_by(dt.datetime.fromisoformat, "time"),
    _read_by(dt.date.fromisoformat, "date"),
)
_PERSON = _text(60)
_WAY = _object(
    key=_KEY,
    kind=_one_of(PARTS),
    title=_text(2_000),
    parts=_named(_text(MOST_IN_A_PART), _text(40)),
    beside=_may_lack(_list(_object(file=_text(200), alt=_text(300)), MOST_FILES)),
    rung=_one_of(Rung.values),
    check=_one_of(CheckState.values),
    label=_maybe(_object(name=_text(200), kind=_one_of(Label.Kind.values))),
    topics=_list(_text(200)),
    home=_text(200),
    written_at=_MOMENT,
    look_again_on=_maybe(_DAY),
    authors=_list(_PERSON),
    checks=_list(_object(by=_maybe(_PERSON), at=_MOMENT, note=_text(2_000))),
    stands_behind=_maybe(_object(by=_PERSON, at=_MOMENT)),
    tried=_list(
        _object(
            by=_PERSON,
            result=_one_of(Outcome.Result.values),
            context=_text(2_000),
            unit=_text(200),
            at=_MOMENT,
        )
    ),
    uses=_list(
        _object(
            by=_PERSON,
            unit=_text(200),
            stage=_one_of(UseStage.values),
            line=_text(2_000),
            since=_MOMENT,
        )
    ),
)
_PACK = _object(
    people=_named(_text(200), _PERSON),
    pictures=_named(_text(30 * 1024**2), _text(200)),
    ways=_list(_WAY, MOST_WAYS),
)
