"""What pages show of being asked: everything to the person, nothing to anyone else."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.commons.actions import hide
from guildhall.communities.actions import join
from guildhall.people.actions import arrive, block, rest_until, set_capacity, set_offers
from guildhall.people.kept import OnlyTheirs, kept_of
from guildhall.people.models import Capacity, Offer
from guildhall.questions.actions import answer, ask, ask_by_name, pass_turn, take_turns
from guildhall.questions.models import Turn

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
_CHANGES_EACH_TIME = re.compile(r'\b[A-Za-z0-9]{64}\b|nonce="[^"]*"')  # a token of each form


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def asked(world):
    """Cleo asked, and Ana is offered it; Bo would be next."""
    for name in ("Ana", "Bo"):
        person = arrive(name)
        join(world.community, person=person, at=MONDAY - dt.timedelta(days=300))
        set_offers(person, Offer.Kind.ASK_ME, ["Seals"])
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    take_turns()
    return entry


def read(client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200, path
    return _CHANGES_EACH_TIME.sub("", response.content.decode())


def page(entry) -> str:
    return f"/c/pumps/questions/{entry.pk}/"


def test_the_person_finds_it_on_the_page_and_at_home_with_the_reason(asked, as_person):
    ana = as_person(Turn.objects.get().person)

    for path in (page(asked), "/"):
        shown = read(ana, path)
        assert "Can you answer this?" in shown, path
        assert "You listed “Seals” under “Ask me about”." in shown, path
        assert f"{page(asked)}pass/" in shown, path


def test_nobody_else_finds_that(asked, world, as_person):
    for person in (world.ada, world.ben, world.cleo):
        client = as_person(person)
        assert "Can you answer this?" not in read(client, page(asked)) + read(client, "/")
        assert client.post(f"{page(asked)}pass/").status_code == 404
        assert client.post(f"{page(asked)}put-off/").status_code == 404


def test_one_tap_passes_and_a_get_changes_nothing(asked, as_person):
    ana = as_person(Turn.objects.get().person)

    assert ana.get(f"{page(asked)}pass/").status_code == 405
    assert Turn.objects.get().passed_at is None
    said = ana.post(f"{page(asked)}pass/", follow=True).content.decode()
    ana.post(f"{page(asked)}pass/")

    assert "Passed. Nobody sees that." in said
    assert Turn.objects.get().passed_at == MONDAY
    assert "Can you answer this?" not in read(ana, page(asked)) + read(ana, "/")


def test_not_until_a_day_is_kept_and_no_day_or_a_past_one_only_passes(asked, as_person):
    turn = Turn.objects.get()
    ana = as_person(turn.person)

    refused = ana.post(f"{page(asked)}put-off/", {"not_until": "2031-01-01"}, follow=True)
    before = Turn.objects.get().passed_at
    ana.post(f"{page(asked)}put-off/", {"not_until": "2026-04-01"})

    assert ("Choose a day within a year." in refused.content.decode(), before) == (True, None)
    assert Capacity.objects.get().not_until == dt.date(2026, 4, 1)
    Turn.objects.update(passed_at=None)
    ana.post(f"{page(asked)}put-off/", {"not_until": "2026-03-01"})
    assert (Capacity.objects.get().not_until, Turn.objects.get().passed_at) == (
        dt.date(2026, 4, 1),
        MONDAY,
    )


def test_what_is_chosen_about_being_asked_is_kept_and_shown_to_oneself_alone(world, as_person):
    ben = as_person(world.ben)
    chosen = {"most_a_week": "3", "not_until": "2026-03-20"}

    ben.post("/me/asked/", chosen)

    capacity = Capacity.objects.get(person=world.ben)
    assert (capacity.most_a_week, capacity.not_until, capacity.by_name) == (
        3,
        dt.date(2026, 3, 20),
        False,
    )
    assert 'value="2026-03-20"' in read(ben, "/me/asked/")
    assert ben.post("/me/asked/", {"not_until": "2031-01-01"}).status_code == 422
    assert "2026-03-20" not in read(as_person(world.ada), "/people/ben/")


def test_no_page_of_anyone_else_changes_when_someone_passes(asked, world, as_person):
    """Byte for byte: not on the question, at home, on the person's page, in search or lists."""
    turn = Turn.objects.get()
    paths = [
        page(asked),
        f"{page(asked)}beside/",
        "/",
        "/c/pumps/",
        "/c/pumps/questions/",
        "/c/pumps/people/",
        "/c/pumps/health/",
        "/c/pumps/moderation/",
        f"/people/{turn.person.username}/",
        "/search?q=seal",
        "/me/notices/",
        "/c/pumps/questions/feed/",
    ]
    clients = {name: as_person(getattr(world, name)) for name in ("ada", "ben", "cleo")}

    def all_pages() -> dict[tuple[str, str], str]:
        return {
            (name, path): read(client, path)
            for name, client in clients.items()
            for path in paths
            if not (path.endswith("moderation/") and name != "ada")
        }

    all_pages()  # what is new since they were here is new once
    before = all_pages()
    pass_turn(turn, by=turn.person)
    after = all_pages()

    assert [key for key in before if before[key] != after[key]] == []


