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
from guildhall.practices.policy import Relation
from guildhall.practices.queries import Around
from guildhall.practices.reader import relation_in
from guildhall.practices.way_parts import LIMITS, next_to_say
from guildhall.web.in_each_language import in_each_language

FIRST_REPORTS = 8


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """How far it is tested and who says so. What fixed it is its text: commons shows that.

    Three queries.
    """
    around, relation = queries.around(entry), relation_in(seat, entry)
    return [
        Part(Spot.HEAD, "practices/_head.html", {"topics": around.topics}, "head"),
        *_notices(seat, entry, around, relation),
        *_heir(around),
        Part(Spot.BYLINE, "practices/_byline.html", {"authors": around.authors}),
        Part(Spot.NO_TEXT, "practices/_no_text.html"),
        *_counter_case(seat, entry, around, relation),
        *_first_looks(around),
        Part(Spot.AFTER, "practices/_tried.html", _reports(seat, entry, around, relation), "tried"),
        *_next_part(seat, entry, marks, relation),
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


def _notices(seat: Seat, entry: Entry, around: Around, relation: Relation) -> list[Part]:
    """That it was withdrawn, or who checked it; with named checkers, why this reader cannot."""
    if entry.way.is_withdrawn:
        return [Part(Spot.NOTICE, "practices/_withdrawn.html")]
    verdict = policy.may_check_way(seat, entry.way, relation)
    is_explained = entry.way.rules.checked_by_named and not entry.way.is_checked and not verdict
    reads = {"checks": around.checks, "reason": verdict.reason if is_explained else ""}
    notices = [Part(Spot.NOTICE, "practices/_check.html", reads, "check")]
    if around.asked_until and policy.may_bring_case(seat, entry.way):
        asked = {"ends_at": around.asked_until}
        notices.append(Part(Spot.NOTICE, "practices/_asked_where_it_fails.html", asked))
    return notices


def _counter_case(seat: Seat, entry: Entry, around: Around, relation: Relation) -> list[Part]:
    """The report kept beside the text, while it counts and still says that it fails somewhere."""
    kept = entry.way.counter_case_id
    report = next((one for one in around.counter_cases if one.id == kept), None)
    if report is None:
        return []
    may_choose = bool(policy.may_keep_counter_case(seat, entry.way, relation))
    reads = {"report": report, "may_choose": may_choose}
    return [Part(Spot.AFTER, "practices/_counter_case.html", reads)]


def _heir(around: Around) -> list[Part]:
    """That everyone who wrote it has left, and who looks after it since."""
    heir = {"heir": around.heir}
    is_left = around.needs_heir or around.heir is not None
    return [Part(Spot.NOTICE, "practices/_heir.html", heir)] if is_left else []


def _first_looks(around: Around) -> list[Part]:
    """How they whose answers this was kept from got there, with their yes."""
    looks = {"looks": around.first_looks}
    return [Part(Spot.AFTER, "practices/_first_looks.html", looks)] if around.first_looks else []


def _reports(seat: Seat, entry: Entry, around: Around, relation: Relation) -> dict[str, Any]:
    """Who tried it; for its authors, also which reports its limits do not mention yet."""
    may_change = bool(policy.may_change_way(seat, relation))
    may_keep = bool(policy.may_keep_counter_case(seat, entry.way, relation))
    kept = entry.way.counter_case_id
    return {
        "to_keep": {one.id for one in around.counter_cases if one.id != kept} if may_keep else (),
        "reports": around.tried[:FIRST_REPORTS],
        "more_reports": around.tried[FIRST_REPORTS:],
        "limits_to_add": _limits_to_add(entry, around) if may_change else [],
    }


def _limits_to_add(entry: Entry, around: Around) -> list[queries.Tried]:
    """Reports that it did not work in some context, which its limits do not mention yet.

    The one that is kept beside the text is not asked for again.
    """
    limits = entry.way.parts.get(LIMITS[entry.kind], "")
    failed = [
        report
        for report in around.counter_cases
        if report.result == "failed" and report.id != entry.way.counter_case_id
    ]
    return [report for report in failed if limit_by(report.person.name) not in limits][:3]


def _next_part(seat: Seat, entry: Entry, marks: Marks, relation: Relation) -> list[Part]:
    """One more question about it; open for those who have just tried it."""
    part = next_to_say(entry.kind, entry.way.parts)
    if part is None or not policy.may_say_more(seat, entry.way):
        return []
    reads = {"part": part, "is_open": bool(marks.tried_entry) and not relation.is_author}
    return [Part(Spot.AFTER, "practices/_say_more.html", reads, "more")]


@in_each_language
def _step_names() -> tuple[str, ...]:
    return tuple([str(STEPS[rung]) for rung in LADDER])


def _ladder(entry: Entry, around: Around) -> dict[str, Any]:
    """Each step with whether it is reached, and what is missing for the next one."""
    if entry.state == Rung.WITHDRAWN:
        return {"steps": [], "next": None, "missing": []}
    place = LADDER.index(Rung(entry.state)) if entry.state in LADDER else 0
    following = next_rung(entry.state)
    return {
        "steps": [
            (name, number <= place, number == place) for number, name in enumerate(_step_names())
        ],
        "next": following.label if following else None,
        "missing": missing_for_next(entry.state, queries.evidence_around(entry, around)),
    }
