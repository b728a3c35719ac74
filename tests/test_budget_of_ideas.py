"""A budget is shared out between ideas and projects of the community, and what was typed."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from guildhall.ballots.models import Option, Vote
from guildhall.commons.actions import hide, move_entry, publish_held, show_again
from guildhall.commons.events import ENTRY_HELD
from guildhall.commons.kinds import path_of
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Standing
from guildhall.communities.actions import open_room, start_community
from guildhall.decisions.actions import (
    close_due_decisions,
    open_decision,
    turn_on_more_ways,
    word_outcome,
)
from guildhall.decisions.models import Decision, VotePlan
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.ways.voting import choices_of
from guildhall.ideas.actions import add_idea
from guildhall.ideas.events import IDEA_ADDED
from guildhall.projects.actions import start_project
from guildhall.projects.actions.budget import add_line

pytestmark = pytest.mark.database
HERE = "/c/pumps/decisions/"
BENCH, REMOVED = "A bench at the well", "Option 2, which was removed"


@pytest.fixture
def street(world):
    for name in ("decisions", "ideas", "projects"):
        open_room(world.community, room=name, by=world.ada)
    turn_on_more_ways(world.community, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def idea(street, world):
    return add_idea(street, by=world.cleo, title="A bench at the well", body="To sit down.")


@pytest.fixture
def project(street, world):
    entry = start_project(street, by=world.ben, title="Clean the brook", body="In spring.")
    add_line(entry, by=world.ben, name="Gloves", planned=Decimal("120.50"))
    add_line(entry, by=world.ben, name="A cake", planned=Decimal("30"), is_in_kind=True)
    return entry


def sent(idea, project, **more) -> dict:
    day = timezone.localdate() + dt.timedelta(days=5)
    return {
        "title": "What do we spend it on?",
        "until_on": day.isoformat(),
        "way": "shares",
        "budget": "1000",
        "options": "New lamps; 400",
        f"cost_of_{idea.pk}": "300",
        f"cost_of_{project.pk}": "120.50",
        "is_hidden": "on",
        "then": "open",
        **more,
    }


def options() -> list[tuple]:
    return list(Option.objects.values_list("title", "cost", "entry"))


def test_ideas_and_projects_can_be_chosen_beside_what_is_typed(world, idea, project, as_person):
    ben = as_person(world.ben)
    form = ben.get(f"{HERE}prepare-vote/").content.decode()

    answer = ben.post(f"{HERE}prepare-vote/", sent(idea, project), follow=True)
    entry = Decision.objects.get().entry

    assert ("A bench at the well" in form, "Its budget plans 120.50." in form) == (True, True)
    assert options() == [
        ("New lamps", Decimal("400.00"), None),
        ("A bench at the well", Decimal("300.00"), idea.pk),
        ("Clean the brook", Decimal("120.50"), project.pk),
    ]
    page = answer.content.decode()
    for source in (idea, project):
        assert f'<a href="{path_of(source, "pumps")}">{source.title}</a>' in page
        seen = ben.get(path_of(source, "pumps")).content.decode()
        assert "Mentioned in" in seen
        assert entry.title in seen


def test_what_has_no_cost_is_no_option(world, idea, project, as_person):
    as_person(world.ben).post(
        f"{HERE}prepare-vote/", sent(idea, project, **{f"cost_of_{idea.pk}": ""})
    )

    assert [title for title, _cost, _entry in options()] == ["New lamps", "Clean the brook"]


def test_what_is_no_amount_is_said_and_the_choice_is_kept(world, idea, project, as_person):
    answer = as_person(world.ben).post(
        f"{HERE}prepare-vote/", sent(idea, project, **{f"cost_of_{idea.pk}": "much"})
    )

    assert answer.status_code == 422
    assert "isn&#x27;t an amount" in answer.content.decode()
    assert 'value="120.50"' in answer.content.decode()
    assert not Option.objects.exists()


def test_what_is_chosen_is_there_again_when_it_is_changed(world, idea, project, as_person):
    ben = as_person(world.ben)
    ben.post(f"{HERE}prepare-vote/", sent(idea, project, then="prepare"))
    entry = Decision.objects.get().entry

    page = ben.get(f"{HERE}{entry.pk}/edit/").content.decode()

    assert VotePlan.objects.get().sources == {str(idea.pk): "300.00", str(project.pk): "120.50"}
    assert ('value="300.00"' in page, 'value="120.50"' in page) == (True, True)


def test_what_is_hidden_before_it_opens_is_no_option(world, idea, project, as_person):
    as_person(world.ben).post(f"{HERE}prepare-vote/", sent(idea, project, then="prepare"))
    hide(idea, by=world.ada)
    decision = Decision.objects.get()

    open_decision(decision.entry, by=world.ben)

    titles = [choice.title for choice in choices_of(decision, decision.vote_plan)]
    assert titles == ["New lamps", "Clean the brook"]
    form = as_person(world.ben).get(f"{HERE}prepare-vote/").content.decode()
    assert "A bench at the well" not in form


def test_what_is_hidden_while_people_vote_is_no_longer_named(
    world, idea, project, as_person, client
):
    ben = as_person(world.ben)
    ben.post(f"{HERE}prepare-vote/", sent(idea, project))
    entry = Decision.objects.get().entry
    hide(idea, by=world.ada)
    asked = ben.get(f"{HERE}{entry.pk}/").content.decode()
    ben.post(f"{HERE}{entry.pk}/ballot/", {"choice": ["2"]})
    past = timezone.now() - dt.timedelta(minutes=1)
    Decision.objects.update(ends_at=past)
    Option.objects.first().vote.__class__.objects.update(closes_at=past)
    close_due_decisions()

    drawn = [
        asked,
        ben.get(f"{HERE}{entry.pk}/").content.decode(),
        ben.get(f"{HERE}{entry.pk}/ballots.json").content.decode(),
        b"".join(ben.get(f"{HERE}{entry.pk}/ballots.csv").streaming_content).decode(),
    ]

    assert Decision.objects.get().outcome == "Option 2, which was removed"
    for page in drawn:
        assert "Option 2, which was removed" in page
        assert "A bench at the well" not in page


def closed(world, idea, project, as_person):
    """Everyone wants the bench."""
    ben = as_person(world.ben)
    ben.post(f"{HERE}prepare-vote/", sent(idea, project))
    entry = Decision.objects.get().entry
    ben.post(f"{HERE}{entry.pk}/ballot/", {"choice": ["2"]})
    past = timezone.now() - dt.timedelta(minutes=1)
    Decision.objects.update(ends_at=past)
    Vote.objects.update(closes_at=past)
    close_due_decisions()
    return ben, entry


def drawn_for(reader, entry) -> str:
    lists = (HERE, f"{HERE}?show=all", f"{HERE}{entry.pk}/", f"{HERE}{entry.pk}/ballots.json")
    return "".join(reader.get(path).content.decode() for path in lists)


def test_what_is_hidden_after_it_was_chosen_is_no_longer_named(world, idea, project, as_person):
    ben, entry = closed(world, idea, project, as_person)
    before = drawn_for(ben, entry)

    hide(idea, by=world.ada)
    hidden = drawn_for(ben, entry)
    show_again(idea, by=world.ada)

    assert [name in before for name in (BENCH, REMOVED)] == [True, False]
    assert [name in hidden for name in (BENCH, REMOVED)] == [False, True]
    assert Decision.objects.get().outcome == BENCH


def test_what_was_held_and_then_published_has_its_name_again(world, idea, project, as_person):
    ben, entry = closed(world, idea, project, as_person)
    Entry.objects.filter(pk=idea.pk).update(standing=Standing.HELD)
    tell(ENTRY_HELD, entry=idea, by=world.ben, held_verb=IDEA_ADDED)
    held = drawn_for(ben, entry)

    publish_held(idea, verb=IDEA_ADDED, detail={})

    assert [name in held for name in (BENCH, REMOVED)] == [False, True]
    assert Decision.objects.get().outcome == BENCH


def test_what_moves_to_a_community_that_few_may_read_is_no_longer_named(
    world, idea, project, as_person
):
    ben, entry = closed(world, idea, project, as_person)
    away = start_community(name="Away", purpose="Apart", by=world.ada, visibility="private")
    open_room(away, room="ideas", by=world.ada)
    away.refresh_from_db()

    move_entry(idea, to=away, by=world.ada)

    seen = drawn_for(ben, entry)
    assert [name in seen for name in (BENCH, REMOVED)] == [False, True]


def test_words_about_it_that_people_wrote_lose_its_name_too(world, idea, project, as_person):
    _ben, entry = closed(world, idea, project, as_person)
    word_outcome(entry, by=world.ada, outcome=Outcome(f"We buy “{BENCH}”, in May."))

    hide(idea, by=world.ada)

    assert Decision.objects.get().outcome == f"We buy “{REMOVED}”, in May."


def test_a_community_without_budgets_is_offered_none(world, street, idea, as_person):
    from_start = as_person(world.ben).get(f"{HERE}prepare-vote/").content.decode()
    street.more_ways.delete()

    without = as_person(world.ben).get(f"{HERE}prepare-vote/").content.decode()

    assert ("A bench at the well" in from_start, "A bench at the well" in without) == (True, False)
