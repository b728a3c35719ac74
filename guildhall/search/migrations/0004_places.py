import django.db.models.deletion
from django.db import migrations, models

from guildhall.search.engines import engine
from guildhall.search.readings import Packed, pack

BATCH = 500

IN_TIME = """
    CREATE TABLE search_in_time AS
    SELECT id AS old_id, row_number() OVER (ORDER BY at, id) + {last} AS id FROM search_document
"""
RENUMBER = """
    UPDATE search_document SET id = in_time.id, analyser_version = 0
    FROM search_in_time AS in_time WHERE search_document.id = in_time.old_id
"""
OLD_TOKENS = """
    SELECT d.id, w.words, w.stems,
           CASE WHEN d.entry_id IS NOT NULL THEN 'c' || d.community_id
                WHEN d.person_id IS NOT NULL THEN 'people' ELSE 'communities' END
    FROM search_in_time AS in_time
    JOIN search_document AS d ON d.id = in_time.id
    JOIN search_words_before AS w ON w.rowid = in_time.old_id
"""
INSERT = "INSERT INTO search_words (rowid, words, stems, place) VALUES (%s, %s, %s, %s)"
BEFORE_ON_SQLITE = "CREATE VIRTUAL TABLE search_words USING fts5(words, stems, tokenize = 'ascii')"
BEFORE_ON_POSTGRESQL = """
CREATE INDEX search_document_words ON search_document USING gin (words);
CREATE INDEX search_document_stems ON search_document USING gin (stems);
"""


def put_in_order(apps, schema_editor):
    """From here on the ids of documents grow with time, and each will be read again."""
    Document = apps.get_model("search", "Document")
    connection = schema_editor.connection
    last = Document.objects.aggregate(last=models.Max("id"))["last"] or 0
    if connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_document_words, search_document_stems")
    with connection.cursor() as cursor:
        cursor.execute(IN_TIME.format(last=last))
        cursor.execute("CREATE UNIQUE INDEX search_in_time_old ON search_in_time (old_id)")
        cursor.execute(RENUMBER)
        cursor.execute(_next_id(connection.vendor))


def take_over(apps, schema_editor):
    """The tokens that are there go into the new index, so that search finds as much as before."""
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        schema_editor.execute("ALTER TABLE search_words RENAME TO search_words_before")
        schema_editor.execute(engine().CREATE)
        _copy_tokens(apps.get_model("search", "KeptReading"), connection)
        schema_editor.execute("DROP TABLE search_words_before")
    else:
        schema_editor.execute(engine().CREATE)
    schema_editor.execute("DROP TABLE search_in_time")


def put_back(apps, schema_editor):
    """The index of before; on SQLite it is empty until the worker has read everything again."""
    schema_editor.execute(engine().DROP)
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(BEFORE_ON_SQLITE if on_sqlite else BEFORE_ON_POSTGRESQL)
    apps.get_model("search", "Document").objects.update(analyser_version=0)


def _next_id(vendor):
    last = "SELECT coalesce(max(id), 0) FROM search_document"
    if vendor == "sqlite":
        return f"UPDATE sqlite_sequence SET seq = ({last}) WHERE name = 'search_document'"
    return (
        "SELECT setval(pg_get_serial_sequence('search_document', 'id'), "
        f"greatest(({last}), 1), ({last}) > 0)"
    )


def _copy_tokens(KeptReading, connection):
    with connection.cursor() as old, connection.cursor() as new:
        old.execute(OLD_TOKENS)
        while rows := old.fetchmany(BATCH):
            rows = [(*row[:3], _column(*row[1:])) for row in rows]
            new.executemany(INSERT, rows)
            KeptReading.objects.bulk_create(
                KeptReading(document_id=pk, packed=pack(Packed(place, words, stems, "")))
                for pk, words, stems, place in rows
            )


def _column(words, stems, place):
    """The place and fillers: as many tokens as in the other columns."""
    length = len(words.split()) + len(stems.split())
    return " ".join([place, *["x"] * (length - 1)]) if length else ""


class Migration(migrations.Migration):
    """The index knows where a text is read, keeps no copy of it, and lies beside its plain text."""

    dependencies = [("search", "0003_analyser_version")]
    operations = [
        migrations.RunPython(put_in_order, migrations.RunPython.noop),
        migrations.CreateModel(
            name="KeptReading",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="search.document",
                    ),
                ),
                ("packed", models.BinaryField()),
            ],
        ),
        migrations.AddIndex("document", models.Index(fields=["at"], name="document_at")),
        migrations.RunPython(take_over, put_back),
    ]
