"""The two mails of people: an invitation to the hall, and “was that you?”.

Their links are made when they are sent.
"""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.mail.building import absolute, plain
from guildhall.mail.kinds import LetterKind, NothingToSay
from guildhall.mail.models import Letter
from guildhall.people import actions
from guildhall.people.actions.claiming import NotClaimable
from guildhall.people.models import House, Person

HALL_INVITATION, CLAIM = "hall invitation", "claim"


def letters() -> tuple[LetterKind, ...]:
    return (
        LetterKind(HALL_INVITATION, gettext_lazy("an invitation to the hall"), _invitation),
        LetterKind(CLAIM, gettext_lazy("“was that you?”"), _claim),
    )


def _invitation(letter: Letter) -> EmailMessage:
    house = House.current()
    link = absolute(reverse("hall_invitation", args=[actions.invite_by_domain(letter.address)]))
    subject = _("Your invitation to %(house)s") % {"house": house.name}
    return plain(
        "people/mail/invitation.txt", {"link": link, "house": house}, letter=letter, subject=subject
    )


def _claim(letter: Letter) -> EmailMessage:
    """Raises NothingToSay if someone has claimed the name in the meantime."""
    house = House.current()
    people = Person.objects.get_queryset().in_bulk([letter.about["imported"], letter.about["by"]])
    imported, by = people[letter.about["imported"]], people[letter.about["by"]]
    try:
        token = actions.offer_claim(imported, by=by, email=letter.address)
    except NotClaimable as problem:
        raise NothingToSay(str(problem)) from problem
    context = {
        "link": absolute(reverse("claim", args=[token])),
        "house": house,
        "imported": imported,
    }
    return plain(
        "people/mail/claim.txt",
        context,
        letter=letter,
        subject=_("Was that you, in %(house)s?") % {"house": house.name},
    )
