"""A button is a machine: what it does is the same whoever uses it, so it is tested here, once."""

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from guildhall.kit.verdict import YES, Refused, no, whoever_finds_it
from guildhall.web.verbs import hall_verb, one_of, oneself, to_hall_page


@dataclass
class Lamp:
    owner_id: int
    is_lit: bool = False
    is_broken: bool = False


class Broken(Exception):
    """Of no use until somebody mends it."""


ADA, BEN = (get_user_model()(pk=number) for number in (1, 2))


@pytest.fixture
def lamps():
    return {7: Lamp(owner_id=ADA.pk), 8: Lamp(owner_id=ADA.pk, is_broken=True)}


@pytest.fixture
def light(lamps):
    def lamp_at(_reader, lamp_id):
        if lamp_id not in lamps:
            raise Http404
        return lamps[lamp_id]

    def may_light(reader, lamp):
        return YES if reader.pk == lamp.owner_id else no("It is somebody else's.")

    def light_lamp(lamp, *, by):
        if lamp.is_broken:
            raise Broken("It is broken.")
        lamp.is_lit = True

    return hall_verb(
        find=lamp_at,
        may=may_light,
        act=light_lamp,
        says="Lamp of %(owner)s: lit.",
        words=lambda lamp: {"owner": lamp.owner_id},
        refusals=Broken,
        back=lambda _reader, lamp: redirect(f"/lamps/of/{lamp.owner_id}/"),
    )


def press(view, *, by, method="post", **ids) -> tuple[HttpResponse, list[str]]:
    """The answer, and what the next page says."""
    request = getattr(RequestFactory(), method)("/lamps/")
    request.user = by
    request._messages = CookieStorage(request)
    response = view(request, **ids)
    return response, [f"{message.level_tag}: {message}" for message in get_messages(request)]


def test_a_verb_acts_says_what_is_true_and_leads_back(lamps, light):
    response, sentences = press(light, by=ADA, lamp_id=7)

    assert lamps[7].is_lit
    assert sentences == ["success: Lamp of 1: lit."]
    assert (response.status_code, response["Location"]) == (302, "/lamps/of/1/")


def test_a_verb_twice_is_as_once(lamps, light):
    answers = [press(light, by=ADA, lamp_id=7) for _time in range(2)]

    assert lamps[7].is_lit
    assert [(response["Location"], sentences) for response, sentences in answers] == [
        ("/lamps/of/1/", ["success: Lamp of 1: lit."]),
    ] * 2


def test_a_verb_is_never_done_by_looking(lamps, light):
    response, sentences = press(light, by=ADA, method="get", lamp_id=7)

    assert (response.status_code, sentences) == (405, [])
    assert not lamps[7].is_lit


def test_a_verb_asks_who_is_not_signed_in_to_sign_in(lamps, light):
    response, sentences = press(light, by=AnonymousUser(), lamp_id=7)

    assert response["Location"].startswith("/accounts/login/?next=")
    assert sentences == []
    assert not lamps[7].is_lit


def test_a_verb_by_the_wrong_person_is_refused_with_the_reason(lamps, light):
    with pytest.raises(Refused, match=r"It is somebody else's\."):
        press(light, by=BEN, lamp_id=7)

    assert not lamps[7].is_lit


def test_a_verb_on_what_is_not_seen_finds_nothing(light):
    with pytest.raises(Http404):
        press(light, by=ADA, lamp_id=9)


def test_a_refusal_that_was_foreseen_is_said_in_its_words(lamps, light):
    response, sentences = press(light, by=ADA, lamp_id=8)

    assert sentences == ["error: It is broken."]
    assert response["Location"] == "/lamps/of/1/"


def test_an_error_that_nobody_foresaw_is_not_swallowed():
    def fail(_person, *, by):
        raise ZeroDivisionError

    view = hall_verb(
        find=oneself,
        may=whoever_finds_it,
        act=fail,
        refusals=Broken,
        back=to_hall_page("home"),
    )

    with pytest.raises(ZeroDivisionError):
        press(view, by=ADA)


def test_what_who_may_is_asked_first_where_it_depends_on_nothing_else(lamps):
    view = hall_verb(
        find=lambda _person, lamp_id: lamps[lamp_id],
        may_here=lambda person: no("Only Ben."),
        act=lambda lamp, by: None,
        back=to_hall_page("home"),
    )

    with pytest.raises(Refused, match="Only Ben"):
        press(view, by=ADA, lamp_id=9)


def test_a_verb_without_a_sentence_says_nothing():
    view = hall_verb(
        find=oneself,
        may=whoever_finds_it,
        act=lambda me, by: None,
        back=to_hall_page("home"),
    )

    response, sentences = press(view, by=ADA)

    assert (response["Location"], sentences) == ("/", [])


def test_a_verb_names_its_policy():
    with pytest.raises(TypeError, match="names its policy"):
        hall_verb(find=oneself, act=lambda me, by: None, back=to_hall_page("home"))


def test_several_verbs_share_an_address(lamps, light):
    either = one_of({"light": light})

    press(either, by=ADA, act="light", lamp_id=7)

    assert lamps[7].is_lit
    with pytest.raises(Http404):
        press(either, by=ADA, act="smash", lamp_id=7)
