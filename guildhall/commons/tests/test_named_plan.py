"""Names are found along an index, however many entries there are."""

import pytest
from django.db import connection

from guildhall.commons.models import Entry
from guildhall.commons.named import entries_beginning, ids_called
from guildhall.kit.folded import begins_with
from guildhall.kit.words import fold

pytestmark = pytest.mark.database


def entry(world, title: str) -> Entry:
    return Entry.objects.create(
        community=world.community, kind="page", author=world.ada, title=title
    )


@pytest.fixture
def library(world):
    world.community.open_rooms = [*world.community.open_rooms, "library"]
    world.community.save()
    return world.community


def plan_of(entries) -> str:
    """Without walking a small table from end to end."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        return entries.explain()


def test_the_name_is_folded_whenever_a_row_is_written(world):
    one = entry(world, "  Große  SEALS")
    one.title = "Other"
    one.save(update_fields=["title", "name_key"])
    many = Entry.objects.bulk_create(
        [Entry(community=world.community, kind="page", author=world.ada, title="ÖL")]
    )

    assert Entry.objects.get(pk=one.pk).name_key == "other"
    assert Entry.objects.get(pk=many[0].pk).name_key == fold("ÖL")


def test_names_and_beginnings_use_the_index(world):
    pages = Entry.objects.filter(community=world.community, kind__in=["page"])

    assert "entry_called" in plan_of(pages.filter(name_key__in=["seals", "pumps"]))
    assert "entry_called" in plan_of(pages.filter(**begins_with("sea")))


def test_a_name_asks_one_query_and_completion_two_at_most(
    world, library, django_assert_num_queries
):
    for title in ("Seals", "Seal sizes", "All seals", "Öl"):
        entry(world, title)

    with django_assert_num_queries(1):
        assert set(ids_called(["SEALS", "öl"], library)) == {"seals", "öl"}
    with django_assert_num_queries(2):
        begun = [one.title for one in entries_beginning("sea", library, most=6)]
    assert begun == ["Seal sizes", "Seals", "All seals"]
