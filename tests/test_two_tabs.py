"""Two tabs, or two people, write the same text: nobody's is lost, and both are told."""

import pytest

from guildhall.commons.actions import edit_reply
from guildhall.commons.models import Draft, Reply
from guildhall.communities.actions import shut_room
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


def typed(client, text: str, *, tab: str, opened: str = "2001-01-01T00:00:00+00:00") -> str:
    """What the browser is told when this tab saves its draft of a reply."""
    sent = {"form": "reply", "target": "entry 1", "tab": tab, "opened": opened}
    response = client.post("/me/drafts/save/", {**sent, "field_body": text})
    assert response.status_code in (200, 204)
    return response.content.decode()


def kept() -> list[tuple[str, bool]]:
    drafts = Draft.objects.order_by("is_apart").values_list("fields__body", "is_apart")
    return list(drafts)


def test_the_second_tab_is_told_and_both_texts_are_kept(world, as_person):
    ben = as_person(world.ben)

    first = typed(ben, "The blue one", tab="a")
    second = typed(ben, "The red one", tab="b")

    assert first == ""
    assert "another tab" in second
    assert kept() == [("The red one", False), ("The blue one", True)]


def test_the_tab_that_goes_on_writing_has_the_draft_and_the_other_stays(world, as_person):
    ben = as_person(world.ben)
    typed(ben, "The blue one", tab="a")
    typed(ben, "The red one", tab="b")

    typed(ben, "The blue one, I think", tab="a")

    assert kept() == [("The blue one, I think", False), ("The red one", True)]


def test_a_page_that_opened_with_the_draft_goes_on_with_it(world, as_person):
    ben = as_person(world.ben)
    typed(ben, "The blue one", tab="a")
    opened = Draft.objects.get().saved_at.isoformat()

    said = typed(ben, "The blue one, wide", tab="b", opened=opened)

    assert said == ""
    assert kept() == [("The blue one, wide", False)]


def test_posting_from_one_tab_leaves_what_the_other_has(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    Draft.objects.create(person=world.ben, form="reply", target=question.draft_target, tab="a")
    Draft.objects.create(
        person=world.ben,
        form="reply",
        target=question.draft_target,
        tab="b",
        is_apart=True,
        fields={"body": "The other"},
    )

    answer(question, by=world.ben, body="Posted")

    assert kept() == [("The other", True)]
    page = as_person(world.ben).get(f"/c/pumps/questions/{question.pk}/")
    assert "The other</textarea>" in page.content.decode()


def test_who_edits_later_is_shown_both_and_then_saves(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")
    ben, path = as_person(world.ben), f"/c/pumps/replies/{reply.pk}/edit/"
    since = ben.get(path).context["form"]["since"].value()
    edit_reply(reply, by=world.ben, body="The blue one, from another tab.")

    both = ben.post(path, {"body": "The wide blue one.", "since": since})

    page = both.content.decode()
    assert both.status_code == 422
    assert "The blue one, from another tab." in page
    assert "The wide blue one.</textarea>" in page
    assert Reply.objects.get().body == "The blue one, from another tab."
    again = {"body": "The wide blue one.", "since": both.context["form"]["since"].value()}
    assert ben.post(path, again).status_code == 302
    assert Reply.objects.get().body == "The wide blue one."


def test_the_form_opens_in_place_of_a_reply_and_gives_it_back(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")
    ben, part = as_person(world.ben), {"Parts": f"r{reply.pk}"}
    path = f"/c/pumps/replies/{reply.pk}/edit/"

    form = ben.get(path, headers=part)
    empty = ben.post(path, {"body": ""}, headers=part)
    since = form.context["form"]["since"].value()
    saved = ben.post(path, {"body": "The red one.", "since": since}, headers=part, follow=True)

    for one in (form, empty):
        assert f'id="r{reply.pk}" data-part' in one.content.decode()
        assert "data-writing" in one.content.decode()
        assert "<html" not in one.content.decode()
    assert (empty.status_code, saved.status_code) == (422, 200)
    assert "The red one." in saved.content.decode()
    assert "data-writing" not in saved.content.decode()


def test_others_do_not_get_the_form(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")

    refused = as_person(world.cleo).get(
        f"/c/pumps/replies/{reply.pk}/edit/", headers={"Parts": f"r{reply.pk}"}
    )

    assert refused.status_code == 403
    assert "blue" not in refused.content.decode()


def test_a_room_shut_while_someone_writes_keeps_the_text_and_shows_it(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    shut_room(world.community, room="questions", by=world.ada)

    gone = as_person(world.ben).post(
        f"/c/pumps/questions/{question.pk}/answer/", {"body": "A long thought"}
    )

    assert gone.status_code == 404
    assert "A long thought</textarea>" in gone.content.decode()
    assert kept() == [("A long thought", False)]
