"""Cards of small tests are called by a name of their own: those that were put away stay away."""

from django.db import migrations


def rename(apps, _editor):
    tests = apps.get_model("ideas", "SmallTest").objects
    skips = apps.get_model("commons", "Skip").objects
    skips.filter(card="trial", target_id__in=tests.values("entry")).update(card="small_test")


class Migration(migrations.Migration):

    dependencies = [
        ("commons", "0024_cards_put_away"),
        ("ideas", "0006_own_states_and_teams"),
    ]

    operations = [
        migrations.RunPython(rename, migrations.RunPython.noop, elidable=True),
    ]
