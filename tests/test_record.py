"""My record: chosen item by item, in one's own words; read, printed and taken along by oneself."""

import datetime as dt
import json

import pytest

from guildhall.communities.actions import leave_community
from guildhall.people.actions import arrive, leave, merge_accounts
from guildhall.questions.actions import answer, ask
from guildhall.records.actions import add_item
from guildhall.records.models import RecordItem
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

HERE = "/me/record/"


def said(**changes) -> dict[str, str]:
    return {"title": "Seals", "part": "learned", "words": "", "on": "2025-03-01", **changes}


def test_an_empty_record_says_what_it_is_for(world, as_person):
    page = as_person(world.ben).get(HERE).content.decode()

    assert "Nothing in it yet." in page
    assert "Choose from what I wrote" in page


def test_it_is_read_by_years_and_parts_the_newest_first(world, as_person):
    client = as_person(world.ben)
    for _twice in range(2):
        client.post(f"{HERE}add/", said(title="An evening course", part="taught"))
    client.post(f"{HERE}add/", said(title="Inverters", on="2026-02-01", words="All <b>three</b>."))

    page = client.get(HERE).content.decode()
    assert page.index("2026") < page.index("Inverters") < page.index("An evening course")
    assert page.count("An evening course") < 8
    assert RecordItem.objects.count() == 2
    assert "All &lt;b&gt;three&lt;/b&gt;." in page


def test_what_someone_wrote_is_chosen_one_by_one(world, as_person):
    question = ask(world.community, by=world.ben, title="Why does it trip?")
    note = write_post(world.community, by=world.ben, body="A good morning")
    helped = answer(
        ask(world.community, by=world.cleo, title="Which seal?"), by=world.ben, body="V"
    )
    client = as_person(world.ben)
    texts = client.get(f"{HERE}choose/").content.decode()
    answers = client.get(f"{HERE}choose/?show=answers").content.decode()

    asked = client.get(f"{HERE}choose/texts/{question.pk}/").content.decode()
    for _twice in range(2):
        client.post(f"{HERE}choose/texts/{question.pk}/", said(title="Why it trips", part="asked"))
        client.post(f"{HERE}choose/answers/{helped.pk}/", said(title="A seal", part="helped"))

    assert "Why does it trip?" in texts
    assert "A good morning" in texts
    assert "Which seal?" in answers
    assert 'value="Why does it trip?"' in asked
    assert "checked" in asked.split('value="asked"')[1].split(">")[0]
    assert list(RecordItem.objects.order_by("pk").values_list("entry", "reply")) == [
        (question.pk, None),
        (helped.entry_id, helped.pk),
    ]
    left = client.get(f"{HERE}choose/").content.decode()
    assert "Why does it trip?" not in left
    assert str(note.pk) in left
    assert "Which seal?" not in client.get(f"{HERE}choose/?show=answers").content.decode()


def test_nobody_puts_in_what_someone_else_wrote_or_reads_anothers(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    item = add_item(world.cleo, part="asked", title="Mine", on=dt.date(2026, 1, 1), about=question)
    ben = as_person(world.ben)

    assert ben.get(f"{HERE}choose/texts/{question.pk}/").status_code == 404
    assert ben.get(f"{HERE}{item.pk}/").status_code == 404
    assert ben.post(f"{HERE}{item.pk}/remove/").status_code == 404
    assert "Mine" not in ben.get(HERE).content.decode()


def test_an_item_is_changed_and_taken_out_and_the_text_stays(world, as_person):
    question = ask(world.community, by=world.ben, title="Why does it trip?")
    item = add_item(world.ben, part="asked", title="Mine", on=dt.date(2026, 1, 1), about=question)
    client = as_person(world.ben)
    client.post(f"{HERE}{item.pk}/", said(title="In other words", part="built"))
    wrong = client.post(f"{HERE}{item.pk}/", said(title="", part="best"))

    page = client.get(HERE).content.decode()
    assert wrong.status_code == 422
    assert "In other words" in page
    assert "See it" in page
    client.post(f"{HERE}{item.pk}/remove/")
    assert not RecordItem.objects.exists()
    assert client.get(f"/c/pumps/questions/{question.pk}/").status_code in (200, 301)


def test_what_one_can_no_longer_read_is_kept_in_ones_own_words_without_a_link(world, as_person):
    world.community.visibility = "hidden"
    world.community.save()
    question = ask(world.community, by=world.ben, title="Why does it trip?")
    add_item(world.ben, part="asked", title="Trips", on=dt.date(2026, 1, 1), about=question)
    leave_community(world.community, person=world.ben)

    page = as_person(world.ben).get(HERE).content.decode()
    assert "Trips" in page
    assert "See it" not in page
    assert "Why does it trip?" not in page


def test_the_file_has_the_words_and_no_totals(world, as_person):
    add_item(world.ben, part="built", title="A jig", on=dt.date(2026, 1, 1), words="Oak")

    answer_file = as_person(world.ben).get(f"{HERE}file/")

    assert json.loads(answer_file.content) == {
        "name": "Ben",
        "years": [
            {
                "year": 2026,
                "items": [
                    {
                        "part": "built",
                        "title": "A jig",
                        "words": "Oak",
                        "on": "2026-01-01",
                        "link": "",
                    }
                ],
            }
        ],
    }


def test_it_goes_with_the_account_and_along_where_two_are_merged(world):
    other = arrive("Ben again")
    for person in (other, world.cleo):
        add_item(person, part="built", title="A jig", on=dt.date(2026, 1, 1))
    world.ada.is_owner = True
    world.ada.save()
    merge_accounts(other, into=world.ben, by=world.ada)
    leave(world.cleo, left_as="name")

    assert list(RecordItem.objects.values_list("person__name", flat=True)) == ["Ben"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_record_costs_the_same_however_much_is_in_it(
    world, as_person, django_assert_num_queries, number
):
    for count in range(number):
        question = ask(world.community, by=world.ben, title=f"Question {count}")
        add_item(world.ben, part="asked", title="Q", on=dt.date(2026, 1, 1), about=question)
        add_item(world.ben, part="built", title=f"Jig {count}", on=dt.date(2025, 1, 1))
    client = as_person(world.ben)
    client.get(HERE)

    with django_assert_num_queries(5):
        client.get(HERE)
