from django.db import migrations, models
from django.utils import timezone


def remember_good_runs(apps, schema_editor):
    """A job that ended well last time ended well when it ended."""
    jobs = apps.get_model("activity", "Recurrence").objects
    jobs.filter(reason="").update(last_well_at=models.F("last_finished_at"))
    jobs.exclude(reason="").update(attempts=1)


class Migration(migrations.Migration):

    dependencies = [
        ("activity", "0002_failed_deliveries"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="delivery", name="delivery_waiting"),
        migrations.RemoveIndex(model_name="delivery", name="delivery_failed"),
        migrations.RenameField(model_name="delivery", old_name="dead_at", new_name="given_up_at"),
        migrations.AlterField(
            model_name="delivery",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=500),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("given_up_at__isnull", True)), fields=["not_before", "id"], name="delivery_due"
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("attempts__gt", 0)), fields=["given_up_at", "not_before"], name="delivery_tried"
            ),
        ),
        migrations.RenameField(model_name="recurrence", old_name="next_at", new_name="not_before"),
        migrations.RenameField(model_name="recurrence", old_name="last_failure", new_name="reason"),
        migrations.RemoveField(model_name="recurrence", name="last_started_at"),
        migrations.AlterField(
            model_name="recurrence",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=500),
        ),
        migrations.AlterField(
            model_name="recurrence",
            name="not_before",
            field=models.DateTimeField(default=timezone.now),
        ),
        migrations.AddField(
            model_name="recurrence", name="attempts", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="recurrence", name="given_up_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="recurrence", name="last_well_at", field=models.DateTimeField(null=True)
        ),
        migrations.RunPython(remember_good_runs, migrations.RunPython.noop),
    ]
