from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commons", "0009_draft_address")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="confirmed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("is_pinned", True)),
                fields=["community", "kind", "standing", "created_at"],
                name="entry_pinned",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["community", "kind", "standing", "state", "created_at", "id"],
                name="entry_state_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=[
                    "community",
                    "kind",
                    "standing",
                    "state",
                    "answer_count",
                    "created_at",
                    "id",
                ],
                name="entry_unanswered",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["community", "standing", "confirmed_at", "id"],
                name="entry_confirmed",
                condition=models.Q(confirmed_at__isnull=False),
            ),
        ),
    ]
