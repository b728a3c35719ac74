"""With script an act draws its own part of the page anew, and nothing else."""

import datetime as dt
import re

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from guildhall.charters.actions import propose_charter, write_charter
from guildhall.meetings.actions import plan_meeting, propose_point, take_action
from guildhall.meetings.models import Meeting
from guildhall.practices.actions import say_use
from guildhall.questions.actions import answer, ask

DAY = dt.timedelta(days=1)


def in_a_day() -> dt.datetime:
    return timezone.now() + DAY


def press(client, path: str, *, part: str) -> str:
    """What the browser gets for a button that swaps this part, after it was led on."""
    headers = {"HX-Request": "true", "Parts": part}
    response = client.post(path, headers=headers, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_thanks_for_an_answer_draw_that_answer_with_its_comments(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")
    answer(question, by=world.ada, body="Or the red one.")
    ada = as_person(world.ada)

    thanked = press(ada, f"/c/pumps/replies/{reply.pk}/thank/", part=f"r{reply.pk}")
    taken_back = press(ada, f"/c/pumps/replies/{reply.pk}/take-back-thanks/", part=f"r{reply.pk}")

    assert thanked.strip().startswith(f'<article class="post" id="r{reply.pk}"')
    assert "The blue one." in thanked
    assert "red one" not in thanked
    assert "<html" not in thanked
    assert 'aria-pressed="true"' in thanked
    assert "1 thanks" in thanked
    assert 'aria-pressed="true"' not in taken_back
    assert "1 thanks" not in taken_back


def test_following_draws_the_row_of_acts_and_says_what_is_true_now(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")

    drawn = press(as_person(world.ben), f"/c/pumps/entries/{question.pk}/follow/", part="acts")

    assert 'id="acts"' in drawn
    assert "Stop following" in drawn
    assert "You follow this now." in drawn
    assert "<h1" not in drawn


def test_a_part_that_the_page_has_no_more_comes_empty(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")

    drawn = as_person(world.ben).get(
        f"/c/pumps/questions/{question.pk}/", headers={"Parts": "r999 nothing"}
    )

    assert '<div class="part" id="r999" data-part></div>' in drawn.content.decode()
    assert '<div class="part" id="nothing" data-part></div>' in drawn.content.decode()
    assert drawn.headers["Cache-Control"] == "no-store"


def test_whoever_may_not_see_the_page_gets_no_part_of_it(world, as_person):
    world.community.visibility = "private"
    world.community.save()
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")

    for part in ("acts", f"r{reply.pk}"):
        refused = as_person(world.dov).get(
            f"/c/pumps/questions/{question.pk}/", headers={"Parts": part}
        )
        assert refused.status_code == 404
        assert "blue" not in refused.content.decode()


def test_the_page_of_the_world_is_never_a_part(world):
    world.community.visibility = "open"
    world.community.save()
    question = ask(world.community, by=world.cleo, title="Which seal?")

    for headers in ({"Parts": "acts"}, {}):
        page = Client().get(f"/c/pumps/questions/{question.pk}/", headers=headers).content.decode()
        assert "<html" in page
        assert "Which seal?" in page


PRESSED = re.compile(
    r'<button[^>]*?data-in-place="(?P<changes>[^"]*)"[^>]*?formaction="(?P<path>[^"]*)"'
)
TEMPLATE = re.compile(r"<template.*?</template>", re.S)
OPENED = re.compile(r'<a\s[^>]*?href="(?P<path>[^"]*)"[^>]*?data-in-place="(?P<changes>[^"]*)"')


def in_place_on(client, path: str) -> dict[str, list[str]]:
    """What can be pressed in place on a page: by address, the other parts that it changes."""
    page = TEMPLATE.sub("", client.get(path).content.decode())
    found = [*PRESSED.finditer(page), *OPENED.finditer(page)]
    return {one["path"].split("#")[0]: one["changes"].split() for one in found}


def press_all(client, path: str, *, part: str) -> set[str]:
    """Press everything on this page, and what that leads to; gives the names of their addresses."""
    seen: set[str] = set()
    while offered := {
        key: one for key, one in in_place_on(client, path).items() if key not in seen
    }:
        address, changes = offered.popitem()
        seen.add(address)
        name = resolve(address.split("?")[0]).url_name
        headers = {"Parts": " ".join([part, "acts", *changes])}
        if "edit" in name or name in FORMS or name.startswith("change_q"):
            answer = client.get(address, headers=headers)
        else:
            answer = client.post(address, headers=headers, follow=True)
        drawn = answer.content.decode()
        assert answer.status_code == 200, address
        assert answer.headers["Parts"] == "drawn", address
        assert "<html" not in drawn, address
        assert f'id="{part}"' in drawn or "data-writing" in drawn, address
        assert drawn.count('id="receipts"') == 1, address
    return {resolve(address.split("?")[0]).url_name for address in seen}


FORMS = ("report_outcome", "report_outcome_of_entry", "say_use")


def test_everything_in_place_on_a_question_draws_its_part(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    own = answer(question, by=world.cleo, body="Found it.")
    reply = answer(question, by=world.ben, body="The blue one.")
    cleo, ada = as_person(world.cleo), as_person(world.ada)

    path = f"/c/pumps/questions/{question.pk}/"
    pressed = press_all(cleo, f"{path}?acts={reply.pk}", part=f"r{reply.pk}")
    pressed |= press_all(ada, f"{path}?acts={own.pk}", part=f"r{own.pk}")

    assert pressed >= {
        "accept_answer",
        "withdraw_acceptance",
        "thank_reply",
        "take_back_thanks_reply",
        "report_outcome",
        "edit_reply",
        "change_question",
        "thank_entry",
        "follow",
        "unfollow",
        "bookmark",
        "take_back_bookmark",
    }


def test_everything_in_place_on_a_meeting_draws_its_part(world, as_person):
    meeting = plan_meeting(
        world.community, by=world.ada, title="Pump evening", starts_at=in_a_day()
    )
    propose_point(meeting, by=world.ben, text="Seals that last")
    take_action(meeting, by=world.ada, text="Order seals", owner=world.ada)
    ada = as_person(world.ada)

    pressed = press_all(ada, f"/c/pumps/meetings/{meeting.pk}/", part="agenda")
    Meeting.objects.update(starts_at=in_a_day() - DAY - DAY / 48)
    pressed |= press_all(ada, f"/c/pumps/meetings/{meeting.pk}/", part="there")

    assert pressed >= {
        "answer_coming",
        "host_meeting",
        "hand_back_hosting",
        "change_point",
        "close_action",
        "check_in",
        "take_back_check_in",
        "check_in_person",
    }


def test_everything_in_place_on_a_tip_draws_its_part(world, as_person, units, tip):
    cleo, ada, path = as_person(world.cleo), as_person(world.ada), f"/c/pumps/tips/{tip.pk}/"
    say_use(tip, by=world.ben, stage="everyday", unit=units.leeds)

    pressed = press_all(cleo, path, part="check") | press_all(ada, path, part="uses")

    assert pressed >= {
        "report_outcome_of_entry",
        "begin_trial",
        "give_up_trial",
        "say_use",
        "take_back_use",
        "check_way",
        "take_back_check",
    }


def test_agreeing_to_a_charter_draws_the_round(world, as_person):
    draft = write_charter(world.community, by=world.ada, aim="Pumps that run", norms="Ask early.")
    propose_charter(draft, by=world.ada, until=timezone.localdate() + DAY * 9)

    pressed = press_all(as_person(world.ben), "/c/pumps/charter/", part="asked")

    assert pressed == {"agree_to_charter", "take_back_agreement"}


def test_an_action_of_another_meeting_is_finished_where_it_was_pressed(world, as_person):
    early, late = (
        plan_meeting(world.community, by=world.ada, title=name, starts_at=in_a_day())
        for name in ("Early", "Late")
    )
    point = take_action(early, by=world.ada, text="Order seals", owner=world.ada)
    finish = f"/c/pumps/meetings/actions/{point.pk}/finish/"

    led = as_person(world.ada).post(f"{finish}?at={late.pk}")

    assert led["Location"].endswith(f"/meetings/{late.pk}/#actions")


def test_what_is_wrong_is_said_in_place(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")
    ben, nobody, parts = as_person(world.ben), Client(), {"Parts": f"r{reply.pk}"}
    accept = f"/c/pumps/questions/answers/{reply.pk}/accept-answer/"

    refused = ben.post(accept, headers=parts)
    signed_out = nobody.post(accept, headers=parts)
    gone = ben.post("/c/pumps/replies/9999/thank/", headers=parts)

    assert [one.status_code for one in (refused, signed_out, gone)] == [403, 401, 404]
    for one in (refused, signed_out, gone):
        assert "<html" not in one.content.decode()
        assert 'class="receipt is-error"' in one.content.decode()


def test_who_signed_in_again_gets_the_token_of_today(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.ben)

    expired = client.post("/c/pumps/replies/1/thank/", headers={"Parts": "r1"})
    token = expired.headers["Form-Token"]
    again = client.post("/c/pumps/replies/1/thank/", headers={"Parts": "r1", "X-CSRFToken": token})

    assert (expired.status_code, again.status_code) == (403, 404)


def test_one_reply_is_read_alone(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    first = answer(question, by=world.ben, body="The blue one.")
    ada, path = as_person(world.ada), f"/c/pumps/questions/{question.pk}/"

    def texts_read() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            ada.get(path, headers={"Parts": f"r{first.pk}"})
        return [one["sql"] for one in queries if '"commons_reply"."body_html"' in one["sql"]]

    cache.clear()
    alone = texts_read()
    for number in range(3):
        answer(question, by=world.ben, body=f"Or number {number}.")
    cache.clear()

    assert len(alone) == 1
    assert [sql.count(",") for sql in texts_read()] == [sql.count(",") for sql in alone]
