"""Keep the index true: the only writers of documents."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.kit.html import text_of
from guildhall.people.models import Person
from guildhall.search.analyser import tokens_of
from guildhall.search.engines import engine
from guildhall.search.models import Document

BATCH = 500
TITLE_WEIGHT = 3


def index_entries(ids: Iterable[int]) -> None:
    """Write the documents of these entries anew."""
    entries = list(Entry.objects.filter(pk__in=set(ids)))
    documents = _documents(
        {entry.pk: Document(community_id=entry.community_id, entry=entry, kind=entry.kind, at=entry.created_at) for entry in entries},
        Document.objects.filter(reply=None, entry__in=entries), "entry_id",
    )  # fmt: skip
    engine().keep(_row(documents[entry.pk], entry.title, entry.body_html, entry.language) for entry in entries)


def index_replies(ids: Iterable[int]) -> None:
    """Write the documents of these replies anew."""
    replies = list(Reply.objects.filter(pk__in=set(ids)).select_related("entry"))
    documents = _documents(
        {
            reply.pk: Document(
                community_id=reply.entry.community_id, entry_id=reply.entry_id, reply=reply, kind=reply.role, at=reply.created_at
            )
            for reply in replies
        },
        Document.objects.filter(reply__in=replies), "reply_id",
    )  # fmt: skip
    engine().keep(_row(documents[reply.pk], "", reply.body_html, reply.language) for reply in replies)


def index_people(ids: Iterable[int]) -> None:
    """Write the documents of these people anew; people who left have none."""
    gone = Document.objects.filter(person__in=set(ids)).filter(Q(person__left_at__isnull=False) | Q(person__claimed_at=None))
    engine().forget(list(gone.values_list("pk", flat=True)))
    gone.delete()
    people = list(Person.objects.here().filter(pk__in=set(ids)).prefetch_related("offers"))
    documents = _documents(
        {person.pk: Document(person=person, kind="person", at=person.created_at) for person in people},
        Document.objects.filter(person__in=people), "person_id",
    )  # fmt: skip
    rows = [
        _row(
            documents[person.pk], f"{person.name} {person.username}",
            " ".join([person.headline, person.about_html, *(offer.text for offer in person.offers.all())]), "en",
        )
        for person in people
    ]  # fmt: skip
    engine().keep(rows)


def index_communities(ids: Iterable[int]) -> None:
    """Write the documents of these communities anew: name, purpose, topics."""
    communities = list(Community.objects.filter(pk__in=set(ids)).prefetch_related("topics"))
    documents = _documents(
        {one.pk: Document(community=one, kind="community", at=one.created_at) for one in communities},
        Document.objects.filter(entry=None, community__in=communities), "community_id",
    )  # fmt: skip
    engine().keep([
        _row(documents[one.pk], one.name, " ".join([one.purpose, *(topic.name for topic in one.topics.all())]), one.language)
        for one in communities
    ])  # fmt: skip


def index_grown(ids: Iterable[int]) -> None:
    """Entries between which replies moved: these and all their replies."""
    ids = list(ids)
    index_entries(ids)
    replies = list(Reply.objects.filter(entry__in=ids).values_list("pk", "entry_id", "entry__community"))
    missing = {pk for pk, _entry, _community in replies} - set(
        Document.objects.filter(reply__entry__in=ids).values_list("reply", flat=True)
    )
    index_replies(missing)
    for reply_id, entry_id, community_id in replies:
        Document.objects.filter(reply=reply_id).update(entry=entry_id, community=community_id)
    for entry_id, community_id in Entry.objects.filter(pk__in=ids).values_list("pk", "community"):
        Document.objects.filter(entry=entry_id, reply=None).update(community=community_id)


def forget_community(community: Community) -> None:
    """Before a community is removed with everything in it."""
    engine().forget(list(Document.objects.filter(community=community).values_list("pk", flat=True)))
    Document.objects.filter(community=community).delete()


def forget_people(people: Iterable[Person]) -> None:
    documents = Document.objects.filter(person__in=list(people))
    engine().forget(list(documents.values_list("pk", flat=True)))
    documents.delete()


def missing_documents() -> int:
    """How many published entries and replies have no document; 0 in a hall that is well."""
    entries = Entry.objects.published().exclude(Exists(Document.objects.filter(entry=OuterRef("pk"), reply=None)))
    replies = Reply.objects.published().exclude(Exists(Document.objects.filter(reply=OuterRef("pk"))))
    return entries.count() + replies.count()


def reindex(progress=lambda done: None) -> int:
    """Write the whole index anew, in batches; returns how many documents there are."""
    with transaction.atomic():
        engine().forget_all()
        Document.objects.all().delete()
    done = 0
    for model, index in (
        (Community, index_communities), (Person, index_people), (Entry, index_entries), (Reply, index_replies),
    ):  # fmt: skip
        after = 0
        while ids := list(model._base_manager.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            with transaction.atomic():
                index(ids)
            after = ids[-1]
            done += len(ids)
            progress(len(ids))
    return Document.objects.count()


def _documents(made: dict[int, Document], existing, key: str) -> dict[int, int]:
    """The document ids by what they are of; missing ones are made."""
    found = dict(existing.values_list(key, "pk"))
    new = {target: document for target, document in made.items() if target not in found}
    Document.objects.bulk_create(new.values(), batch_size=BATCH)
    return {**found, **{target: document.pk for target, document in new.items()}}


def _row(document_id: int, title: str, html: str, language: str) -> tuple[int, list[str], list[str]]:
    text = text_of(html) if "<" in html or "&" in html else html
    words, stems = tokens_of(f"{title}\n{text}", language)
    title_stems = tokens_of(title, language)[1] if title else []
    return document_id, words, title_stems * (TITLE_WEIGHT - 1) + stems
