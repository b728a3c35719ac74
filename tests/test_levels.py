"""How much somebody hears: levels, groups that are called, links in messages that change it."""

import pytest
from django.test import Client

from guildhall.communities.actions import add_topic, leave_community
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import ChosenLevel, Level, Preference
from guildhall.notifications.tokens import Place
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post
from tests.test_notices import sentences, told

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    ("level", "hears_of_mine", "hears_of_others"),
    [(Level.EVERYTHING, 1, 1), (Level.CONCERNS, 1, 0), (Level.DIGEST, 1, 0), (Level.NOTHING, 0, 0)],
)
def test_levels(world, deliver, level, hears_of_mine, hears_of_others):
    mine = ask(world.community, by=world.ben, title="Mine?")
    choose_level(level, by=world.ben, community=world.community)
    answer(mine, by=world.ada, body="The seal")
    ask(world.community, by=world.ada, title="Other?")
    deliver()

    heard = sentences(world.ben)
    assert [heard.count("Ada answered “Mine?”"), heard.count("Ada asks: “Other?”")] == [
        hears_of_mine,
        hears_of_others,
    ]


def test_the_nearest_choice_counts(world, deliver):
    seals = add_topic(world.community, name="Seals", by=world.ada)
    choose_level(Level.NOTHING, by=world.ben, community=world.community)
    choose_level(Level.EVERYTHING, by=world.ben, community=world.community, topic=seals)
    ask(world.community, by=world.ada, title="About seals?", topics=[seals])
    loud = ask(world.community, by=world.ada, title="Too loud?", topics=[seals])
    deliver()
    choose_level(Level.NOTHING, by=world.ben, community=world.community, entry=loud)
    answer(loud, by=world.cleo, body="Yes")
    deliver()

    assert sentences(world.ben) == ["Ada asks: “Too loud?”", "Ada asks: “About seals?”"]


def test_groups_are_called_by_their_names(world, deliver):
    seals = add_topic(world.community, name="Seals", by=world.ada)
    choose_level(Level.CONCERNS, by=world.cleo, community=world.community, topic=seals)
    note = write_post(
        world.community, by=world.ben, body="@stewards please look, and #seals people too"
    )
    deliver()

    assert [sentences(person) for person in (world.ada, world.cleo)] == [
        [f"Ben mentioned you in “{note.heading}”"]
    ] * 2
    assert "@stewards" in note.body_html
    assert "#Seals" in note.body_html


def test_everyone_is_called_by_stewards_only_and_others_keep_their_text(world, deliver, as_person):
    refused = as_person(world.ben).post("/c/pumps/talk/post/", {"body": "@everyone look"})
    write_post(world.community, by=world.ada, body="@everyone look")
    deliver()

    assert refused.status_code == 422
    assert "Only stewards and facilitators can use @everyone" in refused.content.decode()
    assert "@everyone look" in refused.content.decode()
    assert [len(told(person)) for person in (world.ada, world.ben, world.cleo)] == [0, 1, 1]


def test_before_many_hear_the_hall_says_how_many(world, as_person, monkeypatch):
    monkeypatch.setattr("guildhall.commons.posting.MANY", 2)
    client = as_person(world.ada)

    first = client.post("/c/pumps/talk/post/", {"body": "@everyone look"})
    preview = client.post("/c/pumps/preview/", {"body": "@everyone look"}).content.decode()
    second = client.post("/c/pumps/talk/post/", {"body": "@everyone look"})

    assert "2 people will be notified at once. Send it again to confirm." in first.content.decode()
    assert "2 people will be notified at once." in preview
    assert second.status_code == 302


def test_a_link_changes_the_level_without_signing_in_and_only_by_a_post(world):
    question = ask(world.community, by=world.ben, title="Why?")
    place = Place(world.ben.pk, world.community.pk, 0, question.pk)
    nobody = Client()

    opened = nobody.get(f"/notifications/{place.token}/")
    scanned = nobody.get(f"/notifications/{place.token}/stop/")
    before = ChosenLevel.objects.count()
    saved = nobody.post(
        f"/notifications/{place.token}/", {"level": "digest", "entry-level": "nothing"}
    )

    assert (opened.status_code, scanned.status_code, before, saved.status_code) == (
        200,
        405,
        0,
        200,
    )
    assert {(row.entry_id, row.level) for row in ChosenLevel.objects.filter(person=world.ben)} == {
        (None, "digest"),
        (question.pk, "nothing"),
    }


def test_one_click_unsubscribes_and_a_forged_link_is_nothing(world):
    place = Place(world.ben.pk, world.community.pk)
    nobody = Client(enforce_csrf_checks=True)

    done = nobody.post(f"/notifications/{place.token}/stop/", {"List-Unsubscribe": "One-Click"})
    digest = nobody.post(
        f"/notifications/{Place(world.cleo.pk).token}/stop/", {"List-Unsubscribe": "One-Click"}
    )
    forged = nobody.post(f"/notifications/{place.token[:-2]}xx/stop/")

    assert [done.status_code, digest.status_code, forged.status_code] == [200, 200, 404]
    assert ChosenLevel.objects.get(person=world.ben).level == "nothing"
    assert Preference.of(world.cleo).digest == "never"


def test_a_link_names_no_community_that_its_person_cannot_find_any_more(world):
    question = ask(world.community, by=world.ben, title="A secret title")
    place = Place(world.ben.pk, world.community.pk, 0, question.pk)
    leave_community(world.community, person=world.ben)
    world.community.visibility = "hidden"
    world.community.save()

    assert Client().get(f"/notifications/{place.token}/").status_code == 404


def test_the_level_is_asked_at_joining(world, as_person):
    world.community.joining = "open"
    world.community.save()
    client = as_person(world.dov)
    asked = client.get("/c/pumps/join/").content.decode()

    client.post("/c/pumps/join/", {"level": "everything"})

    assert "Which notifications would you like from this community?" in asked
    assert (
        ChosenLevel.objects.get(person=world.dov, community=world.community).level == "everything"
    )
