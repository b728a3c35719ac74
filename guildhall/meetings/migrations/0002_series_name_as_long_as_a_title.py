from django.db import migrations, models


class Migration(migrations.Migration):
    """What a series is called is the title of its meetings: as long as that may be."""

    dependencies = [("meetings", "0001_initial")]
    operations = [migrations.AlterField("series", "name", models.CharField(max_length=200))]
