from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commons", "0009_draft_address")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("is_pinned", True)),
                fields=["community", "kind", "standing", "created_at"],
                name="entry_pinned",
            ),
        ),
    ]
