import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def carry_over(apps, schema_editor):
    """What waits for a person waits for each of their devices."""
    Push = apps.get_model("notifications", "Push")
    PushDevice = apps.get_model("notifications", "PushDevice")
    for old in apps.get_model("notifications", "PushToAll").objects.select_related("notice"):
        devices = PushDevice.objects.filter(person=old.notice.person_id)
        Push.objects.bulk_create(
            Push(notice_id=old.notice_id, device=device, not_before=old.not_before) for device in devices
        )


class Migration(migrations.Migration):

    dependencies = [
        ("notifications", "0005_calendar_addresses_of_their_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="pushdevice", name="failing_since", field=models.DateTimeField(null=True)
        ),
        migrations.RemoveIndex(model_name="push", name="push_due"),
        migrations.RenameModel(old_name="Push", new_name="PushToAll"),
        migrations.CreateModel(
            name="Push",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("not_before", models.DateTimeField(default=timezone.now)),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("given_up_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=500)),
                (
                    "notice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="notifications.notice"),
                ),
                (
                    "device",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="notifications.pushdevice"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="push",
            index=models.Index(
                condition=models.Q(("given_up_at__isnull", True)), fields=["not_before", "id"], name="push_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="push",
            constraint=models.UniqueConstraint(fields=("notice", "device"), name="push_once"),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="PushToAll"),
    ]
