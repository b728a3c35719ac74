"""Patterns that have a name in domain.md 2, and ours where it names none.

The names never reach a page: `says` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # data about figures, without the libraries that compute them
    from guildhall.health.measure.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Signature:
    """`name` for us, `sign` where it belongs, `says` for members, `reason` where the pattern is
    ours.
    """

    name: str
    sign: str
    says: Any
    shows: Callable[[Evaluation], bool]
    reason: str = ""


def _in(evaluation: Evaluation, name: str) -> bool:
    return evaluation.twos[name].now.band in ("watch", "sign")


def _ok(evaluation: Evaluation, name: str) -> bool:
    return bool(evaluation.twos[name].now.band == "ok")


def _value(evaluation: Evaluation, name: str, twin: str = "", *, otherwise: float = 0.0) -> float:
    reading = evaluation.twos[name].now
    value = reading.detail.get(twin) if twin else reading.value
    return otherwise if value is None else value


def _hero(one: Evaluation) -> bool:
    return _in(one, "CORE-1") and _in(one, "CORE-3")


def _in_parallel(one: Evaluation) -> bool:
    """CORE-1 asks for ties within the core, which people who work side by side do not have.

    Here people count who do as much.
    """
    return _in(one, "CORE-5") and not _in(one, "CORE-3")


def _closed_circle(one: Evaluation) -> bool:
    return _in(one, "CORE-6") and _value(one, "CORE-6", otherwise=1.0) == 0


def _desk(one: Evaluation) -> bool:
    return _ok(one, "TIES-3") and _in(one, "TIES-1")


def _silos(one: Evaluation) -> bool:
    return _in(one, "TIES-5")


def _no_welcome(one: Evaluation) -> bool:
    return _in(one, "TIES-2") and _value(one, "TIES-2", "new") > 0.6


def _monopoly(one: Evaluation) -> bool:
    return _in(one, "RIGID-5") and _in(one, "CORE-2")


def _consumption(one: Evaluation) -> bool:
    return _in(one, "RIGID-1") and _value(one, "TANG-4", "opened") >= 0.3


def _fear(one: Evaluation) -> bool:
    return _in(one, "RIGID-3") and _in(one, "RIGID-S")


def _wrong_topics(one: Evaluation) -> bool:
    return _in(one, "IDEN-8")


def _museum(one: Evaluation) -> bool:
    return (
        _ok(one, "TANG-2")
        and _in(one, "TANG-4")
        and _value(one, "TANG-4", "opened", otherwise=1.0) < 0.3
    )


def _talk(one: Evaluation) -> bool:
    return _in(one, "TANG-1") and _in(one, "RIGID-1")


def _vague(one: Evaluation) -> bool:
    return _in(one, "TANG-2")


def _dying(one: Evaluation) -> bool:
    return one.course is not None and one.course.is_lasting


def _too_small(one: Evaluation) -> bool:
    return one.is_small


SIGNATURES: Sequence[Signature] = (
    Signature(
        "hero", "carrying", _("Much of it rests on very few. Would they like company?"), _hero
    ),
    Signature(
        "volunteers in parallel",
        "carrying",
        _("Several people carry a lot, side by side. Do they know of each other?"),
        _in_parallel,
        reason="domain.md reads CORE-1 ok; its core needs ties, so those with as much activity and "
        "few ties among them are read instead",
    ),
    Signature(
        "closed circle",
        "carrying",
        _("The same people have kept it going for a long time. Who could join in next?"),
        _closed_circle,
    ),
    Signature(
        "Q&A desk", "ties", _("Questions are answered, and few people know each other."), _desk
    ),
    Signature(
        "silos",
        "ties",
        _("Talk stays within units more than their sizes explain."),
        _silos,
        reason="domain.md adds fragile bridges; a pair of units without any bridge is a silo as "
        "well, so TIES-5 alone names it",
    ),
    Signature(
        "no welcome",
        "ties",
        _("Many newcomers find nobody to exchange with."),
        _no_welcome,
    ),
    Signature(
        "consumption",
        "rigidity",
        _("What is here is read, but seldom reported to be used."),
        _consumption,
    ),
    Signature("expert monopoly", "rigidity", _("Many topics have one voice."), _monopoly),
    Signature("fear", "rigidity", _("Hardly anything is ever reported not to have worked."), _fear),
    Signature(
        "wrong topics",
        "identification",
        _("What people say they care about is seldom talked about."),
        _wrong_topics,
    ),
    Signature(
        "vague",
        "tangibility",
        _("Many tips don't say enough for someone else to try them."),
        _vague,
    ),
    Signature(
        "museum",
        "tangibility",
        _("What is kept is complete, but hardly opened."),
        _museum,
        reason="domain.md 1.2: complete and unread; read as filled fields with fewer than 30 % of "
        "the stock opened in half a year",
    ),
    Signature(
        "talk without trials",
        "tangibility",
        _("There is much talk, and little of it is kept or tried."),
        _talk,
        reason="domain.md 1.2 names it for innovation; read as solved questions not kept (TANG-1) "
        "and nothing taken up (RIGID-1)",
    ),
    Signature(
        "dying slowly",
        "aliveness",
        _("Fewer people take part than a year ago."),
        _dying,
        reason="domain.md 4 reads EN-1, which divides by everyone who ever came; read as a lasting "
        "fall against one's own past (docs/decisions/0050)",
    ),
    Signature(
        "too small",
        "aliveness",
        _("Too small to measure, not too small to ask."),
        _too_small,
        reason="design.md: small groups",
    ),
)
