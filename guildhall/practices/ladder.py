"""The ladder: from evidence, and a name, to a rung; and what is missing for the next one, in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.practices.models.states import Rung

LADDER = (Rung.NEW, Rung.TRIED, Rung.HERE, Rung.ELSEWHERE, Rung.STANDARD)
AWAY_FOR_ELSEWHERE = 2
AWAY_FOR_A_CHECK = 2


@dataclass(frozen=True, slots=True)
class Report:
    """How it went for one person who is no author: where, and what came out (worked, partly, failed).

    `place` is the key of their unit; where they have none they stand for a place of their own (domain.md, 1.3).
    """

    person_id: int
    place: str
    result: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a way: counts of reports (0..), places other than its home (0..), and whose names stand under it."""

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
    """Evidence from the newest report of each person and context. A place where it worked counts once, home never.

    `used_in` are the keys of units that use it every day or adapt it; they count as places where it works.
    """
    found = list(reports)
    places = {report.place for report in found if report.result == "worked"} | set(used_in)
    return Evidence(
        worked=sum(report.result == "worked" for report in found),
        partly=sum(report.result == "partly" for report in found),
        failed=sum(report.result == "failed" for report in found),
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
        return (
            []
            if evidence.worked + evidence.partly
            else [_("Somebody other than its authors tries it and says how it went.")]
        )
    if rung == Rung.HERE:
        return _missing_for_here(evidence)
    if rung == Rung.ELSEWHERE:
        more = AWAY_FOR_ELSEWHERE - evidence.away
        said = ngettext(
            "It works in %(number)d more place than where it comes from.",
            "It works in %(number)d more places than where it comes from.",
            more,
        )
        return [said % {"number": more}] if more > 0 else []
    if rung == Rung.STANDARD:
        return _missing_for_standard(evidence)
    return []


def _missing_for_here(evidence: Evidence) -> list[str]:
    missing = []
    if not evidence.is_checked:
        missing.append(_("A peer checks it, or it works in two other places."))
    if not evidence.worked:
        missing.append(_("It works for somebody other than its authors."))
    elif evidence.failed >= evidence.worked:
        missing.append(
            _(
                "It works more often than not: so far it worked %(worked)d times and did not %(failed)d times."
            )
            % {"worked": evidence.worked, "failed": evidence.failed}
        )
    return missing


def _missing_for_standard(evidence: Evidence) -> list[str]:
    missing = []
    if evidence.unsaid:
        missing.append(_("Still to be said: %(parts)s.") % {"parts": ", ".join(evidence.unsaid)})
    if not evidence.stood_behind:
        missing.append(
            _(
                "Somebody who looks after the community or the topic stands behind it with their name."
            )
        )
    return missing
