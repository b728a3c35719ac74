"""What somebody began to write has a link that opens it where it was begun, with the text in it."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from guildhall.commons.actions import edit_reply, save_draft
from guildhall.commons.begun import begun_by
from guildhall.commons.models import Draft, Entry
from guildhall.commons.tasks import forget_drafts
from guildhall.communities.actions import leave_community, open_room, shut_room
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
        r'<a href="([^"]+)">\s*Continue writing\b', client.get("/me/drafts/").content.decode()
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


def test_a_draft_says_in_which_room_and_community_it_was_begun(world, as_person):
    kept(as_person(world.ben), "/c/pumps/talk/", "post", str(world.community.pk))

    assert [one.place for one in begun_by(world.ben)] == [f"Talk, {world.community.name}"]


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

    page = client.get(address).content.decode()
    assert "half a thought</textarea>" in page
    assert "The relay of P-12</pre>" in page


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


def test_a_discarded_draft_comes_back_until_the_next_day(world, as_person):
    client = as_person(world.ben)
    kept(client, "/c/pumps/questions/ask/", "ask", str(world.community.pk))
    draft = Draft.objects.get()

    page = client.post(f"/me/drafts/{draft.pk}/discard/", follow=True).content.decode()
    assert "Draft discarded." in page
    assert f'formaction="/me/drafts/{draft.pk}/restore/"' in page
    assert "Continue writing" not in page
    assert "half a thought" not in client.get("/c/pumps/questions/ask/").content.decode()

    assert (
        "Continue writing"
        in client.post(f"/me/drafts/{draft.pk}/restore/", follow=True).content.decode()
    )
    client.post(f"/me/drafts/{draft.pk}/discard/")
    Draft.objects.update(discarded_at=timezone.now() - dt.timedelta(days=1, minutes=1))
    forget_drafts()
    assert not Draft.objects.exists()


def test_who_goes_on_writing_where_they_discarded_has_a_draft_again(world, as_person):
    client = as_person(world.ben)
    kept(client, "/c/pumps/questions/ask/", "ask", str(world.community.pk))
    client.post(f"/me/drafts/{Draft.objects.get().pk}/discard/")

    assert kept(client, "/c/pumps/questions/ask/", "ask", str(world.community.pk)) != []


def test_a_draft_is_discarded_and_restored_by_its_writer_only(world, as_person):
    kept(as_person(world.ben), "/c/pumps/questions/ask/", "ask", str(world.community.pk))
    draft = Draft.objects.get()

    as_person(world.cleo).post(f"/me/drafts/{draft.pk}/discard/")
    draft.refresh_from_db()
    assert draft.discarded_at is None
    Draft.objects.update(discarded_at=timezone.now())
    as_person(world.cleo).post(f"/me/drafts/{draft.pk}/restore/")
    draft.refresh_from_db()
    assert draft.discarded_at is not None


def test_home_has_a_quiet_line_while_there_is_a_draft(world, as_person):
    client = as_person(world.ben)
    assert "Continue writing" not in client.get("/").content.decode()
    kept(client, "/c/pumps/questions/ask/", "ask", str(world.community.pk))

    page = client.get("/").content.decode()

    assert '<a href="/me/drafts/">Continue writing</a>' in page
    assert "half a thought" in page
    assert "half a thought" not in as_person(world.cleo).get("/").content.decode()


def test_a_draft_of_a_reply_says_what_it_is_about(world, question, as_person):
    client = as_person(world.cleo)
    kept(client, "/", "reply", question.draft_target)

    assert "<bdi>Why does it hum?</bdi>" in client.get("/me/drafts/").content.decode()


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
        assert client.get("/me/drafts/").content.count(b"Continue writing") == 12


ASKING = "/c/pumps/questions/ask/"


def typed_in_two_tabs(world, client) -> tuple[Draft, Draft]:
    """A question begun in one tab, then another in a second: the first is apart."""
    for tab, text in (("a", "The blue one"), ("b", "The red one")):
        sent = {"form": "ask", "target": str(world.community.pk), "tab": tab, "address": ASKING}
        opened = "2001-01-01T00:00:00+00:00"
        client.post("/me/drafts/save/", {**sent, "opened": opened, "field_body": text})
    return Draft.objects.get(tab="a"), Draft.objects.get(tab="b")


def texts_kept() -> list[tuple[str, bool]]:
    return list(Draft.objects.order_by("is_apart").values_list("fields__body", "is_apart"))


def test_continue_draft_opens_the_form_with_the_text_of_another_tab_and_keeps_both(
    world, as_person
):
    client = as_person(world.ben)
    apart, _newest = typed_in_two_tabs(world, client)
    listed = client.get("/me/drafts/").content.decode()

    opened = client.post(f"/me/drafts/{apart.pk}/continue/", follow=True)

    assert f'formaction="/me/drafts/{apart.pk}/continue/"' in listed
    assert listed.count(f'href="{ASKING}"') == 1
    assert opened.redirect_chain == [(ASKING, 302)]
    assert "The blue one</textarea>" in opened.content.decode()
    assert texts_kept() == [("The blue one", False), ("The red one", True)]


def test_continue_draft_twice_is_harmless_and_the_other_tab_does_not_write_over_it(
    world, as_person
):
    client = as_person(world.ben)
    apart, newest = typed_in_two_tabs(world, client)
    for _twice in range(2):
        client.post(f"/me/drafts/{apart.pk}/continue/")
    opened = newest.saved_at.isoformat()

    sent = {"form": "ask", "target": str(world.community.pk), "tab": "b", "opened": opened}
    client.post("/me/drafts/save/", {**sent, "field_body": "The red one, wide"})

    assert texts_kept() == [("The red one, wide", False), ("The blue one", True)]


def test_continue_draft_is_for_its_writer(world, as_person):
    apart, _newest = typed_in_two_tabs(world, as_person(world.ben))

    answer = as_person(world.cleo).post(f"/me/drafts/{apart.pk}/continue/")

    assert answer.status_code == 404
    assert texts_kept() == [("The red one", False), ("The blue one", True)]


@pytest.mark.parametrize("is_reply", [False, True])
def test_a_draft_whose_room_was_shut_says_so_and_shows_its_text(
    world, question, as_person, is_reply
):
    client = as_person(world.ben)
    form = ("reply", question.draft_target) if is_reply else ("ask", str(world.community.pk))
    assert len(kept(client, ASKING, *form)) == 1
    shut_room(world.community, room="questions", by=world.ada)

    page = client.get("/me/drafts/").content.decode()

    assert "Continue writing" not in page
    assert "“Questions” is closed in <bdi>Pumps</bdi>" in page
    assert "half a thought</textarea>" in page
    open_room(world.community, room="questions", by=world.ada)
    assert "Continue writing" in client.get("/me/drafts/").content.decode()


def test_a_draft_in_another_tab_of_a_room_that_was_shut_is_not_continued(world, as_person):
    client = as_person(world.ben)
    apart, _newest = typed_in_two_tabs(world, client)
    shut_room(world.community, room="questions", by=world.ada)

    assert client.post(f"/me/drafts/{apart.pk}/continue/").status_code == 404
    assert "/continue/" not in client.get("/me/drafts/").content.decode()


def test_a_draft_of_a_community_that_one_left_shows_its_text_and_no_name(world, as_person):
    client = as_person(world.ben)
    kept(client, ASKING, "ask", str(world.community.pk))
    leave_community(world.community, person=world.ben)

    page = client.get("/me/drafts/").content.decode()

    assert "Continue writing" not in page
    assert "half a thought</textarea>" in page
    assert "Pumps" not in page.partition("<main")[2]


def test_an_address_that_leads_nowhere_is_no_link(world, as_person):
    assert kept(as_person(world.ben), "/nowhere/at/all/", "ask", str(world.community.pk)) == []
