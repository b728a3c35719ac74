"""What only the page of a project shows."""

from typing import Any

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.projects import policy
from guildhall.projects.drawn_jobs import drawn_shifts, drawn_supplies, drawn_tasks
from guildhall.projects.folding import Rank, folded
from guildhall.projects.forms import SupplyForm
from guildhall.projects.jobs import ShiftRow, SupplyRow, TaskRow, shift_rows, supply_rows, task_rows
from guildhall.projects.models import Judgement, ThankYou
from guildhall.projects.moments import span_in_words
from guildhall.projects.money_rows import hours_in_words, reads_of_accounts
from guildhall.projects.next_step import next_step
from guildhall.projects.policy import Relation
from guildhall.projects.queries import around, own_hours
from guildhall.projects.reader import may_note_hours_in, relation_in
from guildhall.projects.steps import STEPS
from guildhall.projects.views import leading_back
from guildhall.projects.views.leading_back import COMING, SHIFTS, SUPPLIES, TASKS


def parts(seat: Seat, entry: Entry, _marks: Marks) -> list[Part]:
    """The next step, who is in, who does what, what is needed; at its end how it went.

    At most fourteen queries, and eight for the accounts of one that has ended.
    """
    return [
        Part(Spot.HEAD, "projects/_head.html", _head(entry), "head"),
        *_notices(seat, entry),
        Part(Spot.AFTER, "projects/_coming.html", _coming(seat, entry), COMING),
        Part(Spot.AFTER, "projects/_shifts.html", _shifts(seat, entry), SHIFTS),
        Part(Spot.AFTER, "projects/_supplies.html", _supplies(seat, entry), SUPPLIES),
        Part(Spot.AFTER, "projects/_tasks.html", _tasks(seat, entry), TASKS),
        *_steps(seat, entry),
        *_after(seat, entry),
        *_accounts(seat, entry),
    ]


def _head(entry: Entry) -> dict[str, Any]:
    project = entry.project
    words = ""
    if project.starts_at:
        words = span_in_words(project.starts_at, project.ends_at, project.zone)
    people = around(entry)
    return {
        "project": project,
        "when": words,
        "organisers": people.organisers,
        "has_plan": bool(project.starts_at or people.tasks or people.shifts),
    }


def _notices(seat: Seat, entry: Entry) -> list[Part]:
    """The next step; that nobody organises it; or how it ended."""
    project, people = entry.project, around(entry)
    if not project.is_going_on:
        return [Part(Spot.NOTICE, "projects/_ended.html", {"project": project}, "ended")]
    if not people.organisers:
        return [Part(Spot.NOTICE, "projects/_no_organiser.html", {}, "no_organiser")]
    step = {"step": next_step(entry, people, shows_names=seat.is_member)}
    return [Part(Spot.NOTICE, "projects/_next_step.html", step, "next_step")]


def _coming(seat: Seat, entry: Entry) -> dict[str, Any]:
    people, relation = around(entry), relation_in(seat, entry)
    is_in = seat.person is not None and seat.person.pk in people.joined_ids
    return {
        "project": entry.project,
        "joined": people.joined,
        "is_in": is_in,
        "may_join": bool(policy.may("join_project", seat, entry, relation)),
        "shows_names": seat.is_member,
        "outside": _helping_without_account(entry, relation),
    }


def _helping_without_account(entry: Entry, relation: Relation) -> int:
    """How many, for organisers alone: they have to be called back. One query for them.

    Someone who offered twice is one, by how to reach them.
    """
    if not (entry.project.is_going_on and policy.may_read_volunteers(relation)):
        return 0
    return entry.project.volunteers.order_by().values("reach_key").distinct().count()


def _shifts(seat: Seat, entry: Entry) -> dict[str, Any]:
    relation = relation_in(seat, entry)
    at_once, others = folded(shift_rows(seat, entry, relation), _rank_of_shift)
    return {
        "rows": drawn_shifts(seat, at_once),
        "others": drawn_shifts(seat, others),
        "how_many_others": len(others),
        "may_plan": bool(policy.may_add_to_plan(seat, entry, relation)),
        "may_ask_outside": entry.project.is_going_on
        and bool(policy.may("open_public_page", seat, entry, relation)),
    }


