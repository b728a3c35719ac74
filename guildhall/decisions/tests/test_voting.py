"""A decision by vote: prepared, voted on, counted; anonymous ones leave no link to anyone."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.ballots.models import Ballot, Count, HasVoted, Vote, Way
from guildhall.commons.models import Entry
from guildhall.communities.actions import join, leave_community
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import take_seat
from guildhall.decisions import actions, policy
from guildhall.decisions.models import State, VotePlan
from guildhall.decisions.tests.worlds import (
    FRIDAY,
    HERE,
    NEXT_FRIDAY,
    SATURDAY,
    now,
    opened,
    prepared,
    state_of,
)
from guildhall.decisions.ways import way_of
from guildhall.decisions.ways.voting import vote_of
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import set_preference
from guildhall.people.actions import arrive

pytestmark = pytest.mark.database

PUMPS = "A new pump\nRepair the old one\nLeave it as it is"
RECEIPT = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


def planned(kind: Way = Way.POLL, options: str = PUMPS, **more) -> dict:
    return {"way": "vote", "plan": VotePlan(kind=kind, options=options, **more)}


def voting(room, by, **more) -> Entry:
    return opened(room, by, **planned(**more))


def cast(entry: Entry, by, **marks: int) -> None:
    actions.cast_ballot(entry, by=by, marks={key[1:]: value for key, value in marks.items()})


@pytest.fixture
def five(world, room) -> list:
    people = [arrive(name) for name in ("Edda", "Finn", "Gita", "Hugo", "Ines")]
    for person in people:
        join(room, person=person)
    return people


def test_what_most_choose_is_decided_on_its_day(world, room, clock):
    entry = voting(room, world.ben)
    cast(entry, world.ada, _2=1)
    cast(entry, world.ben, _1=1)
    cast(entry, world.ben, _2=1)
    waits = set(way_of(now(entry)).waits_for(now(entry)).values_list("username", flat=True))

    actions.close_due_decisions()
    before = state_of(entry)
    clock.move_to(SATURDAY)
    for _twice in range(2):
        actions.close_due_decisions()

    decided = now(entry)
    assert (before, decided.entry.state) == (State.OPEN, State.IN_FORCE)
    assert decided.outcome == "Repair the old one"
    assert waits == {"cleo"}
    assert Event.objects.filter(verb="decision.voted").count() == 2
    assert Event.objects.filter(verb="decision.made").count() == 1


@pytest.mark.parametrize(("quorum", "ballots"), [(0, 0), (2, 1)])
def test_with_too_few_votes_nothing_is_decided(world, room, clock, quorum, ballots):
    entry = opened(room, world.ben, quorum=quorum, **planned())
    for person in (world.ada,)[:ballots]:
        cast(entry, person, _1=1)

    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert state_of(entry) == State.LAPSED
    assert vote_of(now(entry)).state == Vote.State.SHORT


def test_a_ballot_after_the_day_is_refused_in_a_sentence(world, room, clock):
    entry = voting(room, world.ben)
    clock.move_to(SATURDAY)

    with pytest.raises(actions.DecisionRefused, match=r"Voting is over\."):
        cast(entry, world.ada, _1=1)

    assert not Ballot.objects.exists()


def test_a_vote_is_taken_back_and_given_again(world, room, clock):
    entry = voting(room, world.ben)
    cast(entry, world.ada, _1=1)

    for _twice in range(2):
        actions.take_back_ballot(entry, by=world.ada)
    taken_back = Ballot.objects.count()
    cast(entry, world.ada, _2=1)

    assert (taken_back, Ballot.objects.get().marks) == (0, {"2": 1})
    assert Event.objects.filter(verb="decision.vote_taken_back").count() == 1


def test_withdrawn_a_vote_counts_nothing_and_taken_up_again_it_begins_anew(world, room, clock):
    entry = voting(room, world.ben)
    cast(entry, world.ada, _1=1)

    actions.withdraw_decision(entry, by=world.ben)
    first = vote_of(now(entry))
    actions.take_up_again(entry, by=world.ben)
    actions.open_decision(entry, by=world.ben)

    assert first.state == Vote.State.WITHDRAWN
    assert vote_of(now(entry)).pk != first.pk
    assert vote_of(now(entry)).ballots.count() == 0


def test_a_vote_that_makes_no_sense_any_more_is_refused_when_it_opens(world, room, five, clock):
    entry = prepared(room, world.ben, **planned(is_anonymous=True))
    for person in (world.cleo, *five[:3]):
        leave_community(room, person=person)

    with pytest.raises(actions.DecisionRefused, match="at least 5 people"):
        actions.open_decision(entry, by=world.ben)

    assert state_of(entry) == State.PREPARED


def test_an_election_gives_the_role_with_its_term_to_who_says_yes(world, room, clock):
    entry = voting(
        room,
        world.ada,
        kind=Way.ELECTION,
        options="Ben\nCleo",
        elects_role="facilitator",
        term_ends_on=dt.date(2027, 3, 1),
    )
    for person in (world.ada, world.ben):
        cast(entry, person, _2=1)

    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    before = RolePeriod.objects.current().filter(role="facilitator").count()
    actions.accept_role(entry, by=world.cleo)

    assert before == 0
    held = RolePeriod.objects.current().get(community=room, role="facilitator")
    assert (held.person, held.term_ends_on) == (world.cleo, dt.date(2027, 3, 1))
    assert now(entry).outcome == "Cleo"


def test_an_election_without_candidates_is_between_all_who_take_part(world, room, clock):
    entry = voting(room, world.ada, kind=Way.ELECTION, options="")

    assert list(vote_of(now(entry)).options.values_list("title", "person__username")) == [
        ("Ada", "ada"),
        ("Ben", "ben"),
        ("Cleo", "cleo"),
    ]


def test_who_was_elected_and_left_gets_no_role(world, room, clock):
    entry = voting(
        room, world.ada, kind=Way.ELECTION, options="Ben\nCleo", elects_role="facilitator"
    )
    cast(entry, world.ada, _2=1)
    leave_community(room, person=world.cleo)

    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert state_of(entry) == State.IN_FORCE
    assert not RolePeriod.objects.current().filter(role="facilitator").exists()


def test_a_budget_is_shared_out(world, room, clock):
    entry = voting(
        room, world.ben, kind=Way.EQUAL_SHARES, options="Benches; 60\nTrees; 30", budget=90
    )
    cast(entry, world.ada, _1=1)
    cast(entry, world.ben, _1=1)
    cast(entry, world.cleo, _2=1)

    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert now(entry).outcome == "Benches, Trees"


@pytest.mark.parametrize(
    ("name", "allowed"), [("ada", True), ("ben", True), ("cleo", True), ("dov", False)]
)
@pytest.mark.parametrize("state", State.values)
def test_who_may_vote_in_which_state(world, room, clock, name, allowed, state):
    entry = voting(room, world.ben)
    Entry.objects.filter(pk=entry.pk).update(state=state)
    row = now(entry)
    row.entry.decision = row
    seat = take_seat("pumps", getattr(world, name))

    for may in (policy.may_cast_ballot, policy.may_take_back_ballot):
        assert bool(may(seat, row.entry)) == (allowed and state == State.OPEN)
    assert not policy.may_agree_to_proposal(seat, row.entry)
    assert not policy.may_extend_decision(seat, row.entry)


def post_vote(client, **more):
    says = {
        "title": "What about the pump?",
        "until_on": FRIDAY.isoformat(),
        "options": PUMPS,
        "way": "poll",
        "then": "open",
        **more,
    }
    return client.post(f"{HERE}prepare-vote/", says)


def test_a_member_puts_options_to_a_vote_and_votes(world, room, clock, as_person):
    ben = as_person(world.ben)
    answer = post_vote(ben)
    entry = Entry.objects.get(kind="decision")

    page = ben.get(answer["Location"]).content.decode()
    voted = ben.post(f"{HERE}{entry.pk}/ballot/", {"choice": "2"}, follow=True).content.decode()

    assert state_of(entry) == State.OPEN
    assert "Vote by Friday, 6 March" in page
    assert "Nobody has voted yet." in page
    assert "Your vote has your name on it." in page
    assert "You have voted" in voted
    assert "1 vote so far." in voted
    assert Ballot.objects.get().marks == {"2": 1}


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        ({"options": "Only one"}, "Name at least two options."),
        ({"is_anonymous": "on"}, "at least 5 people"),
        ({"quorum": "4"}, "Fewer people than that can vote."),
        ({"way": "score"}, "Select a valid choice."),
        ({"way": "election", "options": "Ben\nNobody"}, "Nobody here is called Nobody."),
        ({"until_on": ""}, "This field is required."),
    ],
)
def test_a_vote_that_makes_no_sense_is_refused(world, room, clock, as_person, says, sentence):
    answer = post_vote(as_person(world.ben), **says)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Entry.objects.filter(kind="decision").exists()


def test_a_prepared_vote_can_change(world, room, clock, as_person):
    ben = as_person(world.ben)
    post_vote(ben, then="prepare")
    entry = Entry.objects.get(kind="decision")
    edit = f"{HERE}{entry.pk}/edit/"
    since = re.search(r'name="since" value="([^"]*)"', ben.get(edit).content.decode())

    answer = ben.post(
        edit,
        {
            "title": "Which pump?",
            "until_on": NEXT_FRIDAY.isoformat(),
            "options": "Green\nBlue",
            "way": "poll",
            "since": since[1] if since else "",
        },
    )

    assert answer.status_code == 302, answer.content.decode()
    assert now(entry).vote_plan.options == "Green\r\nBlue".replace("\r", "")
    assert now(entry).entry.title == "Which pump?"


def test_more_ways_are_behind_a_switch(world, room, clock, as_person):
    ada, ben = as_person(world.ada), as_person(world.ben)
    before = ben.get(f"{HERE}prepare-vote/").content.decode()

    for _twice in range(2):
        ada.post(f"{HERE}settings/ways-on/")
    after = ben.get(f"{HERE}prepare-vote/").content.decode()
    shown = ada.get(f"{HERE}settings/").content.decode()
    refused = ben.post(f"{HERE}settings/ways-off/").status_code
    ada.post(f"{HERE}settings/ways-off/")

    assert ('value="ranking"' in before, 'value="ranking"' in after) == (False, True)
    assert "Turn them off" in shown
    assert refused == 403
    assert 'value="ranking"' not in ben.get(f"{HERE}prepare-vote/").content.decode()


def test_an_invalid_ballot_comes_back_with_a_sentence(world, room, clock, as_person):
    entry = voting(room, world.ben)

    answer = as_person(world.ada).post(f"{HERE}{entry.pk}/ballot/", {})

    assert answer.status_code == 422
    assert "Choose an option." in answer.content.decode()


@pytest.fixture
def sealed(world, room, five, clock, as_person, post) -> tuple[Entry, dict[str, str]]:
    """An anonymous vote in which five people voted on its page, and their receipts.

    `post`: everyone else has an address for mail.
    """
    entry = voting(room, world.ben, is_anonymous=True)
    receipts = {}
    for number, person in enumerate(five):
        answer = as_person(person).post(
            f"{HERE}{entry.pk}/ballot/", {"choice": "1" if number < 3 else "2"}
        )
        receipts[person.username] = RECEIPT.search(answer.content.decode())[0]
        assert answer["Cache-Control"] == "no-store"
    return entry, receipts


def test_an_anonymous_vote_is_given_once(world, sealed, five, as_person):
    entry, _receipts = sealed

    again = as_person(five[0]).post(f"{HERE}{entry.pk}/ballot/", {"choice": "2"}, follow=True)

    assert "An anonymous vote can&#x27;t be changed." in again.content.decode()
    assert HasVoted.objects.count() == 5
    page = as_person(five[0]).get(f"{HERE}{entry.pk}/").content.decode()
    assert ("You have voted" in page, "alters the program" in page) == (True, False)


def test_nothing_in_the_hall_holds_a_receipt_before_the_end_but_the_urn(
    world, sealed, five, as_person, deliver, clock
):
    _entry, receipts = sealed
    for person in (world.ada, world.cleo):
        set_preference(by=person, quiet_from=0, quiet_until=0)
    deliver()
    Letter.objects.update(not_before=timezone.now() - dt.timedelta(days=1))
    while send_due():
        pass

    with connection.cursor() as cursor:
        holders = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = str(cursor.fetchall())
            holders += [table for receipt in receipts.values() if receipt in rows]
        cursor.execute("SELECT * FROM django_session")

    assert set(holders) == {"ballots_urn"}
    assert not Event.objects.filter(verb="decision.voted").exists()
    assert mail.outbox
    assert not any(one in str(letter.message()) for letter in mail.outbox for one in receipts)
    assert not any(
        receipt in str(session.get_decoded())
        for session in Session.objects.all()
        for receipt in receipts.values()
    )


def test_a_member_finds_their_ballot_and_counts_again(world, sealed, five, as_person, clock):
    entry, receipts = sealed
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    edda = as_person(five[0])

    page = edda.get(f"{HERE}{entry.pk}/").content.decode()
    sheet = b"".join(edda.get(f"{HERE}{entry.pk}/ballots.csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(sheet)))
    says = json.loads(edda.get(f"{HERE}{entry.pk}/ballots.json").content)

    own = next(row for row in rows if row["ballot"] == receipts["edda"])
    sums = {title: sum(int(row[title] or 0) for row in rows) for title in PUMPS.splitlines()}
    assert own["A new pump"] == "1"
    assert sums == {"A new pump": 3, "Repair the old one": 2, "Leave it as it is": 0}
    assert now(entry).outcome == max(sums, key=sums.__getitem__)
    assert len(says["ballots"]) == 5
    assert "5 of 8 people voted." in page
    assert "“A new pump” is ahead of “Repair the old one” by 1." in page
    assert not any(person.name in sheet for person in five)
    assert Count.objects.count() == 1


@pytest.mark.parametrize("name", ["ballots.csv", "ballots.json"])
def test_the_list_of_ballots_is_for_members_and_after_the_end(
    world, sealed, as_person, clock, name
):
    entry, _receipts = sealed
    address = f"{HERE}{entry.pk}/{name}"

    early = as_person(world.ben).get(address).status_code
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert early == 404
    assert as_person(world.ben).get(address).status_code == 200
    assert as_person(world.dov).get(address).status_code == 404
    assert as_person(None).get(address).status_code == 302