def test_no_mail_and_no_notice_of_anyone_else_says_who_passed(
    asked, world, with_mail, deliver, clock
):
    deliver()
    turn = Turn.objects.get()
    sent = len(mail.outbox)
    pass_turn(turn, by=turn.person)
    deliver()

    assert len(mail.outbox) == sent


def test_asking_by_name_does_and_says_the_same_whether_they_can_be_asked(world, as_person):
    """Neither the answer nor its number of queries tells of a switch, a block or a pause."""
    for name in ("Free", "Offf", "Bloc", "Rest"):
        join(world.community, person=arrive(name))
    people = {one.name: one for one in _members(world)}
    set_capacity(people["Offf"], most_a_week=0, not_until=None, by_name=False)
    block(world.cleo, by=people["Bloc"])
    rest_until(people["Rest"], day=dt.date(2026, 5, 1))
    cleo = as_person(world.cleo)
    answers = {}
    for name in ("Free", "Offf", "Bloc", "Rest"):
        entry = ask(world.community, by=world.cleo, title=f"For {name}?")
        address = f"{page(entry)}ask-by-name/"
        cleo.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = cleo.post(address, {"person": name})
        number = len(queries.captured_queries)
        take_turns()
        said = re.sub(rf"{name}|\d+", "…", read(cleo, page(entry)), flags=re.IGNORECASE)
        answers[name] = (response.status_code, number > 5, number, said)

    assert [one for one in answers.values() if one != answers["Free"]] == []
    assert answers["Free"][:2] == (302, True)


def _members(world):
    return [one.person for one in world.community.memberships.select_related("person")]


def test_only_the_person_who_asked_asks_by_name_and_while_nobody_replied(asked, world, as_person):
    cleo = as_person(world.cleo)

    assert as_person(world.ada).get(f"{page(asked)}ask-by-name/").status_code == 403
    assert cleo.get(f"{page(asked)}ask-by-name/").status_code == 200
    nobody = cleo.post(f"{page(asked)}ask-by-name/", {"person": "Nobody at all"})
    oneself = cleo.post(f"{page(asked)}ask-by-name/", {"person": "Cleo"})
    assert (nobody.status_code, oneself.status_code) == (422, 422)
    answer(asked, by=world.ben, body="So")
    assert cleo.get(f"{page(asked)}ask-by-name/").status_code == 403


def test_a_steward_sees_that_people_are_asked_and_nobody_is_named(asked, world, as_person):
    ada, ben = (read(as_person(person), page(asked)) for person in (world.ada, world.ben))

    says = "People who can probably answer are being asked, one after another."
    assert (says in ada, says in ben) == (True, False)
    assert "Ana" not in ada


def test_who_may_help_is_the_same_whoever_was_asked(asked, world, as_person):
    ben = as_person(world.ben)
    before = read(ben, f"{page(asked)}beside/")
    rest_until(Turn.objects.get().person, day=dt.date(2026, 5, 1))
    pass_turn(Turn.objects.get(), by=Turn.objects.get().person)

    assert "Who can probably help" in before
    assert read(ben, f"{page(asked)}beside/") == before


def test_blocked_people_are_not_named_to_each_other(asked, world, as_person):
    block(Turn.objects.get().person, by=world.ben)

    beside = f"{page(asked)}beside/"
    assert "Ana" not in read(as_person(world.ben), beside)
    assert "Ana" in read(as_person(world.ada), beside)


def test_ones_own_data_has_what_was_offered_and_only_ones_own(asked, world):
    turn = Turn.objects.get()
    pass_turn(turn, by=turn.person)
    ask_by_name(asked, person=world.ben, by=world.cleo)

    kept = kept_of(turn.person)

    assert isinstance(kept["questions_offered"], OnlyTheirs)
    [row] = kept["questions_offered"]
    assert (row["question_id"], row["passed_at"]) == (asked.pk, MONDAY)
    assert [list(kept_of(one)["questions_offered"]) for one in (world.ben, world.cleo)] == [[], []]


def test_an_answer_that_was_hidden_speaks_for_nobody(world, as_person):
    old = ask(world.community, by=world.cleo, title="Which seal fits the old pump?")
    reply = answer(old, by=world.ben, body="The wide one")
    entry = ask(world.community, by=world.cleo, title="Which seal fits the new pump?")
    take_turns()
    ben = as_person(world.ben)
    before = read(ben, "/")

    hide(reply, by=world.ada)

    assert "You answered something similar:" in before
    assert "You answered something similar:" not in read(ben, "/") + read(ben, page(entry))
