"""The mail of Monday mornings: at most three things to do, or no mail."""

from django.core.mail import EmailMessage
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, take_seat
from guildhall.health.week import MONDAY, suggestions_for, taught_by
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import LetterKind, NothingToSay, Regular
from guildhall.mail.models import Letter
from guildhall.notifications.models import Preference
from guildhall.notifications.notice_letter import address_of, wait_until_waking
from guildhall.notifications.regular_mail import StopLink
from guildhall.people.models import House, Person


def letters() -> LetterKind:
    stays = _(
        "You still find what there is to do on the page “This week”, and can turn the mails on "
        "again there."
    )
    return LetterKind(
        MONDAY, _("this week, for stewards"), build_week_mail, Regular(_("mails on Mondays"), stays)
    )


def build_week_mail(letter: Letter) -> EmailMessage:
    """The mail for one steward. Raises NotYet in quiet hours.

    Raises NothingToSay where there is nothing to do, or it is not for this person any more.
    """
    person, seat = _steward(letter)
    address, preference = address_of(person), Preference.of(person)
    taught = taught_by(seat)
    if not (preference.by_mail and taught.wants_mail):
        raise NothingToSay("this person wants no mail about it")
    wait_until_waking(preference)
    suggestions = suggestions_for(seat, taught)
    if not suggestions:
        raise NothingToSay("nothing to do")
    community, link = seat.community, StopLink(MONDAY, person.pk, seat.community.pk)
    context = {
        "suggestions": [(one, absolute(one.path)) for one in suggestions],
        "community": community,
        "language": "en",
        "page": absolute(reverse("week", args=[community.slug])),
        "house": House.current().name,
        "stop_link": link.address,
    }
    headers = Headers(
        message_id=letter.message_id_stem,
        list_id=f"monday.{community.slug}",
        list_name=community.name,
        unsubscribe=link.address,
    )
    subject = ngettext(
        "%(community)s: one thing to do this week",
        "%(community)s: %(number)d things to do this week",
        len(suggestions),
    ) % {"community": community.name, "number": len(suggestions)}
    return build(
        "health/mail/week",
        context,
        to=address,
        subject=subject,
        headers=headers,
        sender=community.name,
    )


def _steward(letter: Letter) -> tuple[Person, Seat]:
    person = Person.objects.here().filter(pk=letter.person_id, is_active=True).first()
    community = Community.objects.going_on().filter(pk=letter.about["community"]).first()
    if person is None or community is None:
        raise NothingToSay("this person has left, or the community is closed")
    try:
        seat = take_seat(community.slug, person)
    except Http404:
        raise NothingToSay("not for this person any more") from None
    if not seat.is_steward:
        raise NothingToSay("this person is no steward there any more")
    return person, seat
