import datetime as dt
from typing import Self

from allauth.account.models import EmailAddress
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.kit.prepared_writes import Update, prepared_update
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person

MANY_VERSIONS = 2**62


class CommunityQuerySet(models.QuerySet["Community"]):
    """Who sees a community.

    ========  =====================================  ==========================
    level     finds it (name, purpose, how to join)  reads what is written there
    ========  =====================================  ==========================
    open      the world                              the world
    listed    everyone signed in                     members
    private   members, and people invited by mail    members
    hidden    members                                members
    ========  =====================================  ==========================

    An owner who is no member reads only while an OwnerVisit, with its reason, lasts.
    """

    def findable_by(self, person: Person | None, *, at: dt.datetime | None = None) -> Self:
        """At a moment: now, where none is given."""
        if person is None or not person.is_authenticated:
            return self.filter(visibility=Community.Visibility.OPEN)
        return self.filter(
            Q(visibility__in=[Community.Visibility.OPEN, Community.Visibility.LISTED])
            | Exists(_current_membership(person))
            | Exists(_current_visit(person, at))
            | Q(visibility=Community.Visibility.PRIVATE) & Exists(_waiting_invitation(person, at))
        )

    def readable_by(self, person: Person | None, *, at: dt.datetime | None = None) -> Self:
        if person is None or not person.is_authenticated:
            return self.filter(visibility=Community.Visibility.OPEN)
        return self.filter(
            Q(visibility=Community.Visibility.OPEN)
            | _viewed_by(person)
            | Exists(_current_membership(person))
            | Exists(_current_visit(person, at))
        )

    def of(self, person: Person) -> Self:
        """The communities the person belongs to, by name."""
        return self.filter(pk__in=_joined_by(person)).order_by("name_key")

    def going_on(self) -> Self:
        """Not closed: where things are still begun and reminded of."""
        return self.filter(closed_at=None)

    def touch(self) -> int:
        """Make every cached page of these communities stale."""
        return self.update(version=F("version") + 1)


def touch(*community_ids: int) -> None:
    """Make every cached page of these communities stale.

    The last change of an act, so that locks are taken in one order.
    """
    for community_id in sorted(set(community_ids)):
        _touch(community_id=community_id)


@prepared_update
def _touch(community_id: int) -> Update:
    return Community.objects.filter(pk=community_id), {"version": F("version") + 1}


def _current_membership(person: Person) -> models.QuerySet:
    from guildhall.communities.models.membership import Membership  # membership points back here

    return Membership.objects.filter(community=OuterRef("pk"), person=person, until__isnull=True)


def _viewed_by(person: Person) -> Q:
    """The one that a steward views as a member, who then is nobody (`viewing.py`)."""
    seat = getattr(person, "seat_brought", None)
    return Q(pk=seat.community.pk) if seat else Q()


def _joined_by(person: Person) -> models.QuerySet:
    """The ids of the communities the person belongs to."""
    from guildhall.communities.models.membership import Membership  # membership points back here

    return Membership.objects.filter(person=person, until__isnull=True).values("community")


def _waiting_invitation(person: Person, at: dt.datetime | None) -> models.QuerySet:
    from guildhall.communities.models.invitation import Invitation  # invitation points back here

    return Invitation.objects.open(at=at).filter(
        community=OuterRef("pk"),
        email__in=EmailAddress.objects.filter(user=person, verified=True).values("email"),
    )


def _current_visit(person: Person, at: dt.datetime | None) -> models.QuerySet:
    return OwnerVisit.objects.filter(
        community=OuterRef("pk"), person=person, until__gt=at or timezone.now()
    )


class Community(models.Model):
    class Visibility(models.TextChoices):
        OPEN = "open", _("Everyone can read it, even without an account")
        LISTED = "listed", _("Everyone signed in can find it, members can read it")
        PRIVATE = "private", _("Only people you invite can find it")
        HIDDEN = "hidden", _("Only members know of it")

    class Joining(models.TextChoices):
        OPEN = "open", _("Anyone can join right away")
        REQUEST = "request", _("On request: a steward decides")
        INVITATION = "invitation", _("By invitation only")

    class Type(models.TextChoices):
        HELPING = "helping", _("help each other with today's problems")
        BEST_PRACTICE = "best_practice", _("find and spread what works")
        KNOWLEDGE_STEWARDING = "knowledge_stewarding", _("keep what we know right and easy to find")
        INNOVATION = "innovation", _("try what nobody knows yet")
        UNKNOWN = "", _("don't know yet")

    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=80, db_index=True)
    purpose = models.CharField(max_length=400)
    community_type = models.CharField(max_length=24, choices=Type, blank=True, default="")
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.LISTED)
    joining = models.CharField(max_length=12, choices=Joining, default=Joining.REQUEST)
    join_question = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, default="en")
    accent = models.PositiveSmallIntegerField(default=0)
    open_rooms = models.JSONField(default=list)
    has_charter = models.BooleanField(default=False)
    promise_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    time_zone = models.CharField(max_length=50, default="UTC")
    closed_at = models.DateTimeField(null=True)
    keeper = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="kept_communities")
    )
    year_asked_at = models.DateTimeField(null=True)
    close_note = models.CharField(max_length=500, blank=True)
    version = models.PositiveBigIntegerField(default=1)
    created_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    created_at = models.DateTimeField(default=timezone.now)

    objects = CommunityQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The address is fixed here; the page there belongs to a higher floor."""
        return f"/c/{self.slug}/"

    @property
    def is_closed(self) -> bool:
        """An archive: people who could read it still can, and nobody writes."""
        return self.closed_at is not None

    @property
    def is_open(self) -> bool:
        return self.visibility == self.Visibility.OPEN


class Norm(models.Model):
    """One line of how people here treat each other."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="norms")
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class OwnerVisit(models.Model):
    """An owner who isn't a member read here for an hour, with a reason. Stewards see it."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="owner_visits")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    reason = models.CharField(max_length=300)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "until"], name="visit_person_until")]

    def __str__(self) -> str:
        return f"{self.person} in {self.community}"
