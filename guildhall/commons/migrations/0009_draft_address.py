from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commons", "0008_checker")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="address",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
