"""The mail of Monday morning: three things to do, or no mail."""

from django.core.mail import EmailMessage
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, take_seat
from guildhall.health.monday import MONDAY, monday_of, taught_by
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import LetterKind, NothingToSay, Regular
from guildhall.mail.models import Letter
from guildhall.notifications.models import Preference
from guildhall.notifications.notice_letter import address_of, wait_until_waking
from guildhall.notifications.regular_mail import StopLink
from guildhall.people.models import House, Person


def letters() -> LetterKind:
    stays = _(
        "What there is to do stands on the page “This week” all the same; there you can have the mail again."
    )
    return LetterKind(
        MONDAY, _("what to do this week"), build_monday, Regular(_("mail on Mondays"), stays)
    )


def build_monday(letter: Letter) -> EmailMessage:
    """Raises NothingToSay where there is nothing to do, or it is not for this person any more; NotYet in quiet hours."""
    person, seat = _steward(letter)
    address, preference = address_of(person), Preference.of(person)
    taught = taught_by(seat)
    if not (preference.by_mail and taught.wants_mail):
        raise NothingToSay("this person wants no mail about it")
    wait_until_waking(preference)
    found = monday_of(seat, taught)
    if not found:
        raise NothingToSay("nothing to do")
    community, link = seat.community, StopLink(MONDAY, person.pk, seat.community.pk)
    context = {
        "suggestions": [(one, absolute(one.path)) for one in found],
        "community": community,
        "language": "en",
        "page": absolute(reverse("monday", args=[community.slug])),
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
        len(found),
    ) % {"community": community.name, "number": len(found)}
    return build(
        "health/mail/monday",
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
