"""The mail of the letter of the week: built when it is sent, from what its reader sees then."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.models import Membership
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import LetterKind, NothingToSay, Regular
from guildhall.mail.models import Letter
from guildhall.notifications.levels import is_mailed_at_once, levels_of
from guildhall.notifications.models import Preference
from guildhall.notifications.notice_letter import address_of, wait_until_waking
from guildhall.notifications.regular_mail import StopLink, wants_mail
from guildhall.notifications.rules import MEMBER
from guildhall.people.models import House, Person
from guildhall.weekly.models import WeeklyLetter
from guildhall.weekly.queries import Item, items_for

WEEKLY = "weekly"


def letters() -> LetterKind:
    stays = gettext_lazy(
        "You'll find every letter on its page in the community, and can turn the mails on again "
        "there."
    )
    regular = Regular(gettext_lazy("letters of the week"), stays)
    return LetterKind(WEEKLY, gettext_lazy("letter of the week"), build_weekly, regular)


def build_weekly(letter: Letter) -> EmailMessage:
    """The mail for one person. Raises NotYet in quiet hours.

    Raises NothingToSay where it is not for this person any more, or nothing is left in it.
    """
    person, weekly = _reader(letter)
    address, preference = address_of(person), Preference.of(person)
    if not (preference.by_mail and _wants(person, weekly)):
        raise NothingToSay("this person wants no mail about it")
    wait_until_waking(preference)
    items = items_for(person, weekly)
    if not items and not weekly.line:
        raise NothingToSay("nothing of it is left")
    return _mail(letter, weekly, items, person, address)


def _reader(letter: Letter) -> tuple[Person, WeeklyLetter]:
    person = Person.objects.here().filter(pk=letter.person_id, is_active=True).first()
    weekly = WeeklyLetter.objects.sent().filter(pk=letter.about["letter"])
    found = weekly.select_related("community", "sent_by").first()
    if person is None or found is None:
        raise NothingToSay("this person or the letter is gone")
    if not Membership.objects.current().filter(person=person, community=found.community).exists():
        raise NothingToSay("this person is no member any more")
    return person, found


def _wants(person: Person, weekly: WeeklyLetter) -> bool:
    levels = levels_of([person.pk], community_id=weekly.community_id)
    return is_mailed_at_once(levels[person.pk], MEMBER) and wants_mail(
        WEEKLY, person=person, community=weekly.community
    )


def _mail(
    letter: Letter, weekly: WeeklyLetter, items: list[Item], person: Person, address: str
) -> EmailMessage:
    community = weekly.community
    stop = StopLink(WEEKLY, person.pk, community.pk)
    context = {
        "letter": weekly,
        "items": [(item, absolute(f"{item.path}#reply"), _shown(item)) for item in items],
        "page": absolute(reverse("weekly_letter", args=[community.slug, weekly.pk])),
        "community": community,
        "language": community.language,
        "house": House.current().name,
        "stop_link": stop.address,
    }
    headers = Headers(
        message_id=letter.message_id_stem,
        list_id=f"weekly.{community.slug}",
        list_name=community.name,
        unsubscribe=stop.address,
    )
    subject = _("Letter of the week: %(title)s") % {
        "title": items[0].entry.heading if items else weekly.line
    }
    return build(
        "weekly/mail/weekly",
        context,
        to=address,
        subject=subject,
        headers=headers,
        sender=community.name,
    )


def _shown(item: Item) -> str:
    """The address of its picture, where a mail program can fetch it without signing in."""
    picture = item.picture if item.entry.community.is_open else None
    return absolute(picture.path) if picture else ""
