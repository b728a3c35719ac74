"""Nobody but the person learns who takes part, skips, was introduced or said no (domain.md 6.3).

Each attack reads everything that everyone else can read, lets something private happen, and reads
again: there must be no difference, whatever the page, export, feed, search or log is made of.
"""

import re
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guildhall.activity.models import Delivery, Event
from guildhall.communities.actions import give_role
from guildhall.introductions.actions import (
    add_opening,
    ask_after,
    change_rounds,
    keep_apart,
    make_due_rounds,
    rest_from_rounds,
    say_no,
    say_yes,
    skip_round,
    stop_taking_part,
    suggest_introduction,
    take_part,
    tell_met,
)
from guildhall.introductions.models import Introduction, Rhythm
from guildhall.notifications.models import Notice
from guildhall.people.actions import set_offers
from guildhall.people.archive import archive_of
from guildhall.webhooks.subjects import subjects

HERE = "/c/pumps/introductions/"
PAGES = (
    "/",
    "/c/pumps/",
    "/c/pumps/people/",
    HERE,
    f"{HERE}?show=past",
    f"{HERE}suggest/",
    f"{HERE}rounds/",
    f"{HERE}rounds/settings/",
    f"{HERE}apart/",
    f"{HERE}yours/1/",
    f"{HERE}yours/1/calendar/0/",
    "/people/ben/",
    "/people/cleo/",
    "/search?q=ben",
    "/search?q=fault",
    "/c/pumps/health/",
    "/c/pumps/health/week/",
    "/c/pumps/moderation/log/",
    "/c/pumps/weekly/",
    "/c/pumps/settings/integrations/",
    "/hall/people/",
    "/hall/audit-log/",
    "/hall/mail-and-jobs/",
    "/me/notices/",
)


@pytest.fixture
def everyone_else(world, edda, room):
    """The steward, an owner of the hall, another member, an outsider."""
    world.dov.is_owner = True
    world.dov.save()
    give_role(world.community, person=edda, role="buddy", by=world.ada)
    Notice.objects.all().delete()
    return [world.ada, edda, world.dov]


@pytest.fixture
def asked(room, everyone_else, world) -> Introduction:
    edda = everyone_else[1]
    return suggest_introduction(room, by=edda, one=world.ben, other=world.cleo, why="Same fault")


def seen_by(person, as_person) -> dict[str, tuple[int, str, int]]:
    """All of these pages as they read them, without chance, and how many queries each asks."""
    client = as_person(person)
    return {path: _asked_for(client, path) for path in PAGES}


def _asked_for(client, path: str) -> tuple[int, str, int]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    return answer.status_code, _without_chance(answer.content.decode()), len(asked)


def _without_chance(page: str) -> str:
    chance = ("token", "nonce", "CSRF", "data-until")
    lines = [line for line in page.splitlines() if not any(word in line for word in chance)]
    return re.sub(r"<relative-time.*?</relative-time>", "", "\n".join(lines))


def exported_by_owner(person) -> dict[str, bytes]:
    with archive_of(person, is_for_owner=True) as file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


