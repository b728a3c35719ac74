from django.db import migrations

ON_SQLITE = "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, stems, tokenize = 'ascii')"
ON_POSTGRESQL = """
ALTER TABLE search_document ADD COLUMN words tsvector, ADD COLUMN stems tsvector;
CREATE INDEX search_document_words ON search_document USING gin (words);
CREATE INDEX search_document_stems ON search_document USING gin (stems);
"""


def make_index(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(ON_SQLITE if on_sqlite else ON_POSTGRESQL)


def drop_index(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(
        "DROP TABLE IF EXISTS search_words"
        if on_sqlite
        else "ALTER TABLE search_document DROP COLUMN words, DROP COLUMN stems"
    )


class Migration(migrations.Migration):
    """The full-text index, which Django's models do not describe."""

    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]
