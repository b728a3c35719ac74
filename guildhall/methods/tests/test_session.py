"""A session from its method to what grows from its lines."""

import datetime as dt

import pytest
import time_machine

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry, edit_entry
from guildhall.commons.models import Entry
from guildhall.methods.actions import (
    SessionRefused,
    TooMuch,
    add_run_sheet,
    add_table,
    be_here,
    begin_session,
    change_steps,
    deal_tables,
    end_session,
    give_more_time,
    go_on,
    lead_session,
    move_everyone_on,
    pause_session,
    prepare_session,
    reopen_session,
    resume_session,
    write_harvest,
)
from guildhall.methods.actions.harvesting import LONGEST
from guildhall.methods.cards import METHODS
from guildhall.methods.models import Here, Session
from guildhall.methods.steps import Step

HERE = "/c/pumps/methods/"
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def later(minutes: float) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def left_of(session: Session, minutes: float) -> int:
    return Session.objects.get(pk=session.pk).clock.left_at(later(minutes))


def state_of(session: Session) -> str:
    return Entry.objects.get(pk=session.pk).state


def verbs() -> list[str]:
    return list(
        Event.objects.filter(verb__startswith="session.")
        .order_by("pk")
        .values_list("verb", flat=True)
    )


def test_a_method_lays_the_steps_out_in_the_form(world, room, as_person):
    page = as_person(world.ben).get(f"{HERE}prepare/?method=problem-clinic").content.decode()

    assert "- 5 min: The person with the problem tells it" in page


def test_the_form_prepares_a_session_with_the_steps_that_were_sent(world, room, as_person):
    sent = {
        "title": "Wet filters",
        "body": "In the kitchen",
        "steps": "5 Hello\nnot a step\n10 Talk",
    }

    answer = as_person(world.ben).post(f"{HERE}prepare/?method=problem-clinic", sent)

    session = Session.objects.get()
    assert answer.status_code == 302
    assert session.steps == (Step(5, "Hello"), Step(10, "Talk"))
    assert (session.method, session.leader, session.about) == (
        "problem-clinic",
        world.ben,
        "In the kitchen",
    )


def test_without_a_step_the_form_is_given_back(world, room, as_person):
    sent = {"title": "Wet filters", "steps": "Hello"}

    answer = as_person(world.ben).post(f"{HERE}prepare/", sent)

    assert (answer.status_code, Session.objects.count()) == (422, 0)
    assert "a line that begins with its minutes" in answer.content.decode()


def test_sent_twice_there_is_one(world, room):
    for _twice in range(2):
        prepare_session(room, by=world.ben, title="Wet filters", steps=[Step(5, "Hello")])

    assert Session.objects.count() == 1
    assert verbs() == ["session.prepared"]


def test_an_own_run_sheet_lays_out_a_session_and_can_be_edited(world, room, as_person):
    sheet = add_run_sheet(room, by=world.ben, title="Our round", body="For us.\n\n- 7 min: A round")
    edit_entry(sheet, by=world.ben, title=sheet.title, body="For us.\n\n- 9 min: A round")
    client = as_person(world.cleo)

    form = client.get(f"{HERE}prepare/?sheet={sheet.pk}").content.decode()
    client.post(f"{HERE}prepare/?sheet={sheet.pk}", {"title": "Monday", "steps": "9 A round"})

    assert "- 9 min: A round" in form
    assert Session.objects.get().sheet == sheet
    assert (
        "Our round"
        in client.get(f"{HERE}{Session.objects.get().pk}/", follow=True).content.decode()
    )


def test_the_clock_is_the_same_for_all_and_pauses(world, session):
    begin_session(session, by=world.ben, at=NOON)
    pause_session(session, by=world.ben, at=later(4))
    pause_session(session, by=world.ben, at=later(5))
    resume_session(session, by=world.ben, at=later(30))
    give_more_time(session, by=world.ben, at=later(31))

    assert left_of(session, 32) == 600 - 4 * 60 - 2 * 60 + 120


def test_two_who_press_next_at_once_go_on_by_one(world, session):
    begin_session(session, by=world.ben, at=NOON)

    go_on(session, by=world.ben, seen=0, at=later(9))
    go_on(session, by=world.ada, seen=0, at=later(9))

    assert Session.objects.get().step == 1
    assert left_of(session, 10) == 19 * 60


def test_the_last_step_has_none_after_it(world, session):
    begin_session(session, by=world.ben)
    for seen in range(20):
        go_on(session, by=world.ben, seen=seen)

    assert Session.objects.get().step == len(session.steps) - 1


