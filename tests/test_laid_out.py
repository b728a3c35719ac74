"""A method, a run sheet or a session starts a meeting, a challenge or a decision, laid out."""

import datetime as dt
import re
from html import unescape

import pytest
import time_machine

from guildhall.ballots.models import Way
from guildhall.commons.actions import save_draft
from guildhall.commons.laying_out import layout_asked
from guildhall.commons.models import Entry, Link
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.communities.seats import seat_or_none
from guildhall.decisions.actions import turn_on_more_ways
from guildhall.decisions.ways import WAYS, voting
from guildhall.ideas.actions import turn_on
from guildhall.ideas.models import Switch
from guildhall.meetings.models import Meeting
from guildhall.methods.actions import add_run_sheet, prepare_session
from guildhall.methods.cards import METHODS
from guildhall.methods.steps import minutes_of
from guildhall.people.actions import arrive

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
C = "/c/pumps/"
PLAN, CHALLENGE = f"{C}meetings/plan/", f"{C}ideas/challenges/begin/"
DECIDE, VOTE = f"{C}decisions/prepare/", f"{C}decisions/prepare-vote/"


@pytest.fixture
def pumps(world) -> Community:
    for room in ("methods", "ideas", "decisions"):
        open_room(world.community, room=room, by=world.ada)
    turn_on(world.community, name=Switch.Name.CHALLENGES, by=world.ada)
    world.community.refresh_from_db()
    with time_machine.travel(NOW, tick=False):
        yield world.community


@pytest.fixture
def session(pumps, world) -> Entry:
    method = METHODS["consent-decision"]
    return prepare_session(
        pumps, by=world.ben, title="Who opens on Sundays?", steps=method.steps, method=method
    )


def text_of(client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def value_of(page: str, name: str) -> str:
    """What the field of a form opens with."""
    area = re.search(rf'<textarea name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    typed = re.search(rf'<input[^>]*name="{name}"[^>]*?value="([^"]*)"', page)
    chosen = re.search(
        rf'<select name="{name}".*?<option value="([^"]*)" selected', page, re.DOTALL
    )
    found = area or typed or chosen
    return found[1].strip() if found else ""


def links_to(client, address: str) -> set[str]:
    return set(re.findall(r'href="([^"]*\?layout=[^"]*)"', text_of(client, address)))


def test_a_meeting_opens_with_its_length_its_steps_and_what_to_bring(world, pumps, as_person):
    cafe = METHODS["world-cafe"]

    page = text_of(as_person(world.ben), f"{PLAN}?layout=methods.world-cafe")

    agenda = value_of(page, "agenda").splitlines()
    assert value_of(page, "title") == "World café"
    assert value_of(page, "minutes") == str(minutes_of(cafe.steps))
    assert len(agenda) == len(cafe.steps)
    assert agenda[0] == f"{cafe.steps[0].minutes} min: {cafe.steps[0].text}"
    assert "To bring: tables for four or five; paper for the tables, pens" in page
    assert f"{C}methods/cards/world-cafe/" in value_of(page, "about")


def test_what_is_changed_in_the_form_is_what_is_planned(world, pumps, session, as_person):
    form = {
        "title": "Sundays, together",
        "day": "2026-03-10",
        "at": "18:30",
        "minutes": "50",
        "kind": "open",
        "host": "Ben",
        "agenda": "10 min: The proposal\n\n40 min:  Talk \n10 min: The proposal",
        "about": "In the back room.",
    }

    as_person(world.ben).post(f"{PLAN}?layout=methods.{session.pk}", form)

    meeting = Meeting.objects.get()
    points = [point.text for point in meeting.agenda.all()]
    assert (meeting.entry.title, meeting.minutes) == ("Sundays, together", 50)
    assert points == ["10 min: The proposal", "40 min: Talk"]
    assert Link.objects.get(target=meeting.entry).source == session


