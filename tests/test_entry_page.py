"""The page of an entry, whatever its kind: what each reader is offered, and at which place.

And what rooms add to it.
"""

import datetime as dt
import re
from html import unescape
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.utils import timezone

import guildhall
from guildhall.commons.actions import delete_entry, delete_reply, follow, give_thanks, grow
from guildhall.commons.models import Draft, Entry, Reply, Standing
from guildhall.commons.page.acts import Act
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.meetings.actions import plan_meeting
from guildhall.questions.actions import (
    accept_answer,
    answer,
    ask,
    close_question,
    comment_on,
    mark_same,
)
from guildhall.stories.actions import tell_story
from guildhall.talk.actions import reply_to_post, write_post

TABLE, QUESTIONS, WORKS = "/c/pumps/talk/", "/c/pumps/questions/", "/c/pumps/tips/"
ACT_OF_PAGE = re.compile(
    r"<(?:a|button)[^>]*>(?:\s*<svg.*?</svg>)?\s*([^<>]+?)\s*</(?:a|button)>", re.DOTALL
)
REST = ["Share …", "Notifications …"]
FOR_ALL = ["Follow", "Bookmark", "Write to the author …", *REST]


def offered(page: str, anchor: str) -> tuple[list[str], list[str]]:
    """The acts below the text with this anchor: in its row, and behind “…”."""
    below = unescape(page).split(f'id="{anchor}"', 1)[1].split('<div class="acts">', 1)[1]
    row, menu = below.split('<details class="more"', 1)
    return ACT_OF_PAGE.findall(row), ACT_OF_PAGE.findall(menu.split("</details>", 1)[0])


@pytest.fixture
def page_for(as_person):
    def read(person, path: str) -> str:
        return as_person(person).get(path).content.decode()

    return read


@pytest.fixture
def note(world) -> Entry:
    return write_post(world.community, by=world.ben, body="Good morning")


@pytest.fixture
def question(world) -> Entry:
    return ask(world.community, by=world.ben, title="Which seal?", body="It drips")


def test_every_act_of_the_house_leads_somewhere():
    """A wrong name would only be seen by the reader who is offered the act."""
    modules = [import_module("guildhall.commons.page.common_acts")]
    for app in iter_modules(guildhall.__path__):
        beside = {module.name for module in iter_modules([f"{guildhall.__path__[0]}/{app.name}"])}
        modules += [
            import_module(f"guildhall.{app.name}.{name}") for name in beside & {"acts", "acts_on"}
        ]
    acts = [act for module in modules for act in vars(module).values() if isinstance(act, Act)]

    assert len(acts) > 40
    assert {act.address("pumps", 7)[:2] for act in acts} == {"/c"}


def test_what_a_post_can_become_is_two_acts_and_a_menu(world, note, page_for):
    for room in ("practices", "library", "ideas", "decisions"):
        open_room(world.community, room=room, by=world.ada)

    row, menu = offered(page_for(world.cleo, f"{TABLE}{note.pk}/"), f"e{note.pk}")

    assert len(row) == 3  # Thanks, and two of them
    assert {"Turn into an idea", "Turn into a decision"} <= {*row, *menu}


def test_a_note_offers_each_reader_what_they_can_do(world, note, page_for):
    path = f"{TABLE}{note.pk}/"

    assert offered(page_for(world.cleo, path), f"e{note.pk}") == (
        ["Thanks", "Turn into a question"],
        [*FOR_ALL, "History", "Report …"],
    )
    assert offered(page_for(world.ben, path), f"e{note.pk}") == (
        ["Turn into a question"],
        [
            "Stop following",
            "Bookmark",
            *REST,
            "Edit",
            "History",
            "Report …",
            "Delete",
        ],
    )
    assert offered(page_for(world.ada, path), f"e{note.pk}") == (
        ["Thanks", "Turn into a question"],
        [
            *FOR_ALL,
            "Edit",
            "History",
            "Pin as announcement",
            "Moderate …",
            "Delete",
        ],
    )


