"""A stage is declared by people.

The hall suggests one, with its evidence, and never moves it; endings are honourable.
"""

import ast
import datetime as dt
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

import guildhall
from guildhall.activity import schedule
from guildhall.activity.models import Recurrence
from guildhall.communities.actions import close_community, declare_stage, reopen_community
from guildhall.communities.evidence import Reading, read_evidence
from guildhall.communities.models import Community, Stage, StagePeriod
from guildhall.communities.stages import suggest_stage
from guildhall.communities.tasks import ask_once_a_year
from guildhall.meetings.actions import plan_meeting
from guildhall.meetings.tasks import remind
from guildhall.notifications.models import Notice
from guildhall.questions.actions import ask


def suggested(slug: str):
    return suggest_stage(read_evidence(Community.objects.get(slug=slug)))


def test_the_suggestion_for_each_community_of_the_demo_names_its_evidence(demo):
    found = {
        slug: suggested(slug)
        for slug in ("field-technicians", "data-practice", "lunch-readers", "birch-street")
    }

    assert {slug: one.stage.label for slug, one in found.items()} == {
        "field-technicians": "in full swing",
        "data-practice": "getting going",
        "lunch-readers": "changing or ending",
        "birch-street": "in full swing",
    }
    because = {slug: " | ".join(one.because) for slug, one in found.items()}
    assert "meetings planned in the last half year" in because["field-technicians"]
    assert "a charter is agreed" in because["field-technicians"]
    assert "questions solved" in because["data-practice"]
    assert "no charter yet" in because["data-practice"]
    assert "people started less than half as much" in because["lunch-readers"]
    assert "a charter is agreed" in because["birch-street"]
    assert "regular meetings that keep running for twelve weeks" in found["data-practice"].missing


def readings(**values) -> dict[str, Reading]:
    return {name: Reading(value, name) for name, value in values.items()}


@pytest.mark.parametrize(
    ("values", "stage"),
    [
        ({}, Stage.POTENTIAL),
        ({"members": 2, "met": 4, "charter": 1}, Stage.POTENTIAL),
        ({"members": 3, "met": 1}, Stage.COALESCING),
        ({"members": 3, "settled": 3}, Stage.COALESCING),
        ({"members": 9, "charter": 1, "rhythm": 0.69}, Stage.COALESCING),
        ({"members": 9, "rhythm": 0.9}, Stage.POTENTIAL),
        ({"members": 9, "charter": 1, "rhythm": 0.7}, Stage.MATURING),
        ({"members": 9, "charter": 1, "rhythm": 0.7, "settled": 50, "growth": 1}, Stage.MATURING),
        (
            {"members": 9, "charter": 1, "rhythm": 0.7, "settled": 50, "growth": 0},
            Stage.STEWARDSHIP,
        ),
        (
            {"members": 9, "charter": 1, "rhythm": 1.0, "settled": 90, "growth": -3, "quiet": 6},
            Stage.TRANSFORMATION,
        ),
        ({"members": 9, "fading": 1}, Stage.TRANSFORMATION),
    ],
)
def test_the_thresholds_are_those_of_the_theory(values, stage):
    assert suggest_stage(readings(**values)).stage == stage


def test_what_no_room_counts_yet_is_named_as_missing_and_never_assumed():
    suggestion = suggest_stage(readings(members=9, charter=1, rhythm=1.0, solved=60, growth=5))

    assert "three stories about what people got out of it" in suggestion.missing


def test_nothing_declares_a_stage_but_the_one_act_of_a_person(db):
    writers = {}
    for path in Path(guildhall.__file__).parent.rglob("*.py"):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).startswith("StagePeriod.objects.")
                and ast.unparse(node.func).rsplit(".", 1)[1]
                in ("create", "bulk_create", "get_or_create", "update_or_create")
            ):
                writers.setdefault(path.name, []).append(node.lineno)
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("declare_stage"):
                writers.setdefault(
                    f"calls: {path.relative_to(Path(guildhall.__file__).parent)}", []
                ).append(node.lineno)

    assert {name: len(lines) for name, lines in writers.items()} == {
        "stage.py": 1,
        "calls: communities/views/stage.py": 1,
        "calls: demo/scenes/life.py": 4,
    }


