"""Leaving: what stays is under the chosen name everywhere, in texts and search too.

That is done by a job that can be stopped.
"""

import json
import zipfile

import pytest

from guildhall.activity.delivery import deliver_waiting
from guildhall.commons.actions import edit_entry
from guildhall.commons.models import Entry
from guildhall.people.actions import leave
from guildhall.people.actions.leaving import LastOwner
from guildhall.people.archive import archive_of
from guildhall.people.kept import kept_of
from guildhall.questions.actions import answer, ask
from guildhall.search.queries import search
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


@pytest.fixture
def talk(world) -> Entry:
    """Ben answers, and is mentioned in a question and in what it said before."""
    question = ask(world.community, by=world.ada, title="Who knows?", body="Ask @ben, he knows")
    edit_entry(question, by=world.ada, title="Who knows it?", body="Ask @ben, he knows it")
    answer(question, by=world.ben, body="I do")
    return question


def pages(client, question: Entry) -> str:
    paths = [
        f"/c/pumps/questions/{question.pk}/",
        f"/c/pumps/entries/{question.pk}/history/",
        "/c/pumps/",
        "/search?q=ben",
        "/search?q=knows",
    ]
    return "".join(client.get(path).content.decode() for path in paths)


@pytest.mark.parametrize("left_as", ["pseudonym", "former_member"])
def test_a_name_that_goes_is_gone_everywhere(world, talk, as_person, left_as):
    client = as_person(world.ada)
    assert ">Ben<" in pages(client, talk)

    leave(world.ben, left_as=left_as)
    while deliver_waiting():
        pass

    world.ben.refresh_from_db()
    shown = pages(client, talk).replace('value="ben"', "").replace("<title>ben", "")
    assert world.ben.name in shown
    assert ">Ben<" not in shown
    assert "@Ben" not in shown
    assert "@ben" not in shown
    assert not search("ben", person=world.ada).all().filter(kind="person").exists()


def test_what_was_written_stays_under_the_name_where_that_was_chosen(world, talk, as_person):
    leave(world.ben, left_as="name")

    page = as_person(world.ada).get(f"/c/pumps/questions/{talk.pk}/").content.decode()

    assert '<span class="name">Ben</span>' in page
    assert as_person(world.ada).get("/people/ben/").status_code == 404


def test_the_history_shows_names_and_no_numbers(world, talk, as_person):
    shown = as_person(world.ada).get(f"/c/pumps/entries/{talk.pk}/history/").content.decode()

    assert "@ben" in shown
    assert "&lt;@" not in shown


def test_a_changed_name_is_served_at_once(world, talk, as_person):
    from guildhall.people.actions import edit_profile

    client = as_person(world.cleo)
    client.get(f"/c/pumps/questions/{talk.pk}/")

    edit_profile(world.ben, name="Benedict", username="ben", headline="", about="", time_zone="UTC")

    assert "Benedict" in client.get(f"/c/pumps/questions/{talk.pk}/").content.decode()


def test_the_last_owner_stays(world):
    world.ada.is_owner = True
    world.ada.save()

    with pytest.raises(LastOwner):
        leave(world.ada, left_as="name")


def test_my_data_holds_everything_and_nobody_elses(world, talk, as_person):
    write_post(world.community, by=world.ben, body="A note of mine")

    response = as_person(world.ben).post("/me/data/")
    b"".join(response.streaming_content)
    with archive_of(world.ben) as file, zipfile.ZipFile(file) as archive:
        told = {
            name.removesuffix(".json"): json.loads(archive.read(name))
            for name in archive.namelist()
        }

    assert set(told) == set(kept_of(world.ben))
    assert [one["body"] for one in told["entries"]] == ["A note of mine"]
    assert [one["body"] for one in told["replies"]] == ["I do"]
    assert "Who knows" not in json.dumps(told)