def test_a_question_offers_how_it_ends_between_history_and_what_others_add(
    world, question, page_for
):
    path = f"{QUESTIONS}{question.pk}/"
    ends = ["Mark as “no answer needed”", "Mark as asked before …", "Close with a note …"]

    asker = [
        "Stop following",
        "Bookmark",
        *REST,
        "Edit",
        "History",
        *ends,
        "Report …",
        "Delete",
    ]
    assert offered(page_for(world.ben, path), f"e{question.pk}") == ([], asker)
    other = [*FOR_ALL, "History", "Report …"]
    assert offered(page_for(world.cleo, path), f"e{question.pk}") == (["Thanks"], other)


def test_a_tip_asks_first_whether_one_tried_it_and_grows_behind_the_dots(world, tip, page_for):
    row, menu = offered(page_for(world.cleo, f"{WORKS}{tip.pk}/"), f"e{tip.pk}")

    assert row == ["Did you try it?", "I'll try this", "We use this here", "Thanks"]
    assert menu == [
        *FOR_ALL,
        "Make it a practice",
        "History",
        "Report …",
    ]


def test_what_becomes_its_own_kind_is_called_otherwise(world, practice, page_for):
    _row, menu = offered(page_for(world.cleo, f"{WORKS}{practice.pk}/"), f"e{practice.pk}")

    assert menu[len(FOR_ALL)] == "Write a local version …"


def test_a_meeting_has_its_acts_below_its_head_and_then_all_that_leads_to_its_notes(
    world, page_for
):
    just_now = timezone.now() - dt.timedelta(minutes=5)
    meeting = plan_meeting(
        world.community, by=world.ben, title="Pump evening", starts_at=just_now, minutes=60
    )
    page = page_for(world.ben, f"/c/pumps/meetings/{meeting.pk}/")
    row, menu = offered(page, "work")

    assert row == ["Edit", "Cancel meeting …"]
    assert "Edit" not in menu
    assert menu[-1] == "Delete"
    assert (
        page.index('<div class="acts">')
        < page.index('id="coming"')
        < page.index('id="agenda"')
        < page.index('id="notes"')
        < page.index('id="actions"')
    )


def test_before_a_meeting_begins_its_notes_and_actions_are_one_fold(world, page_for):
    later = timezone.now() + dt.timedelta(days=3)
    meeting = plan_meeting(
        world.community, by=world.ben, title="Pump evening", starts_at=later, minutes=60
    )

    page = page_for(world.ben, f"/c/pumps/meetings/{meeting.pk}/")

    assert "Notes and action items" in page
    assert 'id="notes"' not in page
    assert 'id="actions"' not in page


def test_nobody_is_offered_an_act_without_signing_in(world, note, question, page_for):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    answer(question, by=world.cleo, body="The wide one")

    assert 'class="acts"' not in page_for(None, f"{TABLE}{note.pk}/")
    assert 'class="acts"' not in page_for(None, f"{QUESTIONS}{question.pk}/")


def test_what_one_did_is_an_act_that_takes_it_back(world, note, page_for):
    give_thanks(note, by=world.cleo)
    follow(note, by=world.cleo)
    page = page_for(world.cleo, f"{TABLE}{note.pk}/")
    row, menu = offered(page, f"e{note.pk}")

    assert (row[0], menu[0]) == ("Thanked", "Stop following")
    assert (
        f'formaction="/c/pumps/entries/{note.pk}/take-back-thanks/" aria-pressed="true"'
        in " ".join(page.split())
    )


def test_what_was_made_of_it_is_not_offered_again(world, note, page_for):
    grow(note, to_kind="question", by=world.cleo, title="Morning?")
    row, _menu = offered(page_for(world.cleo, f"{TABLE}{note.pk}/"), f"e{note.pk}")

    assert row == ["Thanks"]


def test_what_solved_a_question_is_offered_to_those_whose_it_is_with_a_sentence(
    world, room, question, page_for
):
    accept_answer(answer(question, by=world.cleo, body="The wide one"), by=world.ben)
    path, sentence = f"{QUESTIONS}{question.pk}/", "Others will run into this. Keep it as a tip?"
    pages = {person.name: page_for(person, path) for person in (world.ada, world.ben, world.cleo)}

    assert {name: sentence in page for name, page in pages.items()} == {
        "Ada": False,
        "Ben": True,
        "Cleo": True,
    }
    assert all("Keep this as a tip" in page for page in pages.values())


