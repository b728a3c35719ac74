"""Ask through someone: they post it as theirs, and only the two of you know whose it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhall.activity.models import Event
from guildhall.commons.actions import save_draft, space_used
from guildhall.commons.models import Attachment, Draft, Entry, Follow
from guildhall.questions.actions import RelaySpent, ask_through, decline_relay, post_relay
from guildhall.questions.models import Relay

ASK = "/c/pumps/questions/ask/"

pytestmark = pytest.mark.database


@pytest.fixture
def relay(world):
    return ask_through(
        world.community,
        by=world.cleo,
        through=world.ada,
        title="Is the seal wrong?",
        body="I fear so",
    )


def ask_with_file(client, *, through) -> None:
    log = SimpleUploadedFile("seal.log", b"10:12 drips")
    sent = {"title": "Is it wrong?", "need": "now", "through": through.pk, "files": log}
    assert client.post(ASK, sent).status_code == 302


def test_it_has_the_other_name_and_the_asker_follows_it(world, relay):
    entry = post_relay(relay, by=world.ada, title="Could the seal be wrong?", body="")

    assert entry.author == world.ada
    assert Follow.objects.filter(entry=entry, person=world.cleo).exists()


def test_nothing_tells_whose_it_is(world, relay, as_person):
    entry = post_relay(relay, by=world.ada, title="Could the seal be wrong?", body="")

    seen = as_person(world.ben).get(f"/c/pumps/questions/{entry.pk}/").content.decode()

    assert "Cleo" not in seen
    assert not Event.objects.filter(entry_id=entry.pk, actor_id=world.cleo.pk).exists()
    assert not Event.objects.filter(entry_id=entry.pk, toward_id=world.cleo.pk).exists()


def test_posting_twice_is_refused(world, relay):
    post_relay(relay, by=world.ada, title="Once?", body="")

    with pytest.raises(RelaySpent):
        post_relay(relay, by=world.ada, title="Twice?", body="")
    assert Entry.objects.count() == 1


def test_handing_back_shows_it_to_the_asker(world, relay, as_person):
    decline_relay(relay)

    assert "handed back" in as_person(world.cleo).get("/").content.decode()
    with pytest.raises(RelaySpent):
        post_relay(relay, by=world.ada, title="Late?", body="")


def test_nobody_else_reaches_it(world, relay, as_person):
    page = f"/c/pumps/questions/relays/{relay.pk}/post/"

    assert [as_person(who).get(page).status_code for who in (world.ben, world.cleo, world.ada)] == [
        404,
        404,
        200,
    ]


def test_only_stewards_and_buddies_can_be_asked(world, as_person):
    response = as_person(world.cleo).post(
        "/c/pumps/questions/ask/", {"title": "Why?", "need": "now", "through": world.ben.pk}
    )

    assert response.status_code == 422


def test_files_go_along_and_are_from_then_on_those_of_who_posts_it(world, as_person):
    cleo, ada = as_person(world.cleo), as_person(world.ada)
    ask_with_file(cleo, through=world.ada)
    relay, file = Relay.objects.get(), Attachment.objects.get()
    handed = [one.get(file.path).status_code for one in (cleo, ada)]
    form = ada.get(f"/c/pumps/questions/relays/{relay.pk}/post/").content.decode()

    ada.post(
        f"/c/pumps/questions/relays/{relay.pk}/post/",
        {"title": "Could it be wrong?", "body": "", "attached": file.pk, f"alt_{file.pk}": "A log"},
    )

    entry = Entry.objects.get()
    assert handed == [404, 200]
    assert f'data-item="{file.pk}"' in form
    assert [(one.name, one.alt, one.uploaded_by) for one in entry.files_beside] == [
        ("seal.log", "A log", world.ada)
    ]
    assert (
        "Cleo" not in as_person(world.ben).get(f"/c/pumps/questions/{entry.pk}/").content.decode()
    )
    assert [space_used(one).by_person for one in (world.cleo, world.ada)] == [0, file.size]
    assert not Draft.objects.exists()


def test_files_of_a_question_that_is_handed_back_go_back_into_the_form(world, as_person):
    cleo, ada = as_person(world.cleo), as_person(world.ada)
    ask_with_file(cleo, through=world.ada)
    relay, file = Relay.objects.get(), Attachment.objects.get()

    ada.post(f"/c/pumps/questions/relays/{relay.pk}/decline/")

    assert [one.get(file.path).status_code for one in (cleo, ada)] == [200, 404]
    form = cleo.get(ASK).content.decode()
    assert f'data-item="{file.pk}"' in form
    assert 'value="Is it wrong?"' in form
    assert not Draft.objects.filter(person=world.ada).exists()


def test_another_question_that_was_begun_meanwhile_is_kept(world, as_person):
    cleo = as_person(world.cleo)
    ask_with_file(cleo, through=world.ada)
    begun = {"person": world.cleo, "form": "ask", "target": str(world.community.pk)}
    save_draft(**begun, fields={"title": "Something else"})

    decline_relay(Relay.objects.get())

    assert Draft.objects.get().fields == {"title": "Something else"}
    assert Attachment.objects.get().uploaded_by == world.cleo


def test_what_the_other_person_has_added_is_not_handed_back(world, as_person):
    cleo, ada = as_person(world.cleo), as_person(world.ada)
    ask_with_file(cleo, through=world.ada)
    relay, file = Relay.objects.get(), Attachment.objects.get()
    own = ada.post("/c/pumps/files/", {"file": SimpleUploadedFile("own.log", b"mine")}).json()
    named = {"person": world.ada, "form": "relay", "target": str(relay.pk)}
    save_draft(**named, fields={"body": "Hm", "attached": f"{file.pk} {own['id']}"})

    ada.post(f"/c/pumps/questions/relays/{relay.pk}/decline/")

    mine = dict(Attachment.objects.values_list("name", "uploaded_by"))
    assert mine == {"seal.log": world.cleo.pk, "own.log": world.ada.pk}
