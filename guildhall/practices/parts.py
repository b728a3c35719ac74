"""What the page of a tip or a practice shows of its own."""

from typing import Any

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.practices import policy, queries
from guildhall.practices.actions.limits import limit_by
from guildhall.practices.ladder import LADDER, STEPS, missing_for_next, next_rung
from guildhall.practices.models import Rung
from guildhall.practices.policy import Standing
from guildhall.practices.queries import Around
from guildhall.practices.reader import standing_in
from guildhall.practices.way_parts import LIMITS, next_to_say

FIRST_REPORTS = 8


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """How far it is tested and who says so. What fixed it is its text: commons shows that.

    Three queries.
    """
    around, standing = queries.around(entry), standing_in(seat, entry)
    return [
        Part(Spot.HEAD, "practices/_head.html", {"topics": around.topics}, "head"),
        *_notices(seat, entry, around, standing),
        Part(Spot.BYLINE, "practices/_byline.html", {"authors": around.authors}),
        Part(Spot.NO_TEXT, "practices/_no_text.html"),
        Part(Spot.AFTER, "practices/_tried.html", _reports(seat, entry, around, standing), "tried"),
        *_next_part(seat, entry, marks, standing),
        Part(
            Spot.AFTER,
            "practices/_uses.html",
            {"uses": around.uses, "rollout_id": around.open_rollout_id},
            "uses",
        ),
        Part(
            Spot.BESIDE,
            "practices/_beside.html",
            {"ladder": _ladder(entry, around), "branches": around.branches},
            "ladder",
        ),
    ]


def _notices(seat: Seat, entry: Entry, around: Around, standing: Standing) -> list[Part]:
    """That it was withdrawn, or who checked it; with named checkers, why this reader cannot."""
    if entry.way.is_withdrawn:
        return [Part(Spot.NOTICE, "practices/_withdrawn.html")]
    verdict = policy.may_check_way(seat, entry.way, standing)
    is_explained = entry.way.rules.checked_by_named and not entry.way.is_checked and not verdict
    reads = {"checks": around.checks, "reason": verdict.reason if is_explained else ""}
    return [Part(Spot.NOTICE, "practices/_check.html", reads, "check")]


def _reports(seat: Seat, entry: Entry, around: Around, standing: Standing) -> dict[str, Any]:
    """Who tried it; for its authors, also which reports its limits do not mention yet."""
    may_change = bool(policy.may_change_way(seat, standing))
    return {
        "reports": around.tried[:FIRST_REPORTS],
        "more_reports": around.tried[FIRST_REPORTS:],
        "limits_to_add": _limits_to_add(entry, around) if may_change else [],
    }


def _limits_to_add(entry: Entry, around: Around) -> list[queries.Tried]:
    """Reports that it did not work in some context, which its limits do not mention yet."""
    limits = entry.way.parts.get(LIMITS[entry.kind], "")
    failed = [report for report in around.tried if report.result == "failed" and report.context]
    return [report for report in failed if limit_by(report.person.name) not in limits][:3]


def _next_part(seat: Seat, entry: Entry, marks: Marks, standing: Standing) -> list[Part]:
    """One more question about it; open for those who have just tried it."""
    part = next_to_say(entry.kind, entry.way.parts)
    if part is None or not policy.may_say_more(seat, entry.way):
        return []
    reads = {"part": part, "is_open": bool(marks.tried_entry) and not standing.is_author}
    return [Part(Spot.AFTER, "practices/_say_more.html", reads, "more")]


def _ladder(entry: Entry, around: Around) -> dict[str, Any]:
    """Each step with whether it is reached, and what is missing for the next one."""
    if entry.state == Rung.WITHDRAWN:
        return {"steps": [], "next": None, "missing": []}
    place = LADDER.index(Rung(entry.state)) if entry.state in LADDER else 0
    following = next_rung(entry.state)
    return {
        "steps": [
            (STEPS[rung], number <= place, number == place) for number, rung in enumerate(LADDER)
        ],
        "next": following.label if following else None,
        "missing": missing_for_next(entry.state, queries.evidence_around(entry, around)),
    }
