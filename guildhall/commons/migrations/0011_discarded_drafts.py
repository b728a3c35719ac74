from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commons", "0010_confirmed_and_lists_of_a_state")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="discarded_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["person", "-saved_at"], name="draft_person_saved"),
        ),
    ]
