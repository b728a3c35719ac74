"""The page of a search: filters as links, why something was found, and what to do without a hit."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from guildhall.communities.actions import join, start_community
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import start_series
from guildhall.people.models import Unit, UnitPeriod
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.search.dictionary import note_new_words

pytestmark = pytest.mark.database


@pytest.fixture
def visit(world, as_person):
    return lambda path, who=world.ben: as_person(who).get(path)


def titles(response) -> list[str]:
    return [hit.title for hit in response.context["hits"]]


def test_search_says_that_it_mended_a_word(world, visit):
    ask(world.community, by=world.ada, title="Loud vacuum pump", body="")
    note_new_words()

    page = visit("/search?q=vacum+pump")

    assert titles(page) == ["Loud vacuum pump"]
    assert "Did you mean <strong><bdi>vacuum pump</bdi></strong>?" in page.content.decode()
    quick = visit("/search/quick?q=vacum+pu")
    assert "Loud vacuum pump" in quick.content.decode()


def test_what_is_typed_brings_first_what_the_whole_search_brings(world, visit):
    body = "The label is gone. Press it in with your thumbs and a cloth."
    ask(world.community, by=world.ada, title="Which door seal fits?", body=body)
    for number in range(12):
        other = ask(world.community, by=world.ada, title=f"Room {number} is too warm", body="")
        passing = "Warm air, the seal let it in." if number < 2 else "Warm air got in."
        answer(other, by=world.ben, body=passing)

    whole = titles(visit("/search?q=seal"))
    quick = titles(visit("/search/quick?q=seal"))

    assert len(whole) == 3
    assert quick == whole
    assert len(titles(visit("/search/quick?q=sea"))) == 3


def test_nothing_found_leads_to_the_form_with_the_words(world, visit):
    page = visit("/search?q=frozen+obsidian&from=pumps")

    address = "/c/pumps/questions/ask/?title=frozen+obsidian"
    assert f'href="{address}"' in page.content.decode()
    assert 'value="frozen obsidian"' in visit(address).content.decode()


def test_nothing_found_offers_ones_own_communities_that_have_the_room(world, visit):
    fans = start_community("Fans", by=world.ada, purpose="Air")
    start_community("Valves", by=world.ada, purpose="Water")
    join(fans, person=world.ben)

    places = [place.name for place in visit("/search?q=obsidian").context["asking"]]

    assert places == ["Fans", "Pumps"]
    assert visit("/search?q=obsidian", None).context["asking"] == []
    assert visit("/search?q=obsidian&from=valves").context["asking"] != []


@pytest.fixture
def texts(world):
    solved = ask(world.community, by=world.ada, title="Gasket leaks", body="")
    reply = answer(solved, by=world.ben, body="A new gasket")
    accept_answer(reply, by=world.ada)
    ask(world.community, by=world.ben, title="Gasket size", body="")
    unit = Unit.objects.create(name="Graz", name_key="graz")
    UnitPeriod.objects.create(person=world.ben, unit=unit)
    old = ask(world.community, by=world.ada, title="Old gasket", body="")
    type(old).objects.filter(pk=old.pk).update(created_at=timezone.now())
    return world


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("in=pumps&kind=question", {"Gasket leaks", "Gasket size", "Old gasket"}),
        ("in=elsewhere", set()),
        ("room=questions&is=solved", {"Gasket leaks"}),
        ("room=talk", set()),
        ("unit=Graz&kind=question", {"Gasket size"}),
        ("unit=Linz", set()),
        ("by=ben&kind=answer", {"Gasket leaks"}),
        ("since=week&by=ada", {"Gasket leaks", "Old gasket"}),
        ("since=2999-01-01", set()),
        ("since=nonsense", set()),
        ("since=2026-99-99", set()),
        ("tested=solved", set()),
    ],
)
def test_filters_in_the_address_narrow_it_down(texts, visit, chosen, expected):
    assert set(titles(visit(f"/search?q=gasket&{chosen}"))) == expected


def test_a_unit_is_no_filter_for_the_world(texts, visit):
    type(texts.community).objects.update(visibility="open")

    assert titles(visit("/search?q=gasket&unit=Graz", None)) == []
    facets = visit("/search?q=gasket", None).context["narrowing"].facets
    assert "Unit" not in [facet.name for facet in facets]


def test_tips_are_narrowed_down_by_how_far_they_are_tested(world, visit):
    world.community.open_rooms = [*world.community.open_rooms, "practices"]
    world.community.save()
    add_tip(world.community, by=world.ada, seen="Grease the gasket", parts={"fix": "Grease it"})

    assert titles(visit("/search?q=gasket&tested=new")) == ["Grease the gasket"]
    assert titles(visit("/search?q=gasket&tested=here")) == []


def test_each_chip_adds_or_removes_one_filter(texts, visit):
    page = visit("/search?q=gasket+is%3Asolved&in=pumps")

    narrowing = page.context["narrowing"]
    assert [(chip.label, chip.address) for chip in narrowing.chips] == [
        ("Solved", "?q=gasket&in=pumps"),
        ("Pumps", "?q=gasket&is=solved"),
    ]
    kinds = next(facet for facet in narrowing.facets if facet.name == "Kind")
    assert kinds.so_far == "?q=gasket&is=solved&in=pumps"
    assert ("Question", "kind=question") in kinds.choices
    assert "?q=gasket&amp;is=solved&amp;in=pumps&amp;kind=question" in page.content.decode()
    assert {"Community", "State"}.isdisjoint(facet.name for facet in narrowing.facets)


def test_a_new_search_keeps_the_filters(texts, visit):
    html = visit("/search?q=gasket&in=pumps").content.decode()

    assert re.search(r'<input type="hidden" name="in" value="pumps">', html)


def test_a_result_says_why_it_was_found(world, visit):
    question = ask(world.community, by=world.ada, title="Gasket leaks", body="At the flange")
    answer(question, by=world.ben, body="Try another flange gasket")

    def reasons(typed):
        return {hit.why for hit in visit(f"/search?q={typed}").context["hits"]}

    assert reasons("gasket") == {"in the title", "in a reply by <bdi>Ben</bdi>"}
    assert reasons("flange") == {"in the text", "in a reply by <bdi>Ben</bdi>"}
    assert "in the title and the text" in reasons("gasket+flange")
    assert reasons("kind:person") == {""}


def test_searching_shows_the_same_number_of_queries_for_one_result_and_three(
    world, visit, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert visit("/search?q=gasket").status_code == 200
        return len(captured)

    ask(world.community, by=world.ada, title="Gasket", body="")
    queries()
    one = queries()
    for number in range(3):
        ask(world.community, by=world.ada, title=f"Gasket {number}", body="")

    assert queries() == one


def test_meetings_of_one_series_are_one_result(world, visit):
    tuesdays = read_rule("FREQ=WEEKLY;BYDAY=TU")
    today = timezone.now().date()
    for name in ("Gasket breakfast", "Gasket workshop"):
        start_series(
            world.community,
            by=world.ada,
            name=name,
            rule=tuesdays,
            starts_on=today,
            starts_at=dt.time(8),
        )
    ask(world.community, by=world.ada, title="Gasket leaks", body="")

    page = visit("/search?q=gasket")

    assert sorted(titles(page)) == ["Gasket breakfast", "Gasket leaks", "Gasket workshop"]
    assert page.content.decode().count("one of a series") == 2
    assert titles(visit("/search/quick?q=gasket+bre")) == ["Gasket breakfast"]
