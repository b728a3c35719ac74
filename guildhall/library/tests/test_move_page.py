"""A page is moved in the tree; it is never below itself, and no page is lost."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry, hide, move_entry
from guildhall.communities.actions import open_room, start_community
from guildhall.library.actions import MoveRefused, add_page, move_page
from guildhall.library.models import Page
from guildhall.library.queries import level_at, line_above
from guildhall.library.tests.asking import queries_of

pytestmark = pytest.mark.database
HERE = "/c/pumps/library/"


@pytest.fixture
def tree(world, community):
    """`a` with `b`, which has `c`; and `d` beside `a`."""
    pages = {}
    for name, parent in (("a", ""), ("b", "a"), ("c", "b"), ("d", "")):
        pages[name] = add_page(community, by=world.ben, title=name, parent=pages.get(parent))
    return pages


def titles(shelf: int) -> list[str]:
    return [branch.title for branch in level_at(shelf).branches]


def test_it_is_the_last_below_another(world, tree):
    move_page(tree["b"], by=world.cleo, parent=tree["d"])

    assert titles(tree["d"].pk) == ["b"]
    assert [branch.title for branch in line_above(tree["c"].pk)] == ["d", "b"]


def test_it_is_first_or_after_another(world, community, tree):
    top = -community.pk
    move_page(tree["c"], by=world.cleo, parent=None, after=0)
    first = titles(top)
    move_page(tree["c"], by=world.cleo, parent=None, after=tree["a"].pk)

    assert (first, titles(top)) == (["c", "a", "d"], ["a", "c", "d"])


def test_moving_it_where_it_is_changes_nothing(world, tree):
    for _twice in range(2):
        move_page(tree["b"], by=world.cleo, parent=tree["d"])
    move_page(tree["d"], by=world.cleo, parent=None, after=tree["a"].pk)

    assert Event.objects.filter(verb="page.moved").count() == 1


@pytest.mark.parametrize("goal", ["a", "b", "c"])
def test_it_is_never_below_itself(world, tree, goal):
    with pytest.raises(MoveRefused, match="below itself"):
        move_page(tree["a"], by=world.cleo, parent=tree[goal])

    assert line_above(tree["a"].pk) == []


def test_of_two_moves_that_would_make_a_circle_the_second_is_refused(world, tree):
    move_page(tree["a"], by=world.cleo, parent=tree["d"])

    with pytest.raises(MoveRefused):
        move_page(tree["d"], by=world.ben, parent=tree["c"])


def test_the_tree_has_at_most_twelve_levels(world, community, tree):
    page = tree["c"]
    for number in range(9):
        page = add_page(community, by=world.ben, title=f"level {number}", parent=page)

    with pytest.raises(MoveRefused, match="12 levels"):
        move_page(tree["d"], by=world.ben, parent=page)


@pytest.mark.parametrize("remove", [delete_entry, hide])
def test_what_is_below_a_removed_page_is_shown_in_its_stead(world, tree, remove, as_person):
    remove(tree["b"], by=world.ada)

    shown = as_person(world.cleo).get(f"{HERE}{tree['a'].pk}/").content.decode()
    assert titles(tree["a"].pk) == ["c"]
    assert [branch.title for branch in line_above(tree["c"].pk)] == ["a"]
    assert f"{HERE}{tree['c'].pk}-c/" in shown


def test_the_form_leads_through_the_tree_and_moves_it(world, tree, as_person):
    client = as_person(world.cleo)
    address = f"{HERE}{tree['d'].pk}/move/"

    shown = client.get(address, {"below": tree["a"].pk}).content.decode()
    client.post(address, {"below": tree["a"].pk, "after": tree["b"].pk})

    assert "Below “a”" in shown
    assert titles(tree["a"].pk) == ["b", "d"]


def test_it_is_moved_back_by_the_button_of_the_receipt(world, community, tree, as_person):
    client, address = as_person(world.cleo), f"{HERE}{tree['a'].pk}/move/"
    receipt = client.post(address, {"below": tree["d"].pk}, follow=True).content.decode()

    client.post(address, {"back": "0:0"})

    assert 'name="back" value="0:0"' in receipt
    assert titles(-community.pk) == ["a", "d"]


def test_a_page_below_it_is_no_goal(world, tree, as_person):
    address = f"{HERE}{tree['a'].pk}/move/"

    shown = as_person(world.cleo).get(address, {"below": tree["c"].pk}).content.decode()
    as_person(world.cleo).post(address, {"below": tree["c"].pk})

    assert "can't be below itself" in shown
    assert Page.objects.get(pk=tree["a"].pk).parent_id is None


def test_a_page_that_went_to_another_community_leaves_those_below_it(world, community, tree):
    other = start_community("Seals", by=world.ada, slug="seals", purpose="Seals that hold.")
    open_room(other, room="library", by=world.ada)

    move_entry(tree["b"], to=other, by=world.ada)

    assert titles(tree["a"].pk) == ["c"]
    assert titles(-other.pk) == ["b"]


def test_a_page_and_its_level_cost_the_same_however_many_there_are(
    world, community, tree, as_person
):
    client = as_person(world.cleo)
    page, level = f"{HERE}{tree['d'].pk}/", f"{HERE}tree/?below={tree['d'].pk}"
    costs = []
    for count in range(3):
        add_page(community, by=world.ben, title=f"Number {count}", parent=tree["d"])
        costs.append((queries_of(client, page), queries_of(client, level)))

    assert costs == [costs[0]] * 3
    assert costs[0] <= (14, 9)
