"""The methods that come with the hall: a file each in `method_cards`, read and checked at start."""

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.methods.steps import Step, length_in_words, minutes_of

FOLDER = Path(__file__).parent / "method_cards"


class BadCard(ValueError):
    """A file in `method_cards` that can't be read, with its name and what is wrong."""


class Purpose(StrEnum):
    EXPLORE = "explore"
    DIAGNOSE = "diagnose"
    DESIGN = "design"
    DECIDE = "decide"
    ACT = "act"


class Power(StrEnum):
    """Who decides, from the least say to the most (domain.md 1.10)."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


class Conflict(StrEnum):
    """How strong a disagreement a method holds."""

    NONE = "none"
    SOME = "some"
    HIGH = "high"


PURPOSES = {
    Purpose.EXPLORE: _("hear many views"),
    Purpose.DIAGNOSE: _("understand a problem"),
    Purpose.DESIGN: _("find a new way"),
    Purpose.DECIDE: _("decide"),
    Purpose.ACT: _("get going"),
}
POWERS = {
    Power.INFORM: _("members are told"),
    Power.CONSULT: _("members are asked"),
    Power.INVOLVE: _("members shape it"),
    Power.COLLABORATE: _("together"),
    Power.EMPOWER: _("members decide"),
}
A_WHOLE_TOWN = 1_000  # people; more of them makes no difference
CONFLICTS = {
    Conflict.NONE: _("not at all"),
    Conflict.SOME: _("somewhat"),
    Conflict.HIGH: _("strongly"),
}


@dataclass(frozen=True, slots=True)
class Asks:
    """How a round of ideas or a decision begins that a method starts.

    `days` is how long people have. `way` is how it is decided, where it is a decision; `judged_by`
    and `afterwards` are the rules of a round of ideas.
    """

    question: str
    days: int
    way: str = ""
    judged_by: str = ""
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """`minutes` is the shortest useful time. `group` holds the fewest and the most people.

    `per_table` is how many sit together, 0 for all. `starts` names rooms in which it can go on, and
    `asks` is what it begins with there, where people are asked until a day. One that
    `takes_decided` also helps where the decision is made.
    """

    slug: str
    name: str
    what_for: str
    use_when: str
    avoid_when: str
    output: str
    follow_up: str
    source: str
    purposes: tuple[Purpose, ...]
    levels: tuple[Power, ...]
    group: tuple[int, int]
    minutes: int
    conflict: Conflict
    takes_decided: bool
    per_table: int
    roles: tuple[str, ...]
    starts: tuple[str, ...]
    materials: tuple[str, ...]
    steps: tuple[Step, ...]
    asks: Asks | None = None

    @property
    def fewest(self) -> int:
        return self.group[0]

    @property
    def most(self) -> int:
        return self.group[1]

    @property
    def group_in_words(self) -> str:
        if self.most >= A_WHOLE_TOWN:
            return gettext("%(fewest)d people or more") % {"fewest": self.fewest}
        return gettext("%(fewest)d to %(most)d people") % {"fewest": self.fewest, "most": self.most}

    @property
    def length(self) -> str:
        return length_in_words(self.minutes)

    @property
    def suits_all_levels(self) -> bool:
        return len(self.levels) == len(POWERS)

    @property
    def purpose_words(self) -> list[Any]:
        return [PURPOSES[one] for one in self.purposes]

    @property
    def level_words(self) -> list[Any]:
        return [POWERS[one] for one in self.levels]


def read_card(path: Path) -> Method:
    """Raises BadCard with the file's name."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        wanted = {field.name for field in fields(Method)} - {"slug", "asks"}
        if wrong := wanted ^ (set(told) - {"asks"}):
            raise BadCard(f"it lacks or doesn't know {', '.join(sorted(wrong))}")
        method = _method(path.stem, told)
        _check(method)
    except (BadCard, ValueError, TypeError, KeyError) as problem:
        raise BadCard(f"{path.name}: {problem}") from problem
    return method


def _method(slug: str, told: dict[str, Any]) -> Method:
    fewest, most = told["group"]
    kept = {
        **told,
        "purposes": tuple(Purpose(one) for one in told["purposes"]),
        "levels": tuple(Power(one) for one in told["levels"]),
        "conflict": Conflict(told["conflict"]),
        "group": (int(fewest), int(most)),
        "asks": Asks(**told["asks"]) if "asks" in told else None,
        "steps": tuple(Step(int(one["minutes"]), str(one["text"])) for one in told["steps"]),
        **{name: tuple(told[name]) for name in ("roles", "starts", "materials")},
    }
    return Method(slug=slug, **kept)


def _check(method: Method) -> None:
    """Raises BadCard."""
    words = (method.name, method.what_for, method.use_when, method.avoid_when, method.source)
    if not all(isinstance(one, str) and one.strip() for one in words):
        raise BadCard("a text is empty")
    if not (method.purposes and method.levels and method.steps and method.materials):
        raise BadCard("it needs a purpose, a level, steps and materials")
    if not 0 < method.fewest <= method.most:
        raise BadCard("the group must go from the fewest to the most people")
    if minutes_of(method.steps) != method.minutes:
        raise BadCard(f"its steps take {minutes_of(method.steps)} minutes, not {method.minutes}")
    _check_what_it_asks(method)


def _check_what_it_asks(method: Method) -> None:
    """Raises BadCard."""
    asks, starts = method.asks, method.starts
    if asks is None:
        if {"ideas", "decisions"} & set(starts):
            raise BadCard("it asks people something, and doesn't say what")
        return
    if not asks.question.strip() or asks.days < 1:
        raise BadCard("what it asks needs a question and days")
    if "ideas" in starts and not (asks.judged_by and asks.afterwards):
        raise BadCard("a round of ideas says how it is judged, and what happens afterwards")
    if "decisions" in starts and not asks.way:
        raise BadCard("a decision says which way")


def read_all(folder: Path = FOLDER) -> dict[str, Method]:
    """By their slugs, in the order of their names. Raises BadCard."""
    methods = [read_card(path) for path in folder.glob("*.toml")]
    return {one.slug: one for one in sorted(methods, key=lambda one: one.name)}


METHODS = read_all()
