"""As many projects as people, and one that everybody is in, with as many of all it can hold."""

import datetime as dt
import itertools
from decimal import Decimal

from django.utils import timezone

from guildhall.commons.models import Authorship, Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.projects.models import (
    Approval,
    BudgetLine,
    Claim,
    Joining,
    Organiser,
    Place,
    Pledge,
    Project,
    Shift,
    StreetAnswer,
    StreetQuestion,
    StreetSheet,
    Supply,
    Task,
    Voice,
    Volunteer,
)

TEN = Decimal(10)


def add_projects(community: Community, steward: Person, people: list[Person]) -> None:
    open_room(community, room="projects", by=steward)
    now = timezone.now()
    entries = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="project",
            author=one,
            title=f"Seal the shed, {number}",
            state="planned",
            created_at=now,
        )
        for number, one in enumerate(people)
    )
    Authorship.objects.bulk_create(Authorship(entry=one, person=one.author) for one in entries)
    soon = now + dt.timedelta(days=20)
    projects = Project.objects.bulk_create(
        Project(entry=one, starts_at=soon, ends_at=soon + dt.timedelta(hours=3), guided_at=now)
        for one in entries
    )
    Organiser.objects.bulk_create(Organiser(project=one, person=steward) for one in projects)
    _fill(projects[-1], people, soon)


def _fill(project: Project, people: list[Person], soon: dt.datetime) -> None:
    Joining.objects.bulk_create(Joining(project=project, person=one) for one in people)
    Supply.objects.bulk_create(
        Supply(project=project, name=f"Seal {number}", brought_by=one)
        for number, one in enumerate(people)
    )
    tasks = Task.objects.bulk_create(
        Task(project=project, title=f"Task {number}", owner=one, due_on=soon.date())
        for number, one in enumerate(people)
    )
    through = Task.waits_for.through
    through.objects.bulk_create(
        through(from_task=later, to_task=earlier) for earlier, later in itertools.pairwise(tasks)
    )
    shifts = Shift.objects.bulk_create(
        Shift(
            project=project,
            name=f"Shift {number}",
            starts_at=soon,
            ends_at=soon + dt.timedelta(hours=1),
        )
        for number, _one in enumerate(people)
    )
    volunteers = Volunteer.objects.bulk_create(
        Volunteer(project=project, name="Zoe", reach=f"{number}@x", reach_key=f"{number}@x")
        for number, _one in enumerate(people)
    )
    Place.objects.bulk_create(
        Place(shift=shift, person=one) for shift, one in zip(shifts, people, strict=True)
    )
    Place.objects.bulk_create(
        Place(shift=shift, volunteer=one) for shift, one in zip(shifts, volunteers, strict=True)
    )
    Voice.objects.bulk_create(
        Voice(project=project, text=f"It drips, {number}", source="Leeds")
        for number, _one in enumerate(people)
    )
    _ask_the_street(project, len(people))
    _keep_books(project, people)


def _keep_books(project: Project, people: list[Person]) -> None:
    lines = BudgetLine.objects.bulk_create(
        BudgetLine(project=project, name=f"Seals {number}", planned=TEN)
        for number, _one in enumerate(people)
    )
    claims = Claim.objects.bulk_create(
        Claim(project=project, words="Seals", amount=TEN, claimed_by=one, line=line)
        for one, line in zip(people, lines, strict=True)
    )
    Approval.objects.bulk_create(
        Approval(claim=claim, by=one) for claim, one in zip(claims, people, strict=True)
    )
    Pledge.objects.bulk_create(
        Pledge(project=project, amount=TEN, giver=one, state="received") for one in people
    )


def _ask_the_street(project: Project, count: int) -> None:
    question = StreetQuestion.objects.create(project=project, number=1, text="Where does it drip?")
    today = timezone.localdate()
    sheets = StreetSheet.objects.bulk_create(
        StreetSheet(project=project, sent_key=str(number), on=today) for number in range(count)
    )
    StreetAnswer.objects.bulk_create(
        StreetAnswer(sheet=one, question=question, text="Here") for one in sheets
    )
