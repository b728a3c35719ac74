from django.db import migrations, models


class Migration(migrations.Migration):
    """When it was told that a question waits longer than was promised: once."""

    dependencies = [("questions", "0001_initial")]
    operations = [migrations.AddField("question", "overdue_told_at", models.DateTimeField(null=True))]
