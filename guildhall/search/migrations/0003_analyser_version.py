from django.db import migrations, models
from django.db.models import Exists, OuterRef

BATCH = 500


def note_what_is_missing(apps, schema_editor):
    """An empty document for whatever has none: like all the old ones it says version 0, so the worker reads it."""
    Document = apps.get_model("search", "Document")
    Entry, Reply = apps.get_model("commons", "Entry"), apps.get_model("commons", "Reply")
    Person, Community = apps.get_model("people", "Person"), apps.get_model("communities", "Community")
    entries = _without(Document, Entry.objects.defer("body", "body_html"), "entry", reply=None)
    _note(Document, (_document_of_entry(Document, one) for one in entries))
    written = Reply.objects.defer("body", "body_html", "entry__body", "entry__body_html").select_related("entry")
    replies = _without(Document, written, "reply")
    _note(Document, (_document_of_reply(Document, one) for one in replies))
    here = Person.objects.filter(claimed_at__isnull=False, left_at=None)
    people = _without(Document, here, "person")
    _note(Document, (Document(person_id=one.pk, kind="person", at=one.created_at) for one in people))
    communities = _without(Document, Community.objects.all(), "community", entry=None)
    _note(Document, (Document(community_id=one.pk, kind="community", at=one.created_at) for one in communities))


def _without(Document, things, key, **only):
    known = Document.objects.filter(**{key: OuterRef("pk")}, **only)
    return list(things.exclude(Exists(known)))


def _document_of_entry(Document, entry):
    return Document(entry_id=entry.pk, community_id=entry.community_id, kind=entry.kind, at=entry.created_at)


def _document_of_reply(Document, reply):
    return Document(
        reply_id=reply.pk, entry_id=reply.entry_id, community_id=reply.entry.community_id, kind=reply.role, at=reply.created_at
    )


def _note(Document, documents):
    Document.objects.bulk_create(documents, batch_size=BATCH)


class Migration(migrations.Migration):
    """Which analyser read a text; and what has never been read is noted, so that it will be."""

    dependencies = [
        ("search", "0002_words"),
        ("commons", "0002_lead"),
        ("communities", "0002_membership_paused_until_removal"),
        ("people", "0003_claim"),
    ]
    operations = [
        migrations.AddField("document", "analyser_version", models.PositiveSmallIntegerField(default=0)),
        migrations.AddIndex("document", models.Index(fields=["analyser_version"], name="document_analyser")),
        migrations.RunPython(note_what_is_missing, migrations.RunPython.noop),
    ]