FACTS = {
    "takes part": lambda w, i: take_part(w.community, by=w.ben, wants_invitations=True),
    "skips": lambda w, i: (
        take_part(w.community, by=w.ben),
        skip_round(w.community, by=w.ben),
    ),
    "rests": lambda w, i: (
        take_part(w.community, by=w.ben),
        rest_from_rounds(w.community, by=w.ben, until=None),
    ),
    "stops": lambda w, i: stop_taking_part(w.community, by=w.ben),
    "keeps apart": lambda w, i: keep_apart(w.cleo, by=w.ben),
    "says no": lambda w, i: say_no(i, by=w.ben),
    "says yes": lambda w, i: say_yes(i, by=w.ben),
    "is introduced": lambda w, i: (say_yes(i, by=w.ben), say_yes(i, by=w.cleo)),
    "has met": lambda w, i: (
        say_yes(i, by=w.ben),
        say_yes(i, by=w.cleo),
        tell_met(i, by=w.ben, has_met=True, told="By the river"),
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_what_happened_changes_nothing_that_anyone_else_can_read(
    world, asked, everyone_else, as_person, deliver, fact
):
    deliver()
    for person in everyone_else:  # what a first visit changes
        seen_by(person, as_person)
    pages = {person.pk: seen_by(person, as_person) for person in everyone_else}
    exports = [exported_by_owner(person) for person in (world.ben, world.cleo)]

    FACTS[fact](world, asked)
    deliver()

    for person in everyone_else:
        after = seen_by(person, as_person)
        assert {path for path in PAGES if after[path] != pages[person.pk][path]} == set()
    assert [exported_by_owner(person) for person in (world.ben, world.cleo)] == exports


def test_a_round_changes_nothing_for_who_is_not_in_it(
    world, room, everyone_else, as_person, deliver
):
    change_rounds(room, by=world.ada, every="week")
    Rhythm.objects.update(next_on="2026-01-01")
    for person in (world.ben, world.cleo):
        take_part(room, by=person)
    deliver()
    for person in everyone_else:
        seen_by(person, as_person)
    pages = {person.pk: seen_by(person, as_person) for person in everyone_else}

    make_due_rounds()
    deliver()

    assert Introduction.objects.get().is_made
    for person in everyone_else:
        after, before = seen_by(person, as_person), pages[person.pk]
        differing = {path for path in PAGES if after[path] != before[path]}
        assert differing <= {f"{HERE}rounds/"}  # the day of the next round, which is public
        assert "Ben" not in after[f"{HERE}rounds/"][1].split("<main")[1].split("datalist")[0]


def test_nothing_about_introductions_is_in_the_log_or_on_its_way_to_a_listener(world, asked, room):
    change_rounds(room, by=world.ada, every="week")
    Rhythm.objects.update(next_on="2026-01-01")
    keep_apart(world.ada, by=world.ben)
    say_yes(asked, by=world.ben)
    say_yes(asked, by=world.cleo)
    tell_met(asked, by=world.ben, has_met=False)
    Introduction.objects.update(asked_at="2026-01-01T00:00Z", made_at="2026-01-01T00:00Z")
    for person in (world.ben, world.cleo, world.ada):
        take_part(room, by=person)
    skip_round(room, by=world.ada)
    make_due_rounds()
    ask_after()

    verbs = Event.objects.filter(verb__startswith="introduction.").values_list("verb", flat=True)
    assert Notice.objects.filter(rule="introduction.made").exists()
    assert set(verbs) == {"introduction.rounds_changed"}
    assert not Delivery.objects.exclude(event__verb="introduction.rounds_changed").filter(
        event__verb__startswith="introduction."
    )


@pytest.mark.parametrize("address", ["", "calendar/0/"])
def test_an_introduction_of_others_and_one_that_never_was_answer_alike(
    world, asked, everyone_else, as_person, address
):
    for person in (world.ben, world.cleo):
        say_yes(asked, by=person)
    for person in (world.ada, world.dov, None):
        client = as_person(person) if person else Client()
        client.get("/")
        answers = []
        for number in (asked.pk, asked.pk + 1000):
            status, page, queries = _asked_for(client, f"{HERE}yours/{number}/{address}")
            answers.append((status, page.replace(f"/{number}/", "/N/"), queries))

        assert answers[0] == answers[1]
        assert answers[0][0] in (302, 404)


@pytest.mark.parametrize("act", ["yes/", "not-now/", ""])
def test_to_answer_for_others_is_refused_as_where_nothing_is(
    world, asked, everyone_else, as_person, act
):
    client = as_person(world.ada)
    refused = [
        client.post(f"{HERE}yours/{number}/{act}").status_code
        for number in (asked.pk, asked.pk + 1000)
    ]

    assert refused[0] == refused[1]
    assert refused[0] in (403, 404)
    assert set(asked.sides.values_list("answer", flat=True)) == {""}


def test_whom_an_opening_fits_changes_nothing_for_anyone_else(
    world, asked, everyone_else, as_person, deliver
):
    set_offers(world.ben, "speak", ["Polish"])
    add_opening(world.community, by=world.cleo, title="Read a Polish manual")
    ben = as_person(world.ben)
    ben.get("/")  # that he was here today is known
    deliver()
    for person in everyone_else:
        seen_by(person, as_person)
    pages = {person.pk: seen_by(person, as_person) for person in everyone_else}

    shown = ben.get(HERE).content.decode()

    assert "It asks for a language you speak: Polish." in shown
    for person in everyone_else:
        after, before = seen_by(person, as_person), pages[person.pk]
        assert {path for path in PAGES if after[path] != before[path]} == set()


def test_nothing_about_introductions_leaves_the_hall_by_webhook():
    assert not [name for name in subjects.names() if name.startswith("introduction.")]


def test_ones_own_export_has_ones_own_answer_and_nobody_elses(world, asked, everyone_else):
    say_no(asked, by=world.cleo)
    say_yes(asked, by=world.ben)
    with archive_of(world.ben) as file, zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()

    assert "Same fault" in everything
    assert '"answer": "yes"' in everything
    assert '"answer": "no"' not in everything
