from django.db import migrations


def furnish(apps, schema_editor):
    apps.get_model("people", "House").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    """The one row of the owner's settings is there from the start."""

    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]
