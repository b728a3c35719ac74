from django.db import migrations


def move(apps, _schema_editor):
    """Who wanted no mail on Mondays wants none of its kind."""
    NoMondayMail, NoMail = apps.get_model("health", "NoMondayMail"), apps.get_model("notifications", "NoMail")
    NoMail.objects.bulk_create(
        [
            NoMail(kind="monday", person_id=row.person_id, community_id=row.community_id, at=row.at)
            for row in NoMondayMail.objects.iterator(chunk_size=1000)
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("health", "0005_limits"), ("notifications", "0004_no_mail")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="NoMondayMail"),
    ]
