"""Reads of moderation, shaped for one page each."""

from django.db.models import Count, Prefetch, Q, QuerySet

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community, Norm, RolePeriod
from guildhall.moderation.models import Appeal, Care, Case, Flag, Measure
from guildhall.people.models import Person


def open_cases(community: Community) -> QuerySet[Case]:
    """Open cases, the oldest first, with their reports."""
    flags = Prefetch("flags", Flag.objects.select_related("by").order_by("at"))
    return (
        Case.objects.open()
        .filter(community=community)
        .select_related("entry__author", "reply__author", "reply__entry", "claimed_by")
        .prefetch_related(flags)
        .annotate(flag_count=Count("flags"))
        .order_by("opened_at", "pk")
    )


def open_appeals(community: Community) -> QuerySet[Appeal]:
    appeals = Appeal.objects.filter(decided_at=None, measure__community=community)
    return appeals.select_related("by", "measure").order_by("at")


def norms_of(community: Community) -> list[Norm]:
    return list(community.norms.all())


def care_of(community: Community) -> Care:
    return Care.objects.filter(community=community).first() or Care(community=community)


def measures_of(community: Community) -> QuerySet[Measure]:
    """The log: what, when and which norm.

    The person concerned, who reported it and the reason stay between them and the stewards.
    """
    return (
        Measure.objects.filter(community=community)
        .select_related("entry")
        .defer("entry__body", "entry__body_html")
    )


def measures_in_force(entry: Entry) -> QuerySet[Measure]:
    """Measures on an entry and its replies that are not undone."""
    return Measure.objects.filter(entry=entry, undone_at=None).select_related("by").order_by("-at")


def text_of(measure: Measure, person: Person) -> Entry | Reply | None:
    """The text that it is about, for its author and for people who can see it where it is now.

    An owner who decides an appeal first looks in, with a reason, as for everything else that they
    cannot read.
    """
    target = measure.reply or measure.entry
    if target is None or target.author_id == person.pk:
        return target
    return type(target).objects.visible_to(person).filter(pk=target.pk).first()


def measures_about(person: Person, community: Community) -> QuerySet[Measure]:
    kinds = [Measure.Kind.PAUSED, Measure.Kind.REMOVED]
    return (
        Measure.objects.filter(person=person, community=community, kind__in=kinds)
        .select_related("by")
        .order_by("-at")
    )


def first_level_replies(entry: Entry) -> QuerySet[Reply]:
    return (
        Reply.objects.published()
        .filter(entry=entry, parent=None)
        .select_related("author")
        .order_by("created_at")
    )


def communities_stewarded(person: Person, *, except_id: int) -> QuerySet[Community]:
    held = RolePeriod.objects.stewards().filter(person=person)
    return (
        Community.objects.filter(pk__in=held.values("community"))
        .exclude(pk=except_id)
        .order_by("name_key")
    )


def mergeable_with(entry: Entry, typed: str) -> Entry | None:
    """The entry that a pasted address or number names, of the same kind and community."""
    digits = "".join(letter if letter.isdigit() else " " for letter in typed).split()
    if not digits:
        return None
    return (
        Entry.objects.published()
        .filter(Q(pk=int(digits[0][:15])), kind=entry.kind, community=entry.community)
        .exclude(pk=entry.pk)
        .first()
    )