def test_the_session_and_what_it_started_lead_to_each_other(world, pumps, session, as_person):
    client = as_person(world.ben)
    form = {"title": "Who opens?", "until_on": "2026-03-09", "way": "consent", "then": "open"}

    for _twice in range(2):
        client.post(f"{DECIDE}?layout=methods.{session.pk}", {**form, "level": "decide"})

    made = Entry.objects.get(kind="decision")
    assert Link.objects.get(target=made).kind == Link.Kind.GREW_INTO
    assert f"{made.pk}-" in text_of(client, f"{C}methods/{session.pk}/")
    assert session.title in text_of(client, f"{C}decisions/{made.pk}/")


def test_a_series_has_the_agenda_at_its_first_meeting(world, pumps, session, as_person):
    form = {
        "title": "Consent round",
        "day": "2026-03-10",
        "at": "18:30",
        "minutes": "45",
        "kind": "open",
        "host": "",
        "repeats": "week",
        "agenda": "45 min: Round",
    }

    as_person(world.ada).post(f"{PLAN}?layout=methods.{session.pk}", form)

    first, *others = Meeting.objects.order_by("starts_at")
    assert [point.text for point in first.agenda.all()] == ["45 min: Round"]
    assert Link.objects.get(source=session).target == first.entry
    assert others
    assert not any(one.agenda.exists() for one in others)


def test_a_challenge_opens_with_question_days_and_how_it_is_judged(world, pumps, as_person):
    page = text_of(as_person(world.ada), f"{CHALLENGE}?layout=methods.world-cafe")

    asks = METHODS["world-cafe"].asks
    assert value_of(page, "question") == asks.question
    assert value_of(page, "until_on") == "2026-03-30"
    assert value_of(page, "decide_by") == "2026-04-13"
    assert value_of(page, "judged_by") == asks.judged_by
    assert value_of(page, "afterwards") == asks.afterwards
    assert f"[World café]({C}methods/cards/world-cafe/)" in value_of(page, "why")


def test_a_challenge_links_to_the_run_sheet_that_started_it(world, pumps, as_person):
    sheet = add_run_sheet(pumps, by=world.ben, title="Our round", body="- 10 min: A round")
    form = {
        "question": "What would help?",
        "until_on": "2026-03-30",
        "decider": "Ben",
        "decide_by": "2026-04-13",
        "judged_by": "Cost.",
        "afterwards": "All get a reason.",
    }

    as_person(world.ada).post(f"{CHALLENGE}?layout=methods.{sheet.pk}", form)

    assert Link.objects.get(source=sheet).target == Entry.objects.get(kind="challenge")


def test_a_decision_opens_with_question_way_and_day(world, pumps, session, as_person):
    client = as_person(world.ben)

    of_method = text_of(client, f"{DECIDE}?layout=methods.advice-process")
    of_session = text_of(client, f"{DECIDE}?layout=methods.{session.pk}")

    assert value_of(of_method, "title") == METHODS["advice-process"].asks.question
    assert (value_of(of_method, "until_on"), value_of(of_method, "way")) == ("2026-03-16", "advice")
    assert re.search(r'value="shape"[^>]*checked', of_method)
    assert value_of(of_session, "title") == "Who opens on Sundays?"
    assert (value_of(of_session, "until_on"), value_of(of_session, "way")) == (
        "2026-03-09",
        "consent",
    )


def test_a_vote_opens_with_its_way_once_the_community_has_it(world, pumps, as_person):
    client, address = as_person(world.ben), f"{C}methods/cards/least-resistance/"
    before = links_to(client, address)

    turn_on_more_ways(pumps, by=world.ada)

    assert f"{VOTE}?layout=methods.least-resistance" not in before
    assert f"{VOTE}?layout=methods.least-resistance" in links_to(client, address)
    page = text_of(client, f"{VOTE}?layout=methods.least-resistance")
    assert (value_of(page, "way"), value_of(page, "until_on")) == ("resistance", "2026-03-09")