def test_what_was_taken_away_offers_only_to_bring_it_back_to_those_who_may(world, note, page_for):
    delete_entry(note, by=world.ada)
    pages = [page_for(person, f"{TABLE}{note.pk}/") for person in (world.ada, world.ben)]

    assert [
        "This is deleted. Only its author and the stewards can see it." in page for page in pages
    ] == [True, True]
    assert ["Bring back" in page for page in pages] == [True, False]
    assert not any('class="acts"' in page for page in pages)


def test_an_answer_offers_each_reader_what_they_can_do(world, question, page_for):
    reply = answer(question, by=world.cleo, body="The wide one")
    path = f"{QUESTIONS}{question.pk}/?acts={reply.pk}"
    seldom = ["Write to the author …", "History", "Quote", "Report …"]

    assert offered(page_for(world.ben, path), f"r{reply.pk}") == (
        ["This solved it", "Thanks", "Reply"],
        seldom,
    )
    own = ["Edit", "History", "Quote", "Report …", "Delete"]
    assert offered(page_for(world.cleo, path), f"r{reply.pk}") == (["Reply"], own)
    steward = ["Write to the author …", "Edit", "History", "Quote", "Moderate …", "Delete"]
    assert offered(page_for(world.ada, path), f"r{reply.pk}") == (
        ["Thanks", "Did you try it?", "Reply"],
        steward,
    )


def test_replies_that_offer_the_same_link_to_one_menu(world, question, as_person):
    one, other = (
        answer(question, by=world.cleo, body=body) for body in ("The wide one", "The red")
    )
    own = answer(question, by=world.ben, body="Found it")
    ben = as_person(world.ben)
    page = ben.get(f"{QUESTIONS}{question.pk}/").content.decode()
    opened = ben.get(f"/replies/{other.pk}/?acts", follow=True)

    links = {
        pk: re.search(rf'href="/replies/{pk}/\?acts" data-menu="(\w+)"', page)[1]
        for pk in (one.pk, other.pk, own.pk)
    }
    assert links[one.pk] == links[other.pk] != links[own.pk]
    for name in set(links.values()):
        menu = page.split(f'<template id="{name}" data-place="9999999999999">')[1]
        assert "/c/pumps/replies/9999999999999/history/" in menu.split("</template>")[0]
    assert opened.redirect_chain[-1][0].endswith(f"?acts={other.pk}#r{other.pk}")
    assert f"/replies/{other.pk}/history/" in opened.content.decode()
    assert f"/replies/{one.pk}/history/" not in opened.content.decode()


def test_a_comment_is_neither_accepted_nor_tried(world, question, page_for):
    reply = answer(question, by=world.cleo, body="The wide one")
    comment = comment_on(question, by=world.ada, body="Indeed", parent=reply)
    path = f"{QUESTIONS}{question.pk}/?acts={comment.pk}"
    row, _menu = offered(page_for(world.ben, path), f"r{comment.pk}")

    assert row == ["Thanks", "Reply"]


def test_a_reply_that_is_not_out_says_why(world, note, page_for):
    reply, path = reply_to_post(note, by=world.cleo, body="You too"), f"{TABLE}{note.pk}/"
    Reply.objects.filter(pk=reply.pk).update(standing=Standing.HELD)
    held = page_for(world.cleo, f"{path}?acts={reply.pk}")
    Reply.objects.filter(pk=reply.pk).update(standing=Standing.PUBLISHED)
    delete_reply(reply, by=world.ada)
    deleted = {
        person.name: page_for(person, path).split(f'id="r{reply.pk}"')[1]
        for person in (world.ada, world.cleo)
    }

    assert "waiting for a steward" in held
    assert offered(held, f"r{reply.pk}") == (
        [],
        ["Edit", "History", "Report …", "Delete"],
    )
    assert {name: "Bring back" in page for name, page in deleted.items()} == {
        "Ada": True,
        "Cleo": False,
    }


