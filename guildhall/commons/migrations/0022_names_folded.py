"""The name of every entry, folded: so that links find an entry by its name along an index."""

from django.db import migrations, models

from guildhall.kit.folded import FoldedField
from guildhall.kit.words import fold

AT_ONCE = 2_000


def fold_names(apps, schema_editor):
    Entry = apps.get_model("commons", "Entry")
    titled = Entry.objects.exclude(title="").filter(name_key="").order_by("pk")
    while rows := list(titled.values_list("pk", "title")[:AT_ONCE]):
        folded = [Entry(pk=pk, name_key=fold(title)[:200] or " ") for pk, title in rows]
        Entry.objects.bulk_update(folded, ["name_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("commons", "0021_named_links")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="name_key",
            field=FoldedField(
                blank=True, default="", editable=False, max_length=200, of="title"
            ),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["community", "kind", "name_key", "id"], name="entry_called"
            ),
        ),
    ]
