from django.db import migrations
from django.db.models import OuterRef, Subquery


def to_entries(apps, schema_editor):
    Entry, Way = apps.get_model("commons", "Entry"), apps.get_model("practices", "Way")
    confirmed = Way.objects.filter(confirmed_at__isnull=False)
    its_own = Subquery(confirmed.filter(pk=OuterRef("pk")).values("confirmed_at"))
    Entry.objects.filter(pk__in=confirmed.values("pk")).update(confirmed_at=its_own)


def to_ways(apps, schema_editor):
    Entry, Way = apps.get_model("commons", "Entry"), apps.get_model("practices", "Way")
    confirmed = Entry.objects.filter(confirmed_at__isnull=False)
    its_entrys = Subquery(confirmed.filter(pk=OuterRef("pk")).values("confirmed_at"))
    Way.objects.filter(pk__in=confirmed.values("pk")).update(confirmed_at=its_entrys)


class Migration(migrations.Migration):
    dependencies = [
        ("commons", "0010_confirmed_and_lists_of_a_state"),
        ("practices", "0003_plain_words_for_checks_and_uses"),
    ]

    operations = [
        migrations.RunPython(to_entries, to_ways),
        migrations.RemoveIndex(model_name="way", name="way_confirmed"),
        migrations.RemoveField(model_name="way", name="confirmed_at"),
    ]
