"""How a community begins: one next step, from what really happened; the whole path on request."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.charters.actions import close_round, propose_charter, write_charter
from guildhall.communities.actions import invite, open_room, start_community
from guildhall.communities.guests import Guest
from guildhall.meetings.actions import finish_action, plan_meeting, take_action
from guildhall.people.actions import arrive
from guildhall.questions.actions import accept_answer, answer, ask

STEPS = {
    "people": "Ask three people by name",
    "questions": "Write down three problems you have now",
    "meeting": "Set a date for the first meeting",
    "win": "Get one small thing done together",
    "charter": "Agree on a short charter",
}


@pytest.fixture
def edda(db):
    return arrive("Edda")


@pytest.fixture
def young(edda):
    return start_community("Looms", by=edda, purpose="Weave")


def shown(page: str) -> list[str]:
    return [name for name, title in STEPS.items() if title in page]


def test_each_step_is_the_next_once_the_one_before_really_happened(young, edda, as_person):
    client, seen = as_person(edda), []

    def look() -> None:
        seen.append(shown(client.get("/c/looms/").content.decode()))

    look()
    invite(young, guests=[Guest("Finn", ""), Guest("Gwen", ""), Guest("Hugo", "")], by=edda)
    look()
    for number in range(3):
        ask(young, by=edda, title=f"Problem {number}?")
    look()
    meeting = plan_meeting(
        young, by=edda, title="First", starts_at=timezone.now() + dt.timedelta(days=3)
    )
    look()
    finish_action(take_action(meeting, by=edda, text="Bring thread", owner=edda), by=edda)
    look()
    day = timezone.localdate() + dt.timedelta(days=2)
    close_round(
        propose_charter(write_charter(young, by=edda, aim="Weave well"), by=edda, until=day),
        at=timezone.now() + dt.timedelta(days=4),
    )
    look()

    assert seen == [["people"], ["questions"], ["meeting"], ["win"], ["charter"], []]


def test_what_is_not_for_them_is_put_away_and_comes_back(young, edda, as_person):
    client = as_person(edda)

    client.post("/c/looms/beginning/people/put-away/")
    after = shown(client.get("/c/looms/").content.decode())
    client.post("/c/looms/beginning/people/put-away/", {"again": "yes"})

    assert (after, shown(client.get("/c/looms/").content.decode())) == (["questions"], ["people"])


def test_the_whole_path_is_for_stewards_and_says_what_is_done(world, as_person):
    ask(world.community, by=world.ben, title="One?")

    page = as_person(world.ada).get("/c/pumps/beginning/").content.decode()

    assert shown(page) == list(STEPS)
    assert as_person(world.ben).get("/c/pumps/beginning/").status_code == 403
    assert shown(as_person(world.ben).get("/c/pumps/").content.decode()) == []


def test_what_works_is_offered_once_three_answers_are_worth_keeping_and_not_before(
    world, as_person
):
    path = "/c/pumps/beginning/"
    client = as_person(world.ada)
    for number in range(3):
        assert "worth keeping" not in client.get(path).content.decode()
        question = ask(world.community, by=world.ben, title=f"Why {number}?")
        accept_answer(answer(question, by=world.cleo, body="So"), by=world.ben)
    offered = client.get(path).content.decode()
    open_room(world.community, room="practices", by=world.ada)
    opened = client.get(path).content.decode()

    assert "3 answers worth keeping: open Tips and practices?" in offered
    assert "Keep the answers worth keeping" in opened
