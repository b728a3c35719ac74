import unicodedata

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import guildhall.people.models.way_in
from guildhall.kit.words import fold

BATCH = 1_000


def keep_names_of_who_is_here(apps, schema_editor):
    """Of namesakes the one who came first signs in with the name."""
    Person = apps.get_model("people", "Person")
    here = Person.objects.filter(claimed_at__isnull=False, left_at=None, is_active=True)
    whose_username = {_key(one.username): one.pk for one in here.only("username")}
    names = {}
    for person in here.order_by("claimed_at", "pk").only("name"):
        key = _key(person.name)
        if key and whose_username.get(key, person.pk) == person.pk:
            names.setdefault(key, person)
    for key, person in names.items():
        person.sign_in_name, person.sign_in_key = person.name, key
    Person.objects.bulk_update(
        names.values(), ["sign_in_name", "sign_in_key"], batch_size=BATCH
    )


def _key(name):
    letters = (one for one in fold(name) if unicodedata.category(one)[0] in "LMN")
    return "".join(letters)[:240]


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_nobody_in_plain_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='sign_in_key',
            field=models.CharField(max_length=240, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='person',
            name='sign_in_name',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.CreateModel(
            name='WayIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField(default=guildhall.people.models.way_in.in_half_an_hour)),
                ('used_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.RunPython(keep_names_of_who_is_here, migrations.RunPython.noop, elidable=True),
    ]
