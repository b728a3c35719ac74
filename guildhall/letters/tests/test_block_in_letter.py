"""Block someone from inside a letter: the letter says what it does, and the other isn't told."""

import pytest

from guildhall.communities.actions import join
from guildhall.letters.actions import add_person, answer_letter, write_letter
from guildhall.letters.models import Correspondence
from guildhall.notifications.queries import news_of
from guildhall.people.actions import arrive, block
from guildhall.people.models import Block

pytestmark = pytest.mark.database


@pytest.fixture
def letter(world):
    return write_letter(world.ada, by=world.ben, text="Between the two of us").correspondence


@pytest.fixture
def circle_of_six(world, letter):
    people = [world.ada, world.ben, world.cleo]
    circle = add_person(letter, world.cleo, by=world.ben)
    for number in range(3):
        people.append(arrive(f"Member {number}"))
        join(world.community, person=people[-1])
        add_person(circle, people[-1], by=world.ada)
    return circle, people


def test_block_in_letter_closes_it_and_says_so_to_who_blocked(world, as_person, letter):
    path = f"/letters/{letter.pk}/"
    open_page = as_person(world.ada).get(path).content.decode()
    blocked = as_person(world.ada).post(f"{path}block/ben/", follow=True).content.decode()

    other = as_person(world.ben).get(path).content.decode()

    assert "Block Ben for yourself" in open_page
    assert "Neither of you can write here, and Ben isn't told why." in blocked
    assert "Block Ben for yourself" not in blocked
    assert "You can&#x27;t write to this person." in other
    assert "blocked" not in other
    assert [one.sentence for one in news_of(world.ben)] == []


def test_block_in_letter_twice_is_one_and_undone_opens_it(world, as_person, letter):
    ada, path = as_person(world.ada), f"/letters/{letter.pk}/"
    for _twice in range(2):
        ada.post(f"{path}block/ben/")
    blocks = Block.objects.count()
    for _twice in range(2):
        ada.post(f"{path}unblock/ben/")

    page = ada.get(path).content.decode()

    assert (blocks, Block.objects.count()) == (1, 0)
    assert 'id="answer"' in page


@pytest.mark.parametrize("name", ["ada", "cleo", "nobody"])
def test_block_in_letter_finds_the_others_in_it_alone(world, as_person, letter, name):
    answer = as_person(world.ada).post(f"/letters/{letter.pk}/block/{name}/")

    assert answer.status_code == 404
    assert not Block.objects.exists()


def test_block_in_letter_is_for_those_who_read_it(world, as_person, letter):
    assert as_person(world.cleo).post(f"/letters/{letter.pk}/block/ben/").status_code == 404


def test_block_in_letter_six_who_all_block_each_other_go_on(world, as_person, circle_of_six):
    circle, people = circle_of_six
    for person in people:
        for other in people:
            block(other, by=person)
    before = {person.pk: len(news_of(person)) for person in people}
    answer_letter(circle, by=world.ben, text="Is anyone here?")

    pages = [as_person(person).get(f"/letters/{circle.pk}/") for person in people]
    as_person(world.cleo).post(f"/letters/{circle.pk}/leave/")

    assert [page.status_code for page in pages] == [200] * 6
    assert "From someone you blocked" in pages[0].content.decode()
    assert "still reads what you write here" in pages[0].content.decode()
    assert {person.pk: len(news_of(person)) for person in people} == before
    assert Correspondence.objects.filter(pk=circle.pk).exists()
