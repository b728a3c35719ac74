"""What people may report, do and appeal, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.moderation.models import Appeal, Measure
from guildhall.people.models import Person


def may_flag(seat: Seat, target: Entry | Reply) -> Verdict:
    """Anyone who is signed in and can read it; in an open community not only members."""
    if seat.person is None:
        return no(_("Sign in to report this."))
    if target.author_id == seat.person.pk:
        return no(_("You wrote this yourself. You can edit or delete it."))
    if not target.is_published:
        return no(_("The stewards have this already, or it was removed."))
    return YES


def may_moderate(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards of this community can do this."))


def may_moderate_person(seat: Seat, person: Person) -> Verdict:
    """Not yourself, and not a steward, whose role has to end first."""
    if not seat.is_steward:
        return may_moderate(seat)
    if seat.person is not None and person.pk == seat.person.pk:
        return no(_("You can't do this to yourself, but you can leave."))
    if RolePeriod.objects.stewards_of(seat.community).filter(person=person).exists():
        return no(
            _("This person is a steward. End that role first, so that it's clear who did what.")
        )
    return YES


def may_see_measure(person: Person, measure: Measure, *, is_steward: bool) -> bool:
    """The person concerned and the stewards; an owner where no other steward can decide."""
    return (
        is_steward
        or measure.person_id == person.pk
        or (person.is_owner and not other_stewards(measure))
    )


def may_appeal(person: Person, measure: Measure) -> Verdict:
    if measure.person_id != person.pk:
        return no(_("Only the person concerned can appeal."))
    if measure.is_undone:
        return no(_("This has been undone already."))
    if Appeal.objects.filter(measure=measure, decided_at__isnull=False).exists():
        return no(_("Your appeal has been decided."))
    return YES


def may_decide_appeal(person: Person, made: Appeal, *, is_steward: bool) -> Verdict:
    """A steward other than the one who did it; where there is none, an owner of the hall."""
    if is_steward and made.measure.by_id != person.pk and made.by_id != person.pk:
        return YES
    if person.is_owner and made.measure.by_id != person.pk and not other_stewards(made.measure):
        return YES
    return no(_("Someone other than the steward who did this has to decide."))


def may_take_back(person: Person, measure: Measure) -> Verdict:
    """What was moved can be brought back only by a steward of the community it is in now.

    It would be read here again, with everything that was written there.
    """
    if measure.kind != Measure.Kind.MOVED or measure.entry is None:
        return YES
    held = RolePeriod.objects.stewards().filter(person=person)
    if held.filter(community=measure.entry.community_id).exists():
        return YES
    return no(_("Only a steward of the community it's in now can bring it back."))


def other_stewards(measure: Measure) -> bool:
    """Whether there is a steward who did not do it and whom it does not concern."""
    held = RolePeriod.objects.stewards_of(measure.community_id)
    return (
        held.filter(person__in=Person.objects.here())
        .exclude(person__in=[measure.by_id or 0, measure.person_id or 0])
        .exists()
    )
