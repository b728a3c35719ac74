from django.db import migrations
from django.db.models import F, Min, OuterRef, Subquery
from django.utils import timezone


def end_what_is_nobodys(apps, schema_editor):
    """What an import brought without an author, and what a site did by itself, belongs nowhere and replies to nobody."""
    Community = apps.get_model("communities", "Community")
    Membership = apps.get_model("communities", "Membership")
    Question = apps.get_model("questions", "Question")
    Reply = apps.get_model("commons", "Reply")
    memberships = Membership.objects.filter(person__source__contains=".", person__claimed_at=None).exclude(person__kind="person")
    Community.objects.filter(pk__in=memberships.values("community")).update(version=F("version") + 1)
    memberships.delete()
    others = Reply.objects.filter(entry=OuterRef("entry"), standing="published", author__kind="person")
    first = others.exclude(author=F("entry__author")).order_by().values("entry").annotate(at=Min("created_at")).values("at")
    replied = Reply.objects.exclude(author__kind="person").values("entry")
    Question.objects.filter(entry__in=replied).update(first_reply_at=Subquery(first))


def let_owners_take_over(apps, schema_editor):
    """Where there is an owner already, what a keeper looks after is theirs."""
    Membership = apps.get_model("communities", "Membership")
    RolePeriod = apps.get_model("communities", "RolePeriod")
    owner = apps.get_model("people", "Person").objects.filter(is_owner=True, left_at=None).order_by("pk").first()
    kept = Membership.objects.filter(person__source="keeper", until=None)
    if owner is None:
        return
    for membership in kept:
        place = {"community": membership.community, "person": owner, "until": None}
        Membership.objects.get_or_create(**place)
        RolePeriod.objects.get_or_create(**place, role="steward", topic=None)
    RolePeriod.objects.filter(person__source="keeper", until=None).update(until=timezone.now())
    kept.update(until=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0001_initial"),
        ("people", "0007_programs_and_nobody"),
        ("communities", "0005_checker"),
        ("commons", "0008_checker"),
        ("questions", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(end_what_is_nobodys, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(let_owners_take_over, migrations.RunPython.noop, elidable=True),
    ]
