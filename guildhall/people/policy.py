"""What may be done to the hall as a whole, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import House, Person
from guildhall.people.queries import has_anybody


def may_sign_up() -> Verdict:
    """As the owner set it. The first person of a new hall may always join, so it can begin."""
    if House.current().sign_up == House.SignUp.ANYONE or not has_anybody():
        return YES
    return no(_("This hall is by invitation."))


def may_mark_program(person: Person, account: Person) -> Verdict:
    """Owners say which accounts are programs; an owner is a person."""
    if not may_change_house(person):
        return may_change_house(person)
    return no(_("An owner of this hall can't be marked as a program.")) if account.is_owner else YES


def may_suspend(person: Person, account: Person) -> Verdict:
    """Owners suspend others; nobody locks themselves out."""
    if not may_change_house(person):
        return may_change_house(person)
    return no(_("You can't suspend yourself.")) if account.pk == person.pk else YES


def may_make_owner(person: Person, account: Person) -> Verdict:
    """Owners share the hall with people who are here."""
    if not may_change_house(person):
        return may_change_house(person)
    if not account.is_here or account.is_program:
        return no(_("Only a person who can sign in can be an owner."))
    return YES


def may_merge(person: Person, account: Person) -> Verdict:
    """Owners merge accounts of people; an owner's own account isn't merged into another."""
    if not may_change_house(person):
        return may_change_house(person)
    if account.is_owner:
        return no(_("This is an owner of the hall. Take that back first."))
    return no(_("A program can't be merged.")) if account.is_program else YES


def may_change_house(person: Person) -> Verdict:
    """The hall's settings belong to its owners."""
    if person.is_authenticated and person.is_owner:
        return YES
    return no(_("Only an owner of this hall can change its settings."))