def _supplies(seat: Seat, entry: Entry) -> dict[str, Any]:
    relation = relation_in(seat, entry)
    may_add = bool(policy.may_add_supply(seat, entry))
    at_once, others = folded(supply_rows(seat, entry, relation), _rank_of_supply)
    return {
        "rows": drawn_supplies(seat, at_once),
        "others": drawn_supplies(seat, others),
        "how_many_others": len(others),
        "supply_form": SupplyForm() if may_add else None,
    }


def _tasks(seat: Seat, entry: Entry) -> dict[str, Any]:
    """One's own and the next that are open; the others, and those that are done, are folded."""
    relation = relation_in(seat, entry)
    at_once, others = folded(task_rows(seat, entry, relation), _rank_of_task)
    return {
        "rows": drawn_tasks(seat, at_once),
        "others": drawn_tasks(seat, others),
        "how_many_others": len(others),
        "may_plan": bool(policy.may_add_to_plan(seat, entry, relation)),
    }


def _rank_of_shift(row: ShiftRow) -> Rank:
    if row.is_own:
        return Rank.OWN
    return Rank.NEXT if row.free else Rank.LATER


def _rank_of_supply(row: SupplyRow) -> Rank:
    if row.is_own:
        return Rank.OWN
    return Rank.LATER if row.by else Rank.NEXT


def _rank_of_task(row: TaskRow) -> Rank:
    if row.task.done_at:
        return Rank.LATER
    return Rank.OWN if row.is_own else Rank.NEXT


def _steps(seat: Seat, entry: Entry) -> list[Part]:
    """The ten steps where they are turned on; else the button that does that."""
    relation = relation_in(seat, entry)
    may_guide = bool(policy.may("guide_project", seat, entry, relation))
    if not entry.project.is_guided and not may_guide:
        return []
    reads = {
        "project": entry.project,
        "steps": STEPS,
        "settled": around(entry).settled,
        "may_guide": may_guide,
    }
    return [Part(Spot.AFTER, "projects/_steps.html", reads, leading_back.STEPS)]


def _accounts(seat: Seat, entry: Entry) -> list[Part]:
    """After its end: what came in, was spent and is left."""
    if entry.project.is_going_on:
        return []
    reads = reads_of_accounts(seat, entry)
    if not reads["figures"]:
        return []
    return [Part(Spot.AFTER, "projects/money/_figures.html", reads, "accounts")]


def _after(seat: Seat, entry: Entry) -> list[Part]:
    """After its end: whether it met the need, this reader's card and hours. Three queries."""
    project = entry.project
    if project.is_going_on or not seat.is_member:
        return []
    judgements = list(project.judgements.order_by("words"))  # not by when they were given
    card = ThankYou.objects.filter(project=project, person=seat.person).select_related("by")
    own = next((one for one in judgements if one.person_id == seat.someone.pk), None)
    reads = {
        "counts": [
            (answer.label, sum(one.answer == answer for one in judgements))
            for answer in Judgement.Answer
            if judgements
        ],
        "words": [one.words for one in judgements if one.words],
        "has_judged": own is not None,
        "card": card.first(),
        "may_judge": bool(policy.may("judge_project", seat, entry, relation_in(seat, entry))),
        **_hours(seat, entry),
    }
    return [Part(Spot.AFTER, "projects/_after.html", reads, "after")]


def _hours(seat: Seat, entry: Entry) -> dict[str, Any]:
    """What this reader said themselves, and whether they can say it."""
    if not may_note_hours_in(seat, entry):
        return {"may_note_hours": False}
    hours = own_hours(entry.project, seat.someone)
    return {"may_note_hours": True, "own_hours": hours_in_words(hours) if hours else ""}