def test_the_solution_comes_first_and_comments_stand_below_what_they_are_on(
    world, question, page_for
):
    narrow, wide = (
        answer(question, by=world.cleo, body=body) for body in ("The narrow one", "The wide one")
    )
    on_question = comment_on(question, by=world.ada, body="Which pump?", parent=None)
    on_answer = comment_on(question, by=world.ben, body="It fits", parent=wide)
    accept_answer(wide, by=world.ben)
    page = page_for(world.ben, f"{QUESTIONS}{question.pk}/")

    assert re.findall(r'id="(r\d+)"', page) == [
        f"r{reply.pk}" for reply in (on_question, wide, on_answer, narrow)
    ]
    assert page.count("solution-mark") == 1
    assert "2 answers" in page


def test_a_story_is_quoted_and_what_has_no_title_is_named_by_its_author(world, note, tip, page_for):
    open_room(world.community, room="stories", by=world.ada)
    story = tell_story(tip, by=world.cleo, sentence="Saved a call-out")

    assert "<h1>“Saved a call-out”</h1>" in page_for(world.ben, f"/c/pumps/stories/{story.pk}/")
    assert '<h1 class="only-read-aloud">Post by Ben</h1>' in page_for(
        world.cleo, f"{TABLE}{note.pk}/"
    )


def test_an_entry_has_its_page_in_its_own_room_only(world, note, question, as_person):
    client = as_person(world.ben)
    replied = client.post(f"{TABLE}{question.pk}/reply/", {"body": "Hello"})

    assert (
        client.get(f"{TABLE}{question.pk}/", follow=True).redirect_chain[-1][0]
        == f"{QUESTIONS}{question.address}/"
    )
    assert (replied.status_code, Reply.objects.count()) == (404, 0)


def test_a_question_that_was_asked_before_leads_to_the_other_unless_one_stays(
    world, question, as_person
):
    again = ask(world.community, by=world.cleo, title="Which seal is it?")
    mark_same(again, other=question, by=world.ada)
    client, path = as_person(world.ben), f"{QUESTIONS}{again.pk}/"

    assert client.get(path)["Location"] == f"{QUESTIONS}{question.address}/"
    assert "This was asked before." in client.get(f"{path}?stay").content.decode()


def test_a_reply_with_nothing_in_it_comes_back_with_the_page(world, note, as_person):
    response = as_person(world.cleo).post(f"{TABLE}{note.pk}/reply/", {"body": ""})

    assert response.status_code == 422
    assert "Good morning" in response.content.decode()
    assert not Reply.objects.exists()


def test_a_closed_question_is_not_answered_and_says_why(world, question, as_person, page_for):
    close_question(question, by=world.ada, note="Not ours")
    page = page_for(world.cleo, f"{QUESTIONS}{question.pk}/")
    response = as_person(world.cleo).post(
        f"{QUESTIONS}{question.pk}/answer/", {"body": "The wide one"}
    )

    assert (
        "This question is closed. If yours is still open, ask a new one and link to this one."
        in page
    )
    assert 'id="reply"' not in page
    assert (response.status_code, Reply.objects.count()) == (403, 0)


def test_a_form_of_a_part_that_had_something_wrong_comes_back_filled(world, as_person):
    later = timezone.now() + dt.timedelta(days=3)
    meeting = plan_meeting(
        world.community, by=world.ben, title="Pump evening", starts_at=later, minutes=60
    )
    response = as_person(world.cleo).post(
        f"/c/pumps/meetings/{meeting.pk}/agenda/", {"text": "seals " * 100}
    )

    assert response.status_code == 422
    assert "seals seals" in response.content.decode()
    assert not meeting.agenda.exists()


def test_what_is_edited_piece_by_piece_has_no_form_for_its_whole_text(world, as_person):
    later = timezone.now() + dt.timedelta(days=3)
    meeting = plan_meeting(
        world.community, by=world.ben, title="Pump evening", starts_at=later, minutes=60
    )

    assert as_person(world.ben).get(f"/c/pumps/entries/{meeting.pk}/edit/").status_code == 404


def test_a_question_is_edited_on_its_own_form(world, question, as_person):
    response = as_person(world.ben).get(f"/c/pumps/entries/{question.pk}/edit/")

    assert response["Location"] == f"{QUESTIONS}{question.pk}/edit/"


def test_a_begun_reply_is_in_the_box(world, note, page_for):
    Draft.objects.create(
        person=world.cleo, form="reply", target=note.draft_target, fields={"body": "And to you"}
    )

    assert "And to you</textarea>" in page_for(world.cleo, f"{TABLE}{note.pk}/")
