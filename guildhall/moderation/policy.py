"""What may be flagged, done and appealed, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.moderation.models import Appeal, Measure
from guildhall.people.models import Person


def may_flag(seat: Seat, target: Entry | Reply) -> Verdict:
    """Whoever is signed in and reads it; in an open community not only members."""
    if seat.person is None:
        return no(_("Sign in to tell the stewards."))
    if target.author_id == seat.person.pk:
        return no(_("You wrote this yourself. You can edit or delete it."))
    if not target.is_published:
        return no(_("This is looked at already, or taken away."))
    return YES


def may_moderate(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Stewards of this community look after this."))


def may_moderate_person(seat: Seat, person: Person) -> Verdict:
    """Not oneself; a steward lays down that role first."""
    if not seat.is_steward:
        return may_moderate(seat)
    if seat.person is not None and person.pk == seat.person.pk:
        return no(_("You cannot do this to yourself. You can leave."))
    if RolePeriod.objects.stewards_of(seat.community).filter(person=person).exists():
        return no(_("This is a steward. End that role first; then it is seen who did what."))
    return YES


def may_see_measure(person: Person, measure: Measure, *, is_steward: bool) -> bool:
    """Whom it concerns, and the stewards; an owner where no other steward is there to decide an appeal."""
    return (
        is_steward
        or measure.person_id == person.pk
        or (person.is_owner and not other_stewards(measure))
    )


def may_appeal(person: Person, measure: Measure) -> Verdict:
    if measure.person_id != person.pk:
        return no(_("Only whom it concerns can appeal."))
    if measure.is_undone:
        return no(_("It was taken back."))
    if Appeal.objects.filter(measure=measure, decided_at__isnull=False).exists():
        return no(_("Your appeal was decided."))
    return YES


def may_decide_appeal(person: Person, made: Appeal, *, is_steward: bool) -> Verdict:
    """Another steward than the one who did it; where there is none, an owner of the hall."""
    if is_steward and made.measure.by_id != person.pk and made.by_id != person.pk:
        return YES
    if person.is_owner and made.measure.by_id != person.pk and not other_stewards(made.measure):
        return YES
    return no(_("Another steward than the one who did this decides."))


def may_take_back(person: Person, measure: Measure) -> Verdict:
    """What was moved is taken back only by a steward of where it is now: it would be read here again, with what was written there."""
    if measure.kind != Measure.Kind.MOVED or measure.entry is None:
        return YES
    held = RolePeriod.objects.stewards().filter(person=person)
    if held.filter(community=measure.entry.community_id).exists():
        return YES
    return no(_("Only a steward of the community in which it is now can bring it back."))


def other_stewards(measure: Measure) -> bool:
    """Whether a steward is there who did not do it and whom it does not concern."""
    held = RolePeriod.objects.stewards_of(measure.community_id)
    return (
        held.filter(person__in=Person.objects.here())
        .exclude(person__in=[measure.by_id or 0, measure.person_id or 0])
        .exists()
    )
