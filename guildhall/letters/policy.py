"""Who may write to whom, and who may change a circle. No refusal tells that someone was blocked."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.kit.verdict import YES, Verdict, no
from guildhall.letters.models import Correspondence, Correspondent, LetterChoice, Sharing
from guildhall.letters.people_between import (
    has_written_to,
    is_block_between,
    letter_between,
    may_meet_in_a_community,
)
from guildhall.people.models import Person

# One sentence for every reason that is another person's own: no community in common, a block on
# either side, a letter that they left, or letters only from people whom they have answered.
_NOT_OPEN = no(
    _(
        "You can't write to this person. Letters are for members who share a community, and "
        "everyone chooses who can write to them."
    )
)
_NOT_ADDED = no(
    _(
        "You can't add this person. Everyone chooses who can write to them, and people in a "
        "circle write to each other."
    )
)


def may_write(person: Person, to: Person) -> Verdict:
    """Begin a letter to someone, or go on with it."""
    letter = letter_between(person, to)
    return _may_reach(person, to, is_left=letter is not None and not is_in(to, letter))


def may_answer(person: Person, correspondence: Correspondence) -> Verdict:
    """Write in a letter or circle that is already there."""
    return may_answer_among(stays_in(correspondence), person, correspondence)


def may_answer_among(
    stays: Sequence[Correspondent], person: Person, correspondence: Correspondence
) -> Verdict:
    """The same, where everyone who is or was in it is known already."""
    others = [stay for stay in stays if stay.person_id != person.pk]
    if not correspondence.is_circle:
        if not others:
            return no(_("There is nobody else in this letter any more."))
        return _may_reach(person, others[-1].person, is_left=others[-1].has_left)
    if not _is_among(stays, person):
        return no(_("You've left this circle. Someone in it can add you again."))
    if not any(other.person.is_here and not other.has_left for other in others):
        return no(_("Everyone else has left this circle."))
    return YES


def may_add(person: Person, correspondence: Correspondence) -> Verdict:
    """Add someone to a circle, or begin one with the person of this letter."""
    return may_add_among(stays_in(correspondence), person, correspondence)


def may_add_among(
    stays: Sequence[Correspondent], person: Person, correspondence: Correspondence
) -> Verdict:
    """The same, where everyone who is or was in it is known already."""
    if not _is_among(stays, person):
        return no(_("You've left. Only people who are in it can add someone."))
    if sum(not stay.has_left for stay in stays) >= Correspondence.MOST_PEOPLE:
        return no(_("A circle has at most six people, and this one is full."))
    if correspondence.is_circle:
        return YES
    return may_answer_among(stays, person, correspondence)


def may_add_person(person: Person, correspondence: Correspondence, added: Person) -> Verdict:
    """Add this one. Someone who has blocked one of the others isn't put beside them."""
    if not may_add(person, correspondence):
        return may_add(person, correspondence)
    current = Correspondent.objects.current().filter(correspondence=correspondence)
    people = set(current.values_list("person", flat=True))
    if added.pk in people:
        return no(_("They are already in it."))
    if added.is_program:
        return _NOT_ADDED
    is_kept_apart = is_block_between(added, people) or not _is_open_to(person, added)
    return _NOT_ADDED if is_kept_apart else YES


def may_share(person: Person, correspondence: Correspondence) -> Verdict:
    """Propose to share what was written in it. Everyone who wrote it is asked."""
    if is_in(person, correspondence):
        return YES
    return no(_("You've left. Only people who are in it can propose this."))


def may_withdraw_sharing(person: Person, sharing: Sharing) -> Verdict:
    if sharing.by_id != person.pk:
        return no(_("Only the person who proposed it can withdraw it."))
    if not sharing.is_open:
        return no(_("It's over. The draft is yours, and nothing was posted."))
    return YES


def may_leave(person: Person, correspondence: Correspondence) -> Verdict:
    if is_in(person, correspondence):
        return YES
    return no(_("You've already left."))


def may_name(person: Person, correspondence: Correspondence) -> Verdict:
    """Everyone in a circle can name it; a letter of two is called by its people."""
    if correspondence.is_circle and is_in(person, correspondence):
        return YES
    return no(_("Only people in a circle can name it."))


def may_remove(person: Person, correspondence: Correspondence) -> Verdict:
    """What someone has left can go from their list."""
    if is_in(person, correspondence):
        return no(_("Leave it first. Then you can remove it from your letters."))
    return YES


def is_in(person: Person, correspondence: Correspondence) -> bool:
    rows = Correspondent.objects.current().filter(correspondence=correspondence)
    return rows.filter(person=person).exists()


def stays_in(correspondence: Correspondence) -> list[Correspondent]:
    """Everyone who is or was in it, in the order in which they came. One query."""
    stays = Correspondent.objects.filter(correspondence=correspondence)
    return list(stays.select_related("person", "correspondence").order_by("pk"))


def has_room_for(person: Person, stays: Sequence[Correspondent]) -> bool:
    """Whether this person is in it, and can add one more."""
    is_full = sum(not stay.has_left for stay in stays) >= Correspondence.MOST_PEOPLE
    return _is_among(stays, person) and not is_full


def _is_among(stays: Sequence[Correspondent], person: Person) -> bool:
    return any(stay.person_id == person.pk and not stay.has_left for stay in stays)


def _may_reach(person: Person, to: Person, *, is_left: bool) -> Verdict:
    """`is_left`: `to` has left the letter of the two."""
    if to.pk == person.pk:
        return no(_("This is you. Letters are for writing to others."))
    if to.left_at:
        return no(_("This person has left the hall. What you wrote to each other stays here."))
    if to.is_program:
        return no(_("This is a program. It doesn't read letters."))
    return YES if not is_left and _is_open_to(person, to) else _NOT_OPEN


def _is_open_to(person: Person, to: Person) -> bool:
    if not to.is_here or is_block_between(person, [to.pk]):
        return False
    if has_written_to(to, person):
        return True
    return may_meet_in_a_community(person, to) and not LetterChoice.of(to).only_answered
