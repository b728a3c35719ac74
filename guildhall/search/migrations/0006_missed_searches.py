import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Searches that found nothing, without the people who searched."""

    dependencies = [
        ("communities", "0007_plain_words"),
        ("search", "0005_dictionary"),
    ]
    operations = [
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("written", models.CharField(max_length=60)),
                ("who", models.CharField(max_length=64)),
                ("searched_on", models.DateField()),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["searched_on"], name="missed_search_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("community", "key", "who"), name="missed_search_once"
                    )
                ],
            },
        ),
    ]