def test_every_recurring_job_leaves_stages_as_they_are(world, deliver):
    declare_stage(world.community, stage=Stage.COALESCING, by=world.ada)
    Community.objects.update(created_at=timezone.now() - dt.timedelta(days=900))
    Recurrence.objects.all().delete()

    with time_machine.travel(timezone.now() + dt.timedelta(days=400), tick=False):
        schedule.run_due()
        deliver()

    failures = [row.reason for row in Recurrence.objects.exclude(reason="")]
    assert failures == []
    assert list(StagePeriod.objects.values_list("stage", "until")) == [("coalescing", None)]


def test_declaring_keeps_what_was_before_and_twice_changes_nothing(world, as_person):
    client = as_person(world.ada)
    for stage in ("potential", "coalescing", "coalescing"):
        client.post("/c/pumps/stage/", {"stage": stage, "note": "We met"})

    page = as_person(world.ben).get("/c/pumps/stage/").content.decode()

    assert list(StagePeriod.objects.values_list("stage", flat=True)) == ["coalescing", "potential"]
    assert ("Getting going" in page, "speaks for" in page) == (True, False)
    assert as_person(world.ben).post("/c/pumps/stage/", {"stage": "maturing"}).status_code == 403


def test_a_closed_community_is_read_and_written_in_by_nobody(world, as_person, deliver):
    question = ask(world.community, by=world.ben, title="Which seal?")
    meeting = plan_meeting(
        world.community,
        by=world.ada,
        title="Evening",
        starts_at=timezone.now() + dt.timedelta(hours=3),
    )
    close_community(
        world.community, by=world.ada, keeper=world.ben, note="Twelve dry winters. Thank you."
    )
    deliver()
    remind()

    client = as_person(world.ada)
    front = client.get("/c/pumps/").content.decode()
    answers = [
        client.get(f"/c/pumps/questions/{question.pk}/").status_code,
        client.post(
            f"/c/pumps/questions/{question.pk}/answer/", {"body": "The wide one"}
        ).status_code,
        client.post("/c/pumps/talk/post/", {"body": "Hello"}).status_code,
        client.get("/c/pumps/people/invite/").status_code,
        client.post(f"/c/pumps/meetings/{meeting.pk}/going/yes/").status_code,
        as_person(world.dov).get("/c/pumps/join/").status_code,
    ]

    assert answers == [200, 403, 403, 403, 403, 403]
    assert "Twelve dry winters" in front
    assert "Which seal?" not in as_person(world.cleo).get("/").content.decode()
    assert "community.closed" in set(
        Notice.objects.filter(person=world.cleo).values_list("rule", flat=True)
    )
    assert not Notice.objects.filter(rule="meeting.reminded").exists()


def test_closing_is_undone_by_steward_or_keeper_for_thirty_days(world, as_person):
    close_community(world.community, by=world.ada, keeper=world.ben, note="Thanks")
    refused = as_person(world.cleo).post("/c/pumps/reopen/").status_code
    by_keeper = as_person(world.ben).post("/c/pumps/reopen/").status_code
    goes_on = Community.objects.get().closed_at
    close_community(
        world.community,
        by=world.ada,
        keeper=world.ben,
        note="Thanks",
        at=timezone.now() - dt.timedelta(days=31),
    )

    late = as_person(world.ada).post("/c/pumps/reopen/").status_code

    assert (refused, by_keeper, goes_on, late) == (403, 302, None, 403)


def test_closing_twice_keeps_the_first_keeper_and_reopening_what_is_open_is_harmless(world):
    reopen_community(world.community, by=world.ada)
    close_community(world.community, by=world.ada, keeper=world.ben, note="Thanks")

    close_community(world.community, by=world.ada, keeper=world.cleo, note="Again")

    assert Community.objects.get().keeper == world.ben


def test_once_a_year_stewards_are_asked_keep_change_or_end(world, deliver, as_person):
    Community.objects.update(created_at=timezone.now() - dt.timedelta(days=366))

    for _time in range(2):
        ask_once_a_year()
    deliver()

    notice = Notice.objects.get(rule="community.year_passed")
    kit = as_person(world.ada).get("/c/pumps/meetings/plan/?kit=keep").content.decode()
    assert (notice.person, notice.count) == (world.ada, 1)
    assert "What would we miss if this closed?" in kit
