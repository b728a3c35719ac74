"""What somebody began to write has a link that opens it where it was begun, with the text in it."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from guildhall.commons.actions import edit_reply, save_draft
from guildhall.commons.models import Draft, Entry
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


@pytest.fixture
def question(world):
    return ask(world.community, by=world.ben, title="Why does it hum?", body="It hums")


def kept(client, path, form, target, field="body"):
    """A draft as the editor's script keeps it on the page `path`; then the link back to it."""
    typed = {"form": form, "target": target, "address": path, f"field_{field}": "half a thought"}
    assert client.post("/me/drafts/save/", typed).status_code == 204
    return re.findall(
        r'<a href="([^"]+)">Continue writing</a>', client.get("/me/bookmarks/").content.decode()
    )


def assert_goes_on(client, address):
    page = client.get(address.partition("#")[0], follow=True)
    assert page.status_code == 200
    assert re.search(r"<(textarea|input)[^>]*>?[^<]*half a thought", page.content.decode())


def test_a_question_and_a_note_go_on_where_they_were_begun(world, as_person):
    client = as_person(world.ben)

    assert kept(client, "/c/pumps/questions/ask/", "ask", str(world.community.pk)) == [
        "/c/pumps/questions/ask/"
    ]
    assert_goes_on(client, "/c/pumps/questions/ask/")
    assert "/c/pumps/talk/" in kept(client, "/c/pumps/talk/", "post", str(world.community.pk))
    assert_goes_on(client, "/c/pumps/talk/")


def test_a_reply_goes_on_below_its_entry(world, question, as_person):
    client = as_person(world.cleo)
    page = f"/c/pumps/questions/{question.address}/"

    assert kept(client, f"{page}answer/", "reply", question.draft_target) == [f"{page}#reply"]
    assert_goes_on(client, page)


def test_a_comment_on_an_answer_goes_on(world, question, as_person):
    reply = answer(question, by=world.ada, body="The relay")
    client = as_person(world.cleo)
    page = f"/c/pumps/replies/{reply.pk}/reply/"

    assert kept(client, page, "reply", f"reply {reply.pk}") == [page]
    assert_goes_on(client, page)


def test_an_edit_goes_on_and_ends_when_it_is_saved(world, question, as_person):
    reply = answer(question, by=world.ben, body="The relay")
    client = as_person(world.ben)

    address = kept(client, "", "edit", f"reply {reply.pk}")[0]
    assert_goes_on(client, address)
    question_form = kept(client, "", "edit", question.draft_target)[0]
    assert_goes_on(client, question_form)
    client.post(address, {"body": "half a thought, and the rest"})

    assert list(Draft.objects.values_list("target", flat=True)) == [question.draft_target]


def test_an_edit_by_somebody_else_meanwhile_is_not_undone_by_a_draft(world, question, as_person):
    reply = answer(question, by=world.ben, body="The relay")
    client = as_person(world.ben)
    address = kept(client, "", "edit", f"reply {reply.pk}")[0]
    Draft.objects.update(saved_at=timezone.now() - dt.timedelta(hours=1))

    edit_reply(reply, by=world.ada, body="The relay of P-12")

    assert "half a thought" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\nb",
        "",
        "/" + "a" * 300,
    ],
)
def test_an_address_elsewhere_is_not_kept(world, as_person, address):
    assert kept(as_person(world.ben), address, "ask", str(world.community.pk)) == []


def test_a_draft_below_what_one_may_not_see_any_more_has_no_link(world, question, as_person):
    client = as_person(world.cleo)
    assert kept(client, "/", "reply", question.draft_target) != []

    Entry.objects.update(standing="deleted")

    assert kept(client, "/", "reply", question.draft_target) == []


def test_drafts_are_listed_in_few_queries_whatever_their_number(
    world, as_person, django_assert_max_num_queries
):
    client = as_person(world.ben)
    for number in range(12):
        note = write_post(world.community, by=world.cleo, body=f"Note {number}")
        save_draft(
            person=world.ben,
            form="reply",
            target=note.draft_target,
            fields={"body": "half a thought"},
        )

    with django_assert_max_num_queries(14):
        assert client.get("/me/bookmarks/").content.count(b"Continue writing") == 12
