from django.db import migrations

from guildhall.search.engines import engine


def make_index(apps, schema_editor):
    schema_editor.execute(engine().CREATE)


def drop_index(apps, schema_editor):
    schema_editor.execute(engine().DROP)


class Migration(migrations.Migration):
    """The full-text index, which Django's models do not describe."""

    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]
