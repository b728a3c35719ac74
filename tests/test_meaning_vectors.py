"""The worker keeps a vector of every text as it is now, and each node its shelves."""

import pytest
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.questions.actions import answer, ask, change_question
from guildhall.search import actions
from guildhall.search.meaning import asking, keeping
from guildhall.search.meaning.apart.rows import folder_of, path_of
from guildhall.search.meaning.asking import Away
from guildhall.search.meaning.keeping import keep_vectors, make_all
from guildhall.search.meaning.shelving import Node, write_shelves
from guildhall.search.models import Document, MeaningModel, Shelf, Vector
from guildhall.search.tests.toy_encoder import ENDS

pytestmark = pytest.mark.database


def vector_of(entry: Entry) -> bytes | None:
    packed = Vector.objects.filter(document__entry=entry, document__reply=None)
    return next((bytes(one) for one in packed.values_list("packed", flat=True)), None)


def near(text: str, community: Community) -> list[int]:
    return [pk for pk, _closeness in asking.near(text, [community.pk])]


def document_of(entry: Entry) -> int:
    return Document.objects.get(entry=entry, reply=None).pk


def change_title(entry: Entry, title: str, by) -> None:
    change_question(entry, by=by, title=title, body=entry.body, topics=[], need="this_week")


def test_questions_and_answers_have_a_vector_once_they_are_read(world, toy_encoder):
    entry = ask(world.community, by=world.ada, title="Pump leaks", body="")
    answer(entry, by=world.ben, body="Oil")

    keep_vectors()

    assert Vector.objects.count() == 2
    assert not keeping.documents_without_vector(MeaningModel.objects.get()).exists()


def test_a_changed_text_has_another_vector(world, toy_encoder):
    entry = ask(world.community, by=world.ada, title="Pump leaks", body="")
    toy_encoder.read_everything()
    before = vector_of(entry)

    change_title(entry, "Summer party", by=world.ada)
    toy_encoder.read_everything()

    assert vector_of(entry) not in (before, None)


def test_the_same_text_needs_no_new_vector(world, toy_encoder):
    entry = ask(world.community, by=world.ada, title="Pump leaks", body="")
    keep_vectors()
    Document.objects.update(meaning=0)
    Vector.objects.update(packed=b"as it was")

    keep_vectors()

    assert vector_of(entry) == b"as it was"


def test_another_model_makes_every_vector_again(world, toy_encoder):
    entry = ask(world.community, by=world.ada, title="Pump leaks", body="")
    keep_vectors()
    MeaningModel.objects.create(name="another one", since=timezone.now())
    Vector.objects.update(packed=b"of another one")

    keep_vectors()

    assert [one.name for one in MeaningModel.objects.order_by("pk")] == [
        "toy 1",
        "another one",
        "toy 1",
    ]
    assert vector_of(entry) not in (b"of another one", None)


def test_a_deleted_text_loses_its_vector(world, toy_encoder):
    entry = ask(world.community, by=world.ada, title="Pump leaks", body="")
    toy_encoder.read_everything()
    document = document_of(entry)
    assert near("pump", world.community) == [document]

    actions.forget_community(world.community)
    toy_encoder.read_everything()

    assert not Vector.objects.exists()
    assert near("pump", world.community) == []


def test_a_shelf_is_written_when_its_community_changed(world, toy_encoder):
    ask(world.community, by=world.ada, title="Pump leaks", body="")
    node = Node()
    keep_vectors()
    write_shelves(node)
    path = path_of(folder_of(asking.folder(), "toy 1"), world.community.pk)
    before = path.stat().st_ino

    write_shelves(node)
    assert path.stat().st_ino == before

    ask(world.community, by=world.ada, title="Summer party", body="")
    keep_vectors()
    node.written[world.community.pk].took = 0
    write_shelves(node)
    assert path.stat().st_ino != before
    assert Shelf.objects.get().changes == 2


def test_a_text_at_which_the_encoder_ends_is_left_out_and_the_others_go_on(
    world, toy_encoder, monkeypatch
):
    bad = ask(world.community, by=world.ada, title=f"A {ENDS} pump", body="")
    good = ask(world.community, by=world.ada, title="Pump leaks", body="")
    monkeypatch.setattr(keeping, "_wait_until_it_is_back", toy_encoder.start)

    keep_vectors()

    assert vector_of(bad) is None
    assert vector_of(good) is not None


def test_nothing_happens_while_there_is_no_encoder(world, meaning_folder):
    ask(world.community, by=world.ada, title="Pump leaks", body="")

    keep_vectors()
    write_shelves(Node())

    assert not Vector.objects.exists()
    assert not MeaningModel.objects.exists()


def test_reindex_makes_every_vector_and_says_how_far_it_is(world, toy_encoder):
    ask(world.community, by=world.ada, title="Pump leaks", body="")
    keep_vectors()
    done: list[int] = []

    assert make_all(done.append) == 1
    assert sum(done) == Document.objects.count()


def test_reindex_without_an_encoder_says_so(world, meaning_folder):
    with pytest.raises(Away):
        make_all()


def test_a_damaged_shelf_finds_nothing_until_it_is_written_again(world, toy_encoder):
    entry = ask(world.community, by=world.ada, title="Pump leaks", body="")
    toy_encoder.read_everything()
    path = path_of(folder_of(asking.folder(), "toy 1"), world.community.pk)

    for damage in (b"", b"GHM1", b"nonsense" * 100):
        path.with_suffix(".bad").write_bytes(damage)
        path.with_suffix(".bad").rename(path)
        assert near("pump", world.community) == []
    write_shelves(Node())

    assert near("pump", world.community) == [document_of(entry)]


def test_the_search_page_opens_with_a_model_and_nothing_read_yet(client, world, toy_encoder):
    client.force_login(world.ada)

    assert client.get(reverse("search"), {"q": "pompe fuit"}).status_code == 200
