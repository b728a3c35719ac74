"""What is odd in what a table sends, and who reads who is here."""

import pytest

from guildhall.communities.models import Community
from guildhall.methods.actions import TooMuch, be_here, begin_session, deal_tables, write_harvest
from guildhall.methods.actions.harvesting import LONGEST, MOST_LINES
from guildhall.methods.models import Table

HERE = "/c/pumps/methods/"
MANY = "\n".join("ab" * (MOST_LINES + 1))


@pytest.fixture
def table(session, world) -> Table:
    begin_session(session, by=world.ben)
    return session.tables.get()


@pytest.mark.parametrize("named", ["began", "wrote", "unsure"])
@pytest.mark.parametrize("sent", [MANY, "a" * (LONGEST + 1), "\n" * LONGEST])
def test_nothing_is_compared_that_a_table_could_not_hold(
    world, session, table, monkeypatch, named, sent
):
    monkeypatch.setattr("guildhall.methods.actions.harvesting.woven", pytest.fail)

    words = {"began": "a", "wrote": "b", named: sent}

    with pytest.raises(TooMuch):
        write_harvest(table, by=world.ben, **words)


def test_as_many_lines_as_a_table_holds_are_taken(world, table):
    lines = "\n".join(f"{number}" for number in range(MOST_LINES))

    write_harvest(table, by=world.ben, began="", wrote=lines)
    with pytest.raises(TooMuch):
        write_harvest(table, by=world.cleo, began="", wrote="One more")

    table.refresh_from_db()
    assert table.text == lines


@pytest.mark.database
@pytest.mark.parametrize("name", ["a\x00b", "\x07", "x" * 5000, "\u202e", "<script>"])
def test_an_odd_name_of_a_table_is_taken_or_cut(world, session, table, as_person, name):
    answer = as_person(world.cleo).post(f"{HERE}{session.pk}/run/tables/", {"name": name})

    assert answer.status_code == 302
    newest = Table.objects.order_by("pk").last()
    assert newest is not None
    assert len(newest.name) <= 80
    assert not {"\x00", "\x07"} & set(newest.name)
    page = as_person(world.cleo).get(f"{HERE}{session.pk}/run/").content.decode()
    assert "<h3>\n      <script>" not in page


def test_who_is_here_and_who_sits_where_is_for_members(world, session, table, as_person, edda):
    be_here(session, by=edda)
    deal_tables(session, by=world.ben, size=4)
    Community.objects.update(visibility="open")
    path = f"{HERE}{session.pk}/run/"

    inside = as_person(world.cleo).get(path).content.decode()
    outside = as_person(world.dov).get(path).content.decode()

    assert inside.count("Edda") == 2
    assert "Edda" not in outside
    assert "Members of this community see who is here." in outside
