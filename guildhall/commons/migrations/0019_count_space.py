"""Sum the files that are there. What is added while this runs is put right in the night."""

from django.db import migrations
from django.db.models import Sum


def count(apps, _schema_editor):
    attachments = apps.get_model("commons", "Attachment").objects.order_by()
    Space = apps.get_model("commons", "Space")
    for of, field in (("person_id", "uploaded_by_id"), ("community_id", "community_id")):
        rows = attachments.exclude(**{field: None}).values_list(field).annotate(total=Sum("size"))
        spaces = (Space(**{of: pk, "bytes": total}) for pk, total in rows.iterator())
        Space.objects.bulk_create(spaces, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("commons", "0018_space")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
