from django.db import migrations, models


def say_what_imports_brought(apps, schema_editor):
    """Until now posts without an author were one person, and what a site did by itself was a member."""
    Person = apps.get_model("people", "Person")
    of_sites = Person.objects.filter(source__contains=".")
    of_sites.filter(foreign_id="nobody").update(kind="nobody")
    of_sites.filter(foreign_id="-1").update(kind="program")
    Person.objects.filter(source="keeper").update(kind="program")


class Migration(migrations.Migration):
    dependencies = [("people", "0006_attempts_and_forwarding")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="kind",
            field=models.CharField(
                choices=[
                    ("person", "a person"),
                    ("program", "a program"),
                    ("nobody", "nobody: what an import brought without an author"),
                ],
                default="person",
                max_length=8,
            ),
        ),
        migrations.RunPython(say_what_imports_brought, migrations.RunPython.noop, elidable=True),
    ]
