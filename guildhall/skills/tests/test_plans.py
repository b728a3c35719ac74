"""Ten thousand people cost what a page shows: each read goes along an index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.people.actions import add_offer
from guildhall.people.models import Offer, Person
from guildhall.skills.actions import read_all_offers
from guildhall.skills.models import Skill, SkillName, SkillsList
from guildhall.skills.queries.finding import shelf_of, sought, who_brings

GROWING = ("people_", "skills_", "communities_membership")


def reads(world) -> CaptureQueriesContext:
    with CaptureQueriesContext(connection) as queries:
        for text in ("welding", "who can lend a trailer?", "MIG welding of pipes"):
            who_brings(sought(text, reader=world.ada), world.ada)
            wanted = sought(text, reader=world.ada, community=world.community)
            who_brings(wanted, world.ada, community=world.community, before=10**9)
        for kind in (Offer.Kind.ASK_ME, Offer.Kind.LEND):
            shelf_of(world.community, world.ada, kind, after="m")
    return queries


def list_for_many(world, number: int) -> None:
    people = Person.objects.bulk_create(
        Person(username=f"p{at}", username_key=f"p{at}", name=f"P {at}") for at in range(number)
    )
    Offer.objects.bulk_create(
        Offer(person=person, kind=Offer.Kind.ASK_ME, text=text, text_key=text.lower())
        for at, person in enumerate(people)
        for text in (f"Welding {at % 7}", f"Pipes {at % 11}")
    )
    skills_list = SkillsList.objects.create(name="Ours", name_key="ours")
    skill = Skill.objects.create(skills_list=skills_list, foreign_id="1", name="Welding 3")
    SkillName.objects.create(skill=skill, key="welding 3")
    read_all_offers()


@pytest.mark.database
def test_as_many_queries_for_many_people_as_for_few(world):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="MIG welding of pipes")
    few = len(reads(world))
    list_for_many(world, 200)

    assert len(reads(world)) <= few + 3  # where something is found, it is fetched


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans are read on SQLite")
def test_no_search_scans_what_grows(world):
    list_for_many(world, 300)
    scans = []
    for query in reads(world).captured_queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"), [])
            steps = [row[3] for row in cursor.fetchall()]
        tables = {word.strip('"') for word in query["sql"].split()}
        growing = {table for table in tables if table.startswith(GROWING)}
        scans += [
            f"{step} in {query['sql'][:1500]}"
            for step in steps
            if step.startswith("SCAN") and step.split()[1] in growing and "USING" not in step
        ]

    assert scans == []


def test_what_few_say_is_walked_before_what_everybody_says(world):
    list_for_many(world, 20)
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Welding sculptures")
    read_all_offers()
    with CaptureQueriesContext(connection) as queries:
        found = who_brings(sought("welding sculptures", reader=world.ada), world.ada)

    [walk] = [query["sql"] for query in queries.captured_queries if "part0" in query["sql"]]
    assert [hit.offer.text for hit in found.hits] == ["Welding sculptures"]
    assert walk.index("sculptur") < walk.index("weld")
