from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commons", "0022_names_folded")]

    operations = [
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["person", "-until"], name="reading_last"),
        ),
    ]
