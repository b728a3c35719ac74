"""How far something has been tested: from evidence and names to a rung. Pure.

And what is missing for the next rung, in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.practices.models.states import Rung

LADDER = (Rung.NEW, Rung.TRIED, Rung.HERE, Rung.ELSEWHERE, Rung.STANDARD)
STEPS = {  # as the page lists them under “Tested”
    Rung.NEW: gettext_lazy("Not yet"),
    Rung.TRIED: gettext_lazy("Once"),
    Rung.HERE: gettext_lazy("Works here"),
    Rung.ELSEWHERE: gettext_lazy("Works elsewhere"),
    Rung.STANDARD: gettext_lazy("Our standard"),
}
AWAY_FOR_ELSEWHERE = 2
AWAY_FOR_A_CHECK = 2


@dataclass(frozen=True, slots=True)
class Report:
    """How it went for one person who is no author: where, and worked, partly or failed.

    `place` is the key of their unit; without a unit they are a place of their own (domain.md, 1.3).
    """

    person_id: int
    place: str
    result: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a tip or practice.

    Counts of reports (0..), places other than its home (0..), and whether it has been checked
    and a steward stands behind it. `unsaid` are the parts still missing for a standard.
    """

    worked: int
    partly: int
    failed: int
    away: int
    is_checked: bool
    stood_behind: bool
    unsaid: tuple[str, ...] = ()


def gather(
    reports: Iterable[Report],
    *,
    home: str,
    used_in: Iterable[str],
    is_checked: bool,
    stood_behind: bool,
    unsaid: Iterable[str],
) -> Evidence:
    """Evidence from the newest report of each person and context.

    A place where it worked counts once, home never. `used_in` are the keys of units that use it
    every day or adapt it; they count as places where it works.
    """
    newest = list(reports)
    places = {report.place for report in newest if report.result == "worked"} | set(used_in)
    return Evidence(
        worked=sum(report.result == "worked" for report in newest),
        partly=sum(report.result == "partly" for report in newest),
        failed=sum(report.result == "failed" for report in newest),
        away=len(places - {home, ""}),
        is_checked=is_checked,
        stood_behind=stood_behind,
        unsaid=tuple(unsaid),
    )


def counts_as_check(evidence: Evidence) -> bool:
    """Two “worked” from other units, or from two other people where there are no units."""
    return evidence.away >= AWAY_FOR_A_CHECK


def rung_of(evidence: Evidence) -> Rung:
    """The highest rung whose needs, and those of every rung below, are met."""
    reached = Rung.NEW
    for rung in LADDER[1:]:
        if missing_for(rung, evidence):
            break
        reached = rung
    return reached


def missing_for_next(rung: str, evidence: Evidence) -> list[str]:
    """What the next rung wants, in sentences; empty on the highest."""
    place = LADDER.index(Rung(rung)) if rung in LADDER else 0
    return missing_for(LADDER[place + 1], evidence) if place + 1 < len(LADDER) else []


def next_rung(rung: str) -> Rung | None:
    place = LADDER.index(Rung(rung)) if rung in LADDER else len(LADDER)
    return LADDER[place + 1] if place + 1 < len(LADDER) else None


def missing_for(rung: Rung, evidence: Evidence) -> list[str]:
    """What this rung wants and is not there."""
    if rung == Rung.TRIED:
        return _missing_for_tried(evidence)
    if rung == Rung.HERE:
        return _missing_for_here(evidence)
    if rung == Rung.ELSEWHERE:
        return _missing_for_elsewhere(evidence)
    if rung == Rung.STANDARD:
        return _missing_for_standard(evidence)
    return []


def _missing_for_tried(evidence: Evidence) -> list[str]:
    if evidence.worked + evidence.partly:
        return []
    return [_("Someone other than its authors tries it and says how it went.")]


def _missing_for_here(evidence: Evidence) -> list[str]:
    missing = []
    if not evidence.is_checked:
        missing.append(_("Someone checks it, or it works in two other places."))
    if not evidence.worked:
        missing.append(_("It works for someone other than its authors."))
    elif evidence.failed >= evidence.worked:
        missing.append(
            _(
                "It works more often than not. "
                "Reports so far: %(worked)d worked, %(failed)d did not."
            )
            % {"worked": evidence.worked, "failed": evidence.failed}
        )
    return missing


def _missing_for_elsewhere(evidence: Evidence) -> list[str]:
    more = AWAY_FOR_ELSEWHERE - evidence.away
    if more <= 0:
        return []
    sentence = ngettext(
        "It works in %(number)d more place, not counting where it comes from.",
        "It works in %(number)d more places, not counting where it comes from.",
        more,
    )
    return [sentence % {"number": more}]


def _missing_for_standard(evidence: Evidence) -> list[str]:
    missing = []
    if evidence.unsaid:
        missing.append(_("Missing: %(parts)s.") % {"parts": ", ".join(evidence.unsaid)})
    if not evidence.stood_behind:
        missing.append(_("Someone who looks after this topic or the community has to sign it off."))
    return missing