def test_what_is_not_open_is_not_offered(world, pumps, as_person):
    pumps.open_rooms = [room for room in pumps.open_rooms if room not in ("ideas", "meetings")]
    pumps.save()

    assert links_to(as_person(world.ada), f"{C}methods/cards/world-cafe/") == set()


def test_each_reader_is_offered_what_they_can_begin(world, pumps, as_person):
    address, about = f"{C}methods/cards/world-cafe/", "?layout=methods.world-cafe"

    offered = {name: links_to(as_person(getattr(world, name)), address) for name in ("ada", "ben")}

    assert offered == {"ada": {f"{PLAN}{about}", f"{CHALLENGE}{about}"}, "ben": {f"{PLAN}{about}"}}


def test_a_run_sheet_and_a_session_to_come_offer_it_a_held_one_does_not(
    world, pumps, session, as_person
):
    sheet = add_run_sheet(pumps, by=world.ben, title="Our round", body="- 10 min: A round")
    client = as_person(world.ben)

    of_sheet = links_to(client, f"{C}methods/sheets/{sheet.pk}/")
    of_session = links_to(client, f"{C}methods/{session.pk}/")
    Entry.objects.filter(pk=session.pk).update(state="ended", version=9)

    about = f"?layout=methods.{sheet.pk}"
    assert of_sheet == {f"{PLAN}{about}", f"{DECIDE}{about}"}
    about = f"?layout=methods.{session.pk}"
    assert of_session == {f"{PLAN}{about}", f"{DECIDE}{about}"}
    assert links_to(client, f"{C}methods/{session.pk}/") == set()


@pytest.mark.parametrize(
    "asked", ["", ".", "methods", "methods.", "methods.no-such", "nobody.1", "methods.²", "x" * 999]
)
def test_an_address_that_names_nothing_opens_the_usual_form(world, pumps, as_person, asked):
    page = text_of(as_person(world.ben), f"{PLAN}?layout={asked}")

    assert (value_of(page, "title"), value_of(page, "minutes")) == ("", "60")


def test_what_another_community_wrote_lays_out_nothing(world, pumps, session):
    elsewhere = Community.objects.create(slug="x", name="X", open_rooms=["methods", "meetings"])
    edda = arrive("Edda")
    join(elsewhere, person=edda)

    assert layout_asked(seat_or_none("x", edda), f"methods.{session.pk}") is None


def test_what_was_typed_on_this_page_comes_back_and_what_was_typed_elsewhere_does_not(
    world, pumps, session, as_person
):
    client, here = as_person(world.ben), f"{DECIDE}?layout=methods.{session.pk}"
    about = {"person": world.ben, "form": "decision", "target": str(pumps.pk)}
    save_draft(**about, fields={"title": "Of another day"}, address=DECIDE)
    before = value_of(text_of(client, here), "title")

    save_draft(**about, fields={"title": "Sundays?"}, address=here)

    assert before == "Who opens on Sundays?"
    assert value_of(text_of(client, here), "title") == "Sundays?"


def test_every_way_that_a_method_names_is_one_of_decisions():
    known = {*WAYS, *Way.values} - {voting.NAME}

    assert {one.asks.way for one in METHODS.values() if one.asks and one.asks.way} <= known


def test_an_agenda_refuses_what_it_could_not_keep(world, pumps, as_person):
    form = {"title": "Long", "day": "2026-03-10", "at": "18:30", "minutes": "45", "kind": "open"}
    client = as_person(world.ben)

    long_line = client.post(PLAN, {**form, "agenda": "a" * 201})
    many = client.post(PLAN, {**form, "agenda": "\n".join(map(str, range(41)))})

    assert (long_line.status_code, many.status_code) == (422, 422)
    assert "at most 200 characters" in long_line.content.decode()
    assert "at most 40 points" in many.content.decode()
    assert not Meeting.objects.exists()