def test_begun_twice_the_clock_runs_on(world, session):
    begin_session(session, by=world.ben, at=NOON)
    begin_session(session, by=world.ada, at=later(3))

    assert left_of(session, 4) == 6 * 60
    assert verbs() == ["session.prepared", "session.begun"]


def test_where_the_phone_of_who_leads_dies_another_leads_on(world, session, as_person):
    begin_session(session, by=world.ben, at=NOON)
    cleo = as_person(world.cleo)
    before = cleo.post(f"{HERE}{session.pk}/run/pause/").status_code

    cleo.post(f"{HERE}{session.pk}/run/lead/")
    after = cleo.post(f"{HERE}{session.pk}/run/pause/").status_code

    assert (before, after) == (403, 302)
    assert Session.objects.get().leader == world.cleo
    assert Session.objects.get().runs_since is None


def test_steps_changed_while_it_runs_leave_the_clock(world, session):
    begin_session(session, by=world.ben, at=NOON)

    change_steps(session, by=world.ben, steps_text="5 One\n5 Two")

    assert left_of(session, 1) == 540
    with pytest.raises(SessionRefused):
        change_steps(session, by=world.ben, steps_text="nothing")


def test_everyone_who_is_here_is_seated_with_a_host_at_each_table(world, session, edda):
    for person in (world.ada, world.ben, world.cleo, edda):
        be_here(session, by=person)
        be_here(session, by=person)

    deal_tables(session, by=world.ben, size=2)

    seated = Here.objects.values_list("table__number", "role")
    assert sorted(seated) == [(1, ""), (1, "Host"), (2, ""), (2, "Host")]


def test_in_the_next_round_hosts_stay_and_the_others_move(world, session, edda):
    for person in (world.ada, world.ben, world.cleo, edda):
        be_here(session, by=person)
    begin_session(session, by=world.ben)
    deal_tables(session, by=world.ben, size=2)
    before = dict(Here.objects.values_list("person", "table"))

    move_everyone_on(session, by=world.ben)

    for one in Here.objects.all():
        assert (one.table_id == before[one.person_id]) == (one.role == "Host")


def test_a_table_with_words_stays_when_fewer_are_dealt(world, session, edda):
    begin_session(session, by=world.ben)
    topic = add_table(session, by=world.cleo, name="Seals")
    write_harvest(topic, by=world.cleo, began="", wrote="Order wide ones")

    deal_tables(session, by=world.ben, size=4)

    assert list(session.tables.values_list("name", "text")) == [
        ("", ""),
        ("Seals", "Order wide ones"),
    ]


def test_what_two_phones_write_at_once_is_both_there(world, session):
    begin_session(session, by=world.ben)
    table = session.tables.get()

    write_harvest(table, by=world.ben, began="", wrote="Rinse twice")
    write_harvest(table, by=world.cleo, began="", wrote="Dry first")

    table.refresh_from_db()
    assert table.text == "Rinse twice\nDry first"


def test_an_answer_that_was_lost_doubles_nothing(world, session):
    begin_session(session, by=world.ben)
    table = session.tables.get()
    write_harvest(table, by=world.ben, began="", wrote="Rinse")

    for unsure in ("Rinse", "Rinse tw"):
        write_harvest(table, by=world.ben, began="", wrote="Rinse twice", unsure=unsure)

    table.refresh_from_db()
    assert table.text.splitlines()[0] == "Rinse twice"


def test_more_than_a_table_holds_is_refused_and_given_back(world, session, as_person):
    begin_session(session, by=world.ben)
    table = session.tables.get()
    too_much = "a" * (LONGEST + 1)

    with pytest.raises(TooMuch):
        write_harvest(table, by=world.ben, began="", wrote=too_much)
    page = as_person(world.ben).post(
        f"{HERE}{session.pk}/run/tables/{table.pk}/", {"began": "", "wrote": too_much}
    )

    assert page.status_code == 422
    assert too_much in page.content.decode()


def test_at_the_end_its_text_holds_the_harvest_and_can_be_searched(world, session, as_person):
    begin_session(session, by=world.ben)
    write_harvest(session.tables.get(), by=world.cleo, began="", wrote="Rinse the gaskets twice")

    end_session(session, by=world.ben)
    end_session(session, by=world.ada)

    page = as_person(world.cleo).get("/search?q=gaskets").content.decode()
    assert "## Table 1\n\n- Rinse the gaskets twice" in Entry.objects.get(pk=session.pk).body
    assert "What do seals need?" in page
    assert verbs() == ["session.prepared", "session.begun", "session.ended"]


