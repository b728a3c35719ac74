"""Nobody but the two learns who wishes, offers, declines, learns with whom, or writes (domain 6.3).

Each attack reads everything that everyone else can read, lets something private happen, and reads
again: there must be no difference, whatever the page, export, feed, search or log is made of, and
it must take as many queries.
"""

import datetime as dt
import re
import zipfile

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.activity.models import Event
from guildhall.communities.actions import give_role
from guildhall.mentoring.actions import (
    add_goal,
    add_note,
    change_until,
    end_pair,
    offer,
    propose_due,
    remind_silent,
    say_no,
    say_yes,
    tell_learned,
    wish,
)
from guildhall.mentoring.models import Pair, Proposal
from guildhall.mentoring.tests.worlds import GOAL, SECRET, WHAT, pair_of
from guildhall.notifications.models import Notice
from guildhall.people.archive import archive_of
from guildhall.records.actions import add_item
from guildhall.webhooks.subjects import subjects

HERE = "/c/pumps/mentoring/"
PAGES = (
    "/",
    "/c/pumps/",
    "/c/pumps/people/",
    "/c/pumps/people/skills/",
    HERE,
    f"{HERE}wish/",
    f"{HERE}offer/",
    "/mentoring/",
    "/mentoring/1/",
    "/mentoring/1/meetings/1/calendar/",
    "/me/record/",
    "/me/record/file/",
    "/me/record/1/",
    "/me/notices/",
    "/me/notices/count/",
    "/people/ben/",
    "/people/cleo/",
    "/skills/?q=seals",
    "/search?q=seals",
    "/search?q=between",
    "/c/pumps/health/",
    "/c/pumps/health/figures/",
    "/c/pumps/health/week/",
    "/c/pumps/moderation/log/",
    "/c/pumps/weekly/",
    "/c/pumps/settings/integrations/",
    "/hall/people/",
    "/hall/audit-log/",
    "/hall/mail-and-jobs/",
)
# Of notices and mails an owner learns that there are some, never what of: those tables may grow.
MAY_GROW = {"notifications.Notice", "mail.Letter", "notifications.Hearing"}


@pytest.fixture
def everyone_else(world, edda, room):
    """The steward, an owner of the hall, another member."""
    world.dov.is_owner = True
    world.dov.save()
    give_role(world.community, person=edda, role="buddy", by=world.ada)
    Notice.objects.all().delete()
    return [world.ada, edda, world.dov]


def seen_by(person, as_person) -> dict[str, tuple[int, str, int]]:
    """All of these pages as they read them, and how many queries each asks."""
    client = as_person(person)
    seen = {}
    for path in PAGES:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        seen[path] = (answer.status_code, _without_chance(answer.content.decode()), len(asked))
    return seen


def _without_chance(page: str) -> str:
    chance = ("token", "nonce", "CSRF", "data-until", "data-opened")
    lines = [line for line in page.splitlines() if not any(word in line for word in chance)]
    return re.sub(r"<relative-time.*?</relative-time>", "", "\n".join(lines))


def exported_by_owner(person) -> dict[str, bytes]:
    with archive_of(person, is_for_owner=True) as file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sizes() -> dict[str, int]:
    """How many rows each table has, outside the two apps."""
    models = [
        one for one in apps.get_models() if one._meta.app_label not in ("mentoring", "records")
    ]
    return {one._meta.label: one._base_manager.count() for one in models}


def _asked(world) -> Proposal:
    wish(world.community, by=world.cleo, what=WHAT, goal=GOAL)
    offer(world.community, by=world.ben, what=WHAT)
    propose_due()
    return Proposal.objects.get()


def _paired(world) -> Pair:
    return pair_of(world.community, mentee=world.cleo, mentor=world.ben)


def _ended(world) -> None:
    pair = _paired(world)
    end_pair(pair, by=world.ben)
    for person in (world.ben, world.cleo):
        tell_learned(pair, by=person, text=SECRET, may_grow=True)


def _silent(world) -> None:
    pair = _paired(world)
    remind_silent(at=pair.begun_at + dt.timedelta(days=50))


FACTS = {
    "wishes": lambda w: wish(w.community, by=w.cleo, what=WHAT, goal=GOAL),
    "offers": lambda w: offer(w.community, by=w.ben, what=WHAT),
    "is proposed": _asked,
    "says no": lambda w: say_no(_asked(w), by=w.ben),
    "says yes": lambda w: say_yes(_asked(w), by=w.ben),
    "is a pair": _paired,
    "writes": lambda w: add_note(_paired(w), by=w.ben, body="Seals, between us"),
    "sets a goal": lambda w: add_goal(_paired(w), by=w.ben, text="Seals"),
    "goes on": lambda w: change_until(_paired(w), by=w.ben, until_on="2027-01-01"),
    "falls silent": _silent,
    "ends": _ended,
    "keeps a record": lambda w: add_item(
        w.ben, part="learned", title="Seals", on="2026-01-01", words=SECRET
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_what_happened_changes_nothing_that_anyone_else_can_read(
    world, everyone_else, as_person, deliver, fact
):
    deliver()
    for person in everyone_else:  # what a first visit changes
        seen_by(person, as_person)
    pages = {person.pk: seen_by(person, as_person) for person in everyone_else}
    exports = [exported_by_owner(person) for person in (world.ben, world.cleo)]
    before = sizes()

    FACTS[fact](world)
    after = sizes()

    assert {name for name in after if after[name] != before[name]} <= MAY_GROW
    deliver()
    for person in everyone_else:
        seen = seen_by(person, as_person)
        assert {path for path in PAGES if seen[path] != pages[person.pk][path]} == set()
    assert [exported_by_owner(person) for person in (world.ben, world.cleo)] == exports


@pytest.mark.parametrize("what", ["mentoring", "record"])
def test_the_log_knows_of_none_of_it(world, everyone_else, what):
    before = Event.objects.count()

    FACTS["ends" if what == "mentoring" else "keeps a record"](world)

    assert Event.objects.count() == before
    assert not [name for name in subjects.names() if name.startswith(("mentoring.", "record"))]


def test_ones_own_export_has_ones_own_answer_and_the_notebook(world, everyone_else):
    pair = _paired(world)
    add_item(world.cleo, part="learned", title="Seals by myself", on="2026-01-01")
    proposal = Proposal.objects.get()
    Proposal.objects.filter(pk=proposal.pk).update(mentor_answer="no")
    with archive_of(world.cleo) as file, zipfile.ZipFile(file) as archive:
        cleos = b"".join(archive.read(name) for name in archive.namelist()).decode()
    with archive_of(world.ada) as file, zipfile.ZipFile(file) as archive:
        adas = b"".join(archive.read(name) for name in archive.namelist()).decode()

    assert pair.about in cleos
    assert SECRET in cleos
    assert '"own_answer": "yes"' in cleos
    assert '"own_answer": "no"' not in cleos
    assert "Seals by myself" in cleos
    assert SECRET not in adas


def test_a_pair_of_others_and_one_that_never_was_answer_alike(world, everyone_else, as_person):
    pair = _paired(world)
    client = as_person(world.ada)
    answers = []
    for number in (pair.pk, pair.pk + 1000):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/mentoring/{number}/")
        page = _without_chance(answer.content.decode()).replace(f"/mentoring/{number}/", "/N/")
        answers.append((answer.status_code, page, len(asked)))

    assert answers[0] == answers[1]
    assert answers[0][0] == 404
