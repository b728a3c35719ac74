"""Build on an idea, write it together, merge two, and look for someone it needs."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import NotMovable
from guildhall.commons.models import Authorship, Entry, Link
from guildhall.ideas.actions import (
    NotAnAuthor,
    add_coauthor,
    add_idea,
    ask_for_wishes,
    build_on_idea,
    doubt_idea,
    end_wish,
    join_idea,
    leave_authors,
    merge_idea,
    pass_wish,
    set_idea_aside,
    wish_for_help,
)
from guildhall.ideas.models import Joining, Wish, WishAsk
from guildhall.moderation.actions import undo_measure
from guildhall.moderation.models import Measure
from guildhall.notifications.models import Notice
from guildhall.people.actions import block, set_offers

HERE = "/c/pumps/ideas/"


def told(rule: str) -> list[str]:
    return sorted(Notice.objects.filter(rule=rule).values_list("person__username", flat=True))


def test_an_idea_built_on_another_names_it_and_its_author_is_told(world, idea, deliver, as_person):
    built = [build_on_idea(idea, by=world.cleo, title="And warm it first") for _twice in range(2)]
    deliver()

    page = as_person(world.ada).get(f"{HERE}{built[0].pk}/").content.decode()
    assert built[0] == built[1]
    assert Link.objects.get(target=built[0]).source == idea
    assert idea.title in page
    assert told("idea.built_on") == ["ben"]


def test_who_would_help_becomes_a_coauthor_and_steps_back(world, idea, as_person):
    with pytest.raises(NotAnAuthor):
        add_coauthor(idea, person=world.cleo, by=world.ben)
    join_idea(idea, joined_as="help", by=world.cleo)
    by_another = as_person(world.cleo).post(f"{HERE}{idea.pk}/co-authors/{world.cleo.pk}/")
    for _twice in range(2):
        as_person(world.ben).post(f"{HERE}{idea.pk}/co-authors/{world.cleo.pk}/")
    together = set(Authorship.objects.filter(entry=idea).values_list("person_id", flat=True))
    for _twice in range(2):
        leave_authors(idea, by=world.cleo)
    leave_authors(idea, by=world.ben)

    assert by_another.status_code == 403
    assert together == {world.ben.pk, world.cleo.pk}
    assert [one.person for one in Authorship.objects.filter(entry=idea)] == [world.ben]
    assert Event.objects.filter(verb="idea.coauthor_added").count() == 1


def test_merged_ideas_have_everyone_who_joined_until_it_is_undone(world, room, idea, edda):
    other = add_idea(room, by=edda, title="Rainwater for rinsing")
    join_idea(other, joined_as="use", by=world.cleo)
    join_idea(other, joined_as="help", by=world.ada)
    join_idea(idea, joined_as="help", by=world.ada)
    doubt_idea(other, by=world.cleo, body="Leaves.")

    merge_idea(other, into=idea, by=world.ada)
    merged = sorted(Joining.objects.filter(idea=idea.pk).values_list("joined_as", flat=True))
    undo_measure(Measure.objects.get(), by=world.ada)
    undone = list(Joining.objects.filter(idea=idea.pk).values_list("joined_as", flat=True))

    assert (merged, undone) == (["help", "use"], ["help"])
    assert Entry.objects.get(pk=other.pk).standing == "published"


def test_nothing_is_merged_into_itself_or_into_one_that_was_answered_not_now(
    world, room, idea, as_person
):
    closed = add_idea(room, by=world.cleo, title="Rinse them twice")
    set_idea_aside(closed, by=world.ada, reason="Too much water.")
    for into in (idea, closed):
        with pytest.raises(NotMovable):
            merge_idea(idea, into=into, by=world.ada)
    on_the_page = as_person(world.ada).post(
        f"{HERE}{idea.pk}/merge/", {"other": f"/c/pumps/ideas/{closed.pk}-rinse/"}
    )
    by_member = as_person(world.ben).post(f"{HERE}{idea.pk}/merge/", {"other": str(closed.pk)})

    assert on_the_page.status_code == 422
    assert "Open it again first" in on_the_page.content.decode()
    assert by_member.status_code == 403


def test_no_circle_can_be_merged(world, room, idea):
    other = add_idea(room, by=world.cleo, title="Rainwater for rinsing")
    merge_idea(idea, into=other, by=world.ada)

    with pytest.raises(NotMovable):
        merge_idea(other, into=idea, by=world.ada)


def test_who_listed_a_skill_is_asked_and_passes_unseen(world, idea, edda, deliver, as_person):
    for person in (world.cleo, edda):
        set_offers(person, "ask_me", ["welding"])
    wishes = [
        wish_for_help(idea, words="someone who can weld", by=world.ben) for _twice in range(2)
    ]
    deliver()
    asked = told("idea.help_asked")
    ask = WishAsk.objects.get(person=world.cleo)
    own_page = as_person(world.cleo).get(f"{HERE}{idea.pk}/").content.decode()
    anothers = as_person(edda).post(f"{HERE}asked/{ask.pk}/pass/")
    for _twice in range(2):
        as_person(world.cleo).post(f"{HERE}asked/{ask.pk}/pass/")
    ask_for_wishes()
    after = as_person(world.cleo).get(f"{HERE}{idea.pk}/").content.decode()

    assert wishes[0] == wishes[1]
    assert asked == ["cleo", edda.username]
    assert "You listed “welding”" in own_page
    assert anothers.status_code == 404
    assert "You listed “welding”" not in after
    assert WishAsk.objects.count() == 2
    assert not Event.objects.filter(actor_id=world.cleo.pk, verb__startswith="idea.").exists()


def test_blocked_people_and_authors_are_never_asked(world, idea, edda):
    for person in (world.ben, world.cleo, edda):
        set_offers(person, "ask_me", ["welding"])
    block(world.ben, by=edda)

    wish_for_help(idea, words="welding", by=world.ben)

    assert [ask.person for ask in WishAsk.objects.all()] == [world.cleo]


def test_a_wish_is_said_by_authors_and_ended_by_them(world, idea, as_person):
    by_another = as_person(world.cleo).post(f"{HERE}{idea.pk}/wish/", {"words": "welding"})
    empty = as_person(world.ben).post(f"{HERE}{idea.pk}/wish/", {"words": " "})
    as_person(world.ben).post(f"{HERE}{idea.pk}/wish/", {"words": "<b>welding</b>"})
    page = as_person(world.cleo).get(f"{HERE}{idea.pk}/").content.decode()
    wish = Wish.objects.get()
    for _twice in range(2):
        end_wish(wish, by=world.ben)

    assert (by_another.status_code, empty.status_code) == (403, 422)
    assert "&lt;b&gt;welding" in page
    assert Event.objects.filter(verb="idea.help_wish_ended").count() == 1


def test_passing_asks_someone_else(world, idea, edda):
    set_offers(world.cleo, "ask_me", ["welding"])
    wish_for_help(idea, words="welding", by=world.ben)
    set_offers(edda, "ask_me", ["welding"])

    pass_wish(WishAsk.objects.get(), by=world.cleo)

    asked = WishAsk.objects.filter(passed_at=None)
    assert [ask.person for ask in asked] == [edda]