def test_what_is_written_after_the_end_comes_into_the_text_too(world, session):
    begin_session(session, by=world.ben)
    end_session(session, by=world.ben)

    write_harvest(session.tables.get(), by=world.cleo, began="", wrote="Too late, but true")

    assert "- Too late, but true" in Entry.objects.get(pk=session.pk).body


def test_a_session_goes_on_where_it_was(world, session):
    begin_session(session, by=world.ben, at=NOON)
    end_session(session, by=world.ben, at=later(2))

    reopen_session(session, by=world.ben)
    reopen_session(session, by=world.ben)

    assert (state_of(session), left_of(session, 99)) == ("running", 480)


def test_what_was_removed_takes_no_act(world, session):
    begin_session(session, by=world.ben)
    delete_entry(session.entry, by=world.ben)

    with pytest.raises(SessionRefused):
        pause_session(session, by=world.ben)
    with pytest.raises(SessionRefused):
        lead_session(session, by=world.cleo)


def test_who_looks_again_gets_nothing_until_something_changed(world, session, as_person):
    begin_session(session, by=world.ben)
    client, path = as_person(world.cleo), f"{HERE}{session.pk}/run/state/"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})

    write_harvest(session.tables.get(), by=world.ben, began="", wrote="Rinse")
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert [one["text"] for one in changed.json()["tables"].values()] == ["Rinse"]


def test_to_look_where_nothing_is_new_costs_five_queries_with_who_looks(
    world, session, as_person, django_assert_num_queries
):
    begin_session(session, by=world.ben)
    client, path = as_person(world.cleo), f"{HERE}{session.pk}/run/state/"
    etag = client.get(path)["ETag"]

    with django_assert_num_queries(5):
        again = client.get(path, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_reload_shows_the_time_of_the_server(world, session, as_person):
    begin_session(session, by=world.ben, at=NOON)

    with time_machine.travel(later(3), tick=False):
        page = as_person(world.cleo).get(f"{HERE}{session.pk}/run/").content.decode()

    assert 'data-left="420"' in page
    assert "7:00" in page


@pytest.mark.parametrize("number", [1, 3])
def test_looking_costs_the_same_however_many_tables(
    world, session, as_person, django_assert_num_queries, number
):
    begin_session(session, by=world.ben)
    for count in range(number):
        be_here(session, by=world.ada)
        add_table(session, by=world.ben, name=f"Topic {count}")
    client = as_person(world.cleo)
    client.get(f"{HERE}{session.pk}/run/")

    with django_assert_num_queries(5):
        client.get(f"{HERE}{session.pk}/run/state/")
    with django_assert_num_queries(9):
        client.get(f"{HERE}{session.pk}/run/")


@pytest.mark.parametrize("slug", sorted(METHODS))
def test_every_method_has_its_page_and_card(world, room, as_person, slug):
    client = as_person(world.cleo)

    page = client.get(f"{HERE}cards/{slug}/").content.decode()
    card = client.get(f"{HERE}cards/{slug}/print/").content.decode()

    assert METHODS[slug].steps[0].text.split()[0] in page
    assert METHODS[slug].steps[-1].text.split()[0] in card


def test_the_filters_and_the_questions_work_from_the_address(world, room, as_person):
    client = as_person(world.cleo)
    asked = "purpose=explore&decision=open&people=24&minutes=120&conflict=some&power=involve"

    filtered = client.get(f"{HERE}?purpose=decide&minutes=40").content.decode()
    chosen = client.get(f"{HERE}choose/?{asked}").content.decode()
    unclear = client.get(f"{HERE}choose/?people=many").content.decode()

    assert "Ask, then one decides" in filtered
    assert "cards/world-cafe" not in filtered
    assert "World café" in chosen
    assert "Better not" in chosen
    assert "Better not" not in unclear


def test_lines_are_used_once_the_session_was_held(world, session, as_person):
    begin_session(session, by=world.ben)
    write_harvest(session.tables.get(), by=world.cleo, began="", wrote="- Who can press one?\n-")
    client, lines = as_person(world.cleo), f"{HERE}{session.pk}/lines/"
    before = client.get(lines)
    end_session(session, by=world.ben)

    page = client.get(lines).content.decode()

    assert before.status_code == 302
    assert page.count('name="line" value="Who can press one?"') == 1
    assert page.count('name="line"') == 1
