"""Vectors are made by the worker, of what was written since, the newest first."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from guildhall.activity.leased import stopping
from guildhall.search.meaning import asking
from guildhall.search.meaning.asking import Away
from guildhall.search.meaning.texts import key_of, texts_of
from guildhall.search.models import Document, MeaningModel, Shelf, Vector

BATCH = 8
AS_LONG_AS = 4 * 60  # seconds; the next round goes on
RESTARTS_WITHIN = 15.0  # seconds


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a document's text; no vector where there is none, or none was to be had."""

    document: Document
    key: bytes
    packed: bytes | None


def keep_vectors() -> None:
    """Make what is missing. Recurring; it does nothing while there is no encoder."""
    begun = time.monotonic()
    for _count in _each_batch():
        if stopping.is_set() or time.monotonic() > begun + AS_LONG_AS:
            return


def make_all(progress: Callable[[int], None] = lambda done: None) -> int:
    """Make every vector anew; returns how many there are. Raises Away."""
    asking.name_of_model()
    Vector.objects.all().delete()
    Document.objects.filter(meaning__gt=0).update(meaning=0)
    return make_missing(progress)


def make_missing(progress: Callable[[int], None] = lambda done: None) -> int:
    """Make what is missing, however long that takes; returns how many there are. Raises Away."""
    for count in _each_batch(gives_up=False):
        progress(count)
    return Vector.objects.count()


def model_in_use(name: str) -> MeaningModel:
    """The row of the model with this name, which is the newest: a new one where it is another."""
    newest = MeaningModel.objects.order_by("-pk").first()
    if newest is None or newest.name != name:
        newest = MeaningModel.objects.create(name=name, since=timezone.now())
    return newest


def documents_without_vector(model: MeaningModel) -> QuerySet[Document]:
    """Those not looked at since they were written anew, or since this model is in use."""
    return Document.objects.filter(meaning__lt=model.pk)


def _each_batch(*, gives_up: bool = True) -> Iterator[int]:
    """How many documents were done, again and again, until none is left."""
    try:
        model = model_in_use(asking.name_of_model())
        while batch := _next(model):
            _keep([_made(one, model) for one in batch], model)
            yield len(batch)
    except Away:
        if not gives_up:
            raise


def _next(model: MeaningModel) -> list[Document]:
    due = documents_without_vector(model).order_by("-meaning", "-pk")
    return list(due.select_related("entry", "reading", "vector")[:BATCH])


def _made(document: Document, model: MeaningModel) -> Made:
    texts = texts_of(document)
    key = key_of(texts)
    if not texts:
        return Made(document, key, None)
    known = getattr(document, "vector", None)
    if known and known.model_id == model.pk and bytes(known.key) == key:
        return Made(document, key, bytes(known.packed))
    return Made(document, key, _vector_of(texts, model))


def _vector_of(texts: list[str], model: MeaningModel) -> bytes | None:
    """None for a text at which the encoder ends twice: the others must not wait for it."""
    for _try in range(2):
        try:
            name, packed = asking.vector_of(texts)
        except Away:
            _wait_until_it_is_back()
        else:
            if name != model.name:
                raise Away  # another model took its place: the next round begins with it
            return packed
    return None


def _wait_until_it_is_back() -> None:
    """Raises Away if it isn't."""
    until = time.monotonic() + RESTARTS_WITHIN
    while time.monotonic() < until and not stopping.is_set():
        try:
            asking.name_of_model()
        except Away:
            stopping.wait(0.25)
        else:
            return
    raise Away


@transaction.atomic
def _keep(made: list[Made], model: MeaningModel) -> None:
    """Those whose text is still the same: others are done with the next batch."""
    ids = [one.document.pk for one in made]
    now = Document.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    same = {one.pk: key_of(texts_of(one)) for one in now.select_related("entry", "reading")}
    kept = [one for one in made if same.get(one.document.pk) == one.key]
    Vector.objects.filter(pk__in=[one.document.pk for one in kept if not one.packed]).delete()
    Vector.objects.bulk_create(
        [
            Vector(
                document_id=one.document.pk,
                model=model,
                key=one.key,
                packed=one.packed,
                is_compared=_is_known(one),
            )
            for one in kept
            if one.packed
        ],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["model", "key", "packed", "is_compared"],
    )
    Document.objects.filter(pk__in=[one.document.pk for one in kept]).update(meaning=model.pk)
    note_changes(one.document.community_id for one in kept if one.document.entry_id)


def _is_known(made: Made) -> bool:
    """Whether the same text was compared with the others before."""
    known = getattr(made.document, "vector", None)
    return known is not None and known.is_compared and bytes(known.key) == made.key


def note_changes(community_ids: Iterable[int | None]) -> None:
    """The vectors of these communities changed: each node writes their shelves anew."""
    now = timezone.now()
    for community_id in sorted({pk for pk in community_ids if pk}):
        Shelf.objects.get_or_create(community_id=community_id, defaults={"changed_at": now})
        Shelf.objects.filter(community_id=community_id).update(
            changes=F("changes") + 1, changed_at=now
        )
