"""What a community decides and does together: decisions by consent, and projects."""

import datetime as dt

from guildhall.bench.writer import Writer
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.decisions.actions import agree_to_proposal, open_decision, prepare_decision
from guildhall.decisions.frame import Frame
from guildhall.people.models import Person
from guildhall.projects.actions import join_project, start_project
from guildhall.projects.outlines import OURS

TAKE_PART = 20


def add_decisions_and_projects(community: Community, writer: Writer, count: int) -> dict[str, int]:
    """As many decisions as questions, and two projects for five; the ids of the last of each."""
    people = list(Person.objects.get_queryset().filter(pk__in=writer.ids[:TAKE_PART]))
    return {
        "decision": _decisions(community, writer, people, count),
        "project": _projects(community, writer, people, max(count * 2 // 5, 1)),
    }


def _decisions(community: Community, writer: Writer, people: list[Person], count: int) -> int:
    """All of them open, the last with twenty answers."""
    open_room(community, room="decisions", by=community.created_by)
    until_on = (dt.datetime.now(dt.UTC) + dt.timedelta(days=20)).date()
    for number in range(count):
        by = people[number % len(people)]
        frame = Frame(
            writer.words(7).capitalize(), until_on=until_on, proposal=writer.words(12).capitalize()
        )
        entry = open_decision(prepare_decision(community, by=by, frame=frame), by=by)
    for person in people:
        agree_to_proposal(entry, by=person)
    return entry.pk


def _projects(community: Community, writer: Writer, people: list[Person], count: int) -> int:
    """With their outline; twenty people are in the last."""
    open_room(community, room="projects", by=community.created_by)
    for number in range(count):
        entry = start_project(
            community,
            by=people[number % len(people)],
            title=writer.words(7).capitalize(),
            body=writer.text().markdown,
            starts_at=writer.now + dt.timedelta(days=20),
            outline=OURS["clean-up-day"].make(),
            at=writer.now,
        )
    for person in people:
        join_project(entry, by=person)
    return entry.pk
