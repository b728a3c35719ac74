"""What members said about a version moves to its round, with every answer and every date."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

AT_A_TIME = 500
TO_ROUND = {'proposed': 'open', 'agreed': 'agreed', 'reworked': 'reworked', 'withdrawn': 'withdrawn'}
SAME = ('person_id', 'reason', 'at', 'withdrawn_at', 'answer', 'answered_at', 'answered_by_id')


def give_rounds(apps, schema_editor):
    Version, Agreement, Objection = _models(apps, 'charters', 'CharterVersion', 'Agreement', 'Objection')
    Round, Voice, NewObjection = _models(apps, 'rounds', 'Round', 'Voice', 'Objection')
    round_of = {}
    for version in Version.objects.filter(closes_at__isnull=False).order_by('pk').iterator():
        version.round = Round.objects.create(
            community_id=version.community_id,
            needed=_needed(Version, version),
            state=TO_ROUND[version.state],
            opened_by_id=version.proposed_by_id,
            opened_at=version.proposed_at,
            closes_at=version.closes_at,
            ended_at=version.agreed_at,
        )
        version.save(update_fields=['round'])
        round_of[version.pk] = version.round.pk
    Voice.objects.bulk_create(
        (
            Voice(round_id=round_of[one.version_id], person_id=one.person_id, says='agrees', at=one.at)
            for one in Agreement.objects.order_by('pk').iterator()
        ),
        batch_size=AT_A_TIME,
    )
    NewObjection.objects.bulk_create(
        (
            NewObjection(
                round_id=round_of[one.version_id],
                changed_in_id=round_of.get(one.changed_in_id),
                **{field: getattr(one, field) for field in SAME},
            )
            for one in Objection.objects.order_by('pk').iterator()
        ),
        batch_size=AT_A_TIME,
    )
    _settle(schema_editor)


def take_rounds_back(apps, schema_editor):
    Version, Agreement, Objection = _models(apps, 'charters', 'CharterVersion', 'Agreement', 'Objection')
    Round, Voice, NewObjection = _models(apps, 'rounds', 'Round', 'Voice', 'Objection')
    version_of = {}
    for version in Version.objects.filter(round__isnull=False).select_related('round').order_by('pk'):
        version.proposed_by_id = version.round.opened_by_id
        version.proposed_at, version.closes_at = version.round.opened_at, version.round.closes_at
        version.save(update_fields=['proposed_by', 'proposed_at', 'closes_at'])
        version_of[version.round_id] = version.pk
    Agreement.objects.bulk_create(
        Agreement(version_id=version_of[one.round_id], person_id=one.person_id, at=one.at)
        for one in Voice.objects.filter(says='agrees', round__in=version_of).order_by('pk')
    )
    Objection.objects.bulk_create(
        Objection(
            version_id=version_of[one.round_id],
            changed_in_id=version_of.get(one.changed_in_id),
            **{field: getattr(one, field) for field in SAME},
        )
        for one in NewObjection.objects.filter(round__in=version_of).order_by('pk')
    )
    Version.objects.update(round=None)
    NewObjection.objects.filter(round__in=version_of).delete()
    Voice.objects.filter(round__in=version_of).delete()
    Round.objects.filter(pk__in=version_of).delete()
    _settle(schema_editor)


def _models(apps, app, *names):
    return [apps.get_model(app, name) for name in names]


def _needed(Version, version):
    """How many had to say yes: the number in force when members were asked, else its own."""
    before = Version.objects.filter(
        community_id=version.community_id, agreed_at__isnull=False, number__lt=version.number
    ).order_by('-number').first()
    return (before or version).quorum or 0


def _settle(schema_editor):
    """PostgreSQL changes no table while keys of its rows are still to be checked."""
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')
        schema_editor.execute('SET CONSTRAINTS ALL DEFERRED')


class Migration(migrations.Migration):

    dependencies = [
        ('charters', '0003_pledges'),
        ('rounds', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='charterversion',
            name='round',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='charter', to='rounds.round'),
        ),
        migrations.RunPython(give_rounds, take_rounds_back),
        migrations.RemoveIndex(
            model_name='charterversion',
            name='charter_closing',
        ),
        migrations.RemoveField(
            model_name='charterversion',
            name='closes_at',
        ),
        migrations.RemoveField(
            model_name='charterversion',
            name='proposed_at',
        ),
        migrations.RemoveField(
            model_name='charterversion',
            name='proposed_by',
        ),
        migrations.DeleteModel(
            name='Agreement',
        ),
        migrations.DeleteModel(
            name='Objection',
        ),
    ]
