import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The words of each community, under the keys by which a mistyped one is looked up."""

    dependencies = [
        ("communities", "0007_plain_words"),
        ("search", "0004_places"),
    ]
    operations = [
        migrations.CreateModel(
            name="Dictionary",
            fields=[
                (
                    "community",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="dictionary",
                        serialize=False,
                        to="communities.community",
                    ),
                ),
                ("last_document", models.BigIntegerField(default=0)),
                ("gathered_at", models.DateTimeField(null=True)),
                ("gathered_version", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Spelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=42)),
                ("word", models.CharField(max_length=40)),
                ("often", models.PositiveSmallIntegerField(default=1)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("community", "key", "word"), name="spelling_once"
                    )
                ],
            },
        ),
    ]
