"""Nobody learns who was asked what they leave behind, skipped it, or kept it (domain.md 6.3).

Each attack reads everything that everyone else can read, lets something private happen, and reads
again: there must be no difference, in a page, an export, the log, or the number of queries.
"""

import datetime as dt
import re
import zipfile

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.communities.actions import end_role, give_role, leave_community
from guildhall.farewells.actions import (
    answer_farewell,
    ask_next_questions,
    end_farewell,
    give_words,
    skip_question,
    take_back_words,
)
from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.names import CODE_IN_ADDRESSES
from guildhall.notifications.addresses import asked_address
from guildhall.people.archive import archive_of
from guildhall.webhooks.subjects import subjects
from tests.signed_mail import letter as signed_mail

pytestmark = pytest.mark.database
SECRET = "The valve behind the wall"
PAGES = (
    "/",
    "/people/ben/",
    "/me/notices/",
    "/me/notices/count/",
    "/me/farewells/1/",
    "/search?q=valve",
    "/search/quick?q=val",
    "/c/pumps/",
    "/c/pumps/people/",
    "/c/pumps/people/handed-on/",
    "/c/pumps/health/",
    "/c/pumps/health/figures/",
    "/c/pumps/health/week/",
    "/c/pumps/moderation/",
    "/c/pumps/moderation/log/",
    "/c/pumps/settings/integrations/",
    "/hall/people/",
    "/hall/audit-log/",
    "/hall/mail-and-jobs/",
)
# Of notices and mails an owner learns that there are some, never what of.
MAY_GROW = {
    "farewells.Farewell",
    "farewells.Words",
    "notifications.Notice",
    "notifications.Hearing",
    "mail.Letter",
}


@pytest.fixture
def everyone_else(world, room):
    """The steward, an owner of the hall, another member."""
    world.dov.is_owner = True
    world.dov.save()
    return [world.ada, world.cleo, world.dov]


@pytest.fixture
def left(world, room, everyone_else, deliver) -> Farewell:
    leave_community(room, person=world.ben)
    deliver()
    return Farewell.objects.get()


def seen_by(person, as_person) -> dict[str, tuple[int, str, int]]:
    client = as_person(person)
    return {path: _asked_for(client, path) for path in PAGES}


def _asked_for(client, path: str) -> tuple[int, str, int]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    return answer.status_code, _without_chance(answer.content.decode()), len(asked)


def _without_chance(page: str) -> str:
    chance = ("token", "nonce", "CSRF", "data-until", "data-opened")
    lines = [line for line in page.splitlines() if not any(word in line for word in chance)]
    return re.sub(r"<relative-time.*?</relative-time>", "", "\n".join(lines))


def exported_by_owner(person) -> dict[str, bytes]:
    with archive_of(person, is_for_owner=True) as file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sizes() -> dict[str, int]:
    return {one._meta.label: one._base_manager.count() for one in apps.get_models()}


def _answers(left: Farewell, person) -> Words:
    ask_next_questions()
    return answer_farewell(left, 1, by=person, text=SECRET)


def _takes_back(left: Farewell, person) -> None:
    words = _answers(left, person)
    Words.objects.filter(pk=words.pk).update(given_at=timezone.now())
    take_back_words(words, by=person)


def _skips(left: Farewell, person) -> None:
    ask_next_questions()
    skip_question(left, 1, by=person)


FACTS = {
    "is asked": lambda left, ben: ask_next_questions(),
    "skips": _skips,
    "keeps it": _answers,
    "takes it back": _takes_back,
    "wants no more": lambda left, ben: end_farewell(left, by=ben),
}


@pytest.mark.parametrize("fact", FACTS)
def test_what_happened_changes_nothing_that_anyone_else_can_read(
    world, left, everyone_else, as_person, deliver, fact
):
    for person in everyone_else:  # what a first visit changes
        seen_by(person, as_person)
    pages = {person.pk: seen_by(person, as_person) for person in everyone_else}
    export, before, events = exported_by_owner(world.ben), sizes(), Event.objects.count()

    FACTS[fact](left, world.ben)
    deliver()
    after = sizes()

    assert Event.objects.count() == events
    assert {name for name in after if after[name] != before[name]} <= MAY_GROW
    for person in everyone_else:
        seen = seen_by(person, as_person)
        assert {path for path in PAGES if seen[path] != pages[person.pk][path]} == set()
    assert exported_by_owner(world.ben) == export


def test_whether_a_former_checker_was_asked_is_seen_by_nobody_else(
    world, room, everyone_else, as_person, deliver
):
    long_ago = timezone.now() - dt.timedelta(days=60)
    pages = []
    for since in (None, long_ago):  # for a moment, which asks nothing; for long, which does
        period = give_role(room, person=world.ben, role="checker", by=world.ada, at=since)
        end_role(period, by=world.ben)
        deliver()
        for person in everyone_else:
            seen_by(person, as_person)
        pages.append([seen_by(person, as_person) for person in everyone_else])

    assert Farewell.objects.count() == 1
    log = "/hall/audit-log/"  # which roles there were is in it, whoever was asked
    for before, after in zip(*pages, strict=True):
        differing = {path for path in PAGES if after[path] != before[path]}
        assert differing <= {log, "/c/pumps/health/figures/"}
        assert "farewell" not in after[log][1]


def test_one_of_others_and_one_that_never_was_answer_alike(world, left, everyone_else, as_person):
    words = _answers(left, world.ben)
    for person in everyone_else:
        client = as_person(person)
        client.get("/")
        for path in ("/me/farewells/{}/", "/me/farewells/words/{}/give/"):
            answers = []
            for number in (left.pk if "words" not in path else words.pk, 9999):
                answer = _asked_for(client, path.format(number))
                posted = client.post(path.format(number), {"text": "x", "gives": "given"})
                page = answer[1].replace(f"/{number}/", "/N/")
                answers.append((answer[0], page, answer[2], posted.status_code))
            assert answers[0] == answers[1]
            assert answers[0][0] in (404, 405)
    assert not Words.objects.filter(given_at__isnull=False).exists()


def test_by_mail_one_of_others_and_one_that_never_was_are_refused_alike(world, left, post):
    _answers(left, world.ben)
    refusals = []
    for farewell_id in (left.pk, 9999):
        address = asked_address(world.cleo, CODE_IN_ADDRESSES, farewell_id, 1)
        taken = post(signed_mail(address, "Whose is it?", by="cleo@example.org"))
        refusals.append((taken.state, taken.reason))

    assert refusals[0] == refusals[1]
    assert refusals[0][0] == "refused"


def test_nothing_of_it_leaves_by_webhook_or_in_the_export_of_others(world, left):
    give_words(_answers(left, world.ben), by=world.ben)
    with archive_of(world.ada) as file, zipfile.ZipFile(file) as archive:
        adas = b"".join(archive.read(name) for name in archive.namelist()).decode()
    with archive_of(world.ben) as file, zipfile.ZipFile(file) as archive:
        bens = b"".join(archive.read(name) for name in archive.namelist()).decode()

    assert not [name for name in subjects.names() if name.startswith(("farewell", "words."))]
    assert SECRET in bens
    assert SECRET not in adas
