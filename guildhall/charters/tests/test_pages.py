"""The pages of a charter: who sees what, and what an error says."""

import datetime as dt

from django.utils import timezone

from guildhall.charters import actions
from guildhall.charters.models import CharterVersion
from guildhall.charters.tests.rounds import SATURDAY, agreed, ask, write
from guildhall.communities.models import Community


def test_a_draft_is_for_stewards_and_objections_are_for_members(world, clock, as_person, client):
    Community.objects.update(visibility="open")
    version = ask(world)
    actions.object_to_charter(version, by=world.ben, reason="Tuesdays I work late.")
    write(world, aim="A secret aim")

    pages = {
        name: who.get("/c/pumps/charter/").content.decode()
        for name, who in {
            "ada": as_person(world.ada),
            "cleo": as_person(world.cleo),
            "dov": as_person(world.dov),
            "world": client,
        }.items()
    }

    assert {name for name, page in pages.items() if "secret aim" in page} == {"ada"}
    assert {name for name, page in pages.items() if "work late" in page} == {"ada", "cleo"}
    assert {name for name, page in pages.items() if "Any objections" in page} == {"ada", "cleo"}


def test_a_first_charter_is_written_and_asked_about_in_the_browser(world, clock, as_person):
    client = as_person(world.ada)
    form = {
        "aim": "Dry cellars",
        "norms": "Ask early.\n\n Say thanks. ",
        "meets": "month",
        "meets_week": "2",
        "meets_on": "1",
        "meets_at": "18:30",
        "meets_minutes": "60",
        "meets_where": "Back room",
        "looked_after": "Ada",
        "has_objectives": "on",
        "objective-0-text": "No leaks",
        "objective-0-owner": "ben",
        "objective-0-due_on": "2026-06-01",
        "scope_in": "said but switched off",
    }

    written = client.post("/c/pumps/charter/write/", form, follow=True)
    asked = client.post("/c/pumps/charter/ask/", {"until": "2026-03-06"}, follow=True)

    version = CharterVersion.objects.get()
    assert "Nobody has been asked yet" in written.content.decode()
    assert "Any objections by Friday, 6 March?" in asked.content.decode()
    assert (version.norm_lines, version.scope_in, version.objectives.get().owner) == (
        ["Ask early.", "Say thanks."],
        "",
        world.ben,
    )
    assert version.rhythm.said == "Every second Tuesday of the month at 18:30, for 60 minutes"
    assert version.rhythm.rule == "FREQ=MONTHLY;BYDAY=2TU"


def test_naming_nobody_who_is_here_is_said_at_the_field(world, clock, as_person):
    form = {
        "aim": "Dry",
        "meets": "",
        "meets_week": "1",
        "meets_on": "1",
        "meets_at": "18:30",
        "meets_minutes": "60",
    }

    response = as_person(world.ada).post(
        "/c/pumps/charter/write/",
        {
            **form,
            "has_objectives": "on",
            "objective-0-text": "No leaks",
            "objective-0-owner": "Dov",
        },
    )

    assert response.status_code == 422
    assert "Nobody here is called Dov." in response.content.decode()


def test_nobody_answers_their_own_objection(world, clock, as_person):
    version = ask(world)
    objection = actions.object_to_charter(version, by=world.ada, reason="I changed my mind.")

    response = as_person(world.ada).post(
        f"/c/pumps/charter/objections/{objection.pk}/answer/", {"answer": "Never mind."}
    )

    assert response.status_code == 403


def test_with_a_charter_norms_and_purpose_change_there_only(world, clock, as_person):
    agreed(world, clock)
    client = as_person(world.ada)

    client.post("/c/pumps/settings/rules/", {"norms": "Shout.", "promise_hours": "4"})
    page = client.get("/c/pumps/settings/").content.decode()

    community = Community.objects.get(pk=world.community.pk)
    assert ([norm.text for norm in community.norms.all()], community.promise_hours) == (
        ["Ask early."],
        4,
    )
    assert 'name="purpose"' not in page


def test_the_time_on_the_page_is_not_the_hour_of_the_job(world, clock, as_person):
    ask(world)
    clock.move_to(SATURDAY)

    page = as_person(world.ben).get("/c/pumps/charter/").content.decode()

    assert timezone.now() >= SATURDAY
    assert "No objections" in page
    assert "It will be agreed within a few minutes." in page


def test_the_overview_tells_stewards_that_a_review_is_due(world, clock, as_person):
    for step in ("people", "questions", "meeting", "win"):
        as_person(world.ada).post(f"/c/pumps/beginning/{step}/put-away/")
    agreed(world, clock, look_again_on=dt.date(2026, 6, 1))
    before = "Review the charter" in as_person(world.ada).get("/c/pumps/").content.decode()
    clock.move_to(dt.datetime(2026, 6, 1, 6, tzinfo=dt.UTC))

    assert (
        before,
        "Review the charter" in as_person(world.ada).get("/c/pumps/").content.decode(),
    ) == (False, True)
    assert "Review the charter" not in as_person(world.ben).get("/c/pumps/").content.decode()
