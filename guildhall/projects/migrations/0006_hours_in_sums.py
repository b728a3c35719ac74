from django.db import migrations, models


def note_last_sums(apps, schema_editor):
    """What was in the last sum, shown or not: who said something since then counts as changed."""
    rows = apps.get_model("projects", "Hours").objects.exclude(project__hours_summed_at=None)
    for one in rows.select_related("project"):
        is_in = one.at <= one.project.hours_summed_at
        one.in_sums = [f"{one.number:.2f}" if is_in else None]
        one.save(update_fields=["in_sums"])


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0005_hours_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='hours',
            name='in_sums',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='hours',
            name='number',
            field=models.DecimalField(decimal_places=2, max_digits=6, null=True),
        ),
        migrations.RunPython(note_last_sums, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='project',
            name='hours_summed_at',
        ),
    ]
