"""The mail of a survey: its questions, and a link to answer them without signing in."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.models import Membership
from guildhall.kit.signed_numbers import read_numbers, sign_numbers
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import LetterKind, NothingToSay, Regular
from guildhall.mail.models import Letter
from guildhall.notifications.models import Preference
from guildhall.notifications.notice_letter import address_of, wait_until_waking
from guildhall.notifications.regular_mail import StopLink, wants_mail
from guildhall.people.models import House, Person
from guildhall.pulse.models import Wave
from guildhall.pulse.queries import own_answers
from guildhall.pulse.questions import QUESTIONS

PULSE = "pulse"
_ANSWER = "guildhall.pulse.answer"


def letters() -> LetterKind:
    stays = gettext_lazy(
        "You can still answer on the survey's page, and turn the mails on again there."
    )
    regular = Regular(gettext_lazy("survey mails"), stays)
    return LetterKind(PULSE, gettext_lazy("quarterly survey"), build_pulse, regular)


def build_pulse(letter: Letter) -> EmailMessage:
    """The mail for one person. Raises NotYet in quiet hours.

    Raises NothingToSay when the survey is closed, answered, or not for this person any more.
    """
    person = Person.objects.here().filter(pk=letter.person_id, is_active=True).first()
    wave = Wave.objects.open().select_related("community").filter(pk=letter.about["wave"]).first()
    if (
        person is None
        or wave is None
        or not Membership.objects.current().filter(person=person, community=wave.community).exists()
    ):
        raise NothingToSay("it is over, or this person has left")
    address, preference = address_of(person), Preference.of(person)
    if not preference.by_mail or not wants_mail(PULSE, person=person, community=wave.community):
        raise NothingToSay("this person wants no mail about it")
    if own_answers(wave, person):
        raise NothingToSay("answered in the hall meanwhile")
    wait_until_waking(preference)
    return _mail(letter, wave, person, address)


def _mail(letter: Letter, wave: Wave, person: Person, address: str) -> EmailMessage:
    link = absolute(reverse("pulse_by_mail", args=[answer_token(person, wave)]))
    first, *others = (QUESTIONS[name] for name in wave.questions)
    stop = StopLink(PULSE, person.pk, wave.community_id)
    context = {
        "community": wave.community,
        "link": link,
        "first": first,
        "others": others,
        "closes_at": wave.closes_at,
        "is_yearly": wave.is_yearly,
        "choices": [(first.label(value), f"{link}?{first.id}={value}") for value in first.values],
        "language": "en",
        "house": House.current().name,
        "stop_link": stop.address,
    }
    headers = Headers(
        message_id=letter.message_id_stem,
        list_id=f"pulse.{wave.community.slug}",
        list_name=wave.community.name,
        unsubscribe=stop.address,
    )
    asks = (
        _("%(community)s: %(number)d questions, four minutes")
        if wave.is_yearly
        else _("%(community)s: %(number)d questions, one minute")
    )
    subject = asks % {"community": wave.community.name, "number": len(wave.questions)}
    return build(
        "pulse/mail/pulse",
        context,
        to=address,
        subject=subject,
        headers=headers,
        sender=wave.community.name,
    )


def answer_token(person: Person, wave: Wave) -> str:
    """Anyone who has it answers for this person, in this survey only."""
    return sign_numbers(_ANSWER, person.pk, wave.pk)


def read_answer_token(token: str) -> tuple[Person, Wave] | None:
    """None for what we never signed, and for people who are no longer members."""
    numbers = read_numbers(_ANSWER, token, count=2)
    if numbers is None:
        return None
    wave = Wave.objects.select_related("community").filter(pk=numbers[1]).first()
    person = Person.objects.here().filter(pk=numbers[0], is_active=True).first()
    if (
        wave is None
        or person is None
        or not Membership.objects.current().filter(person=person, community=wave.community).exists()
    ):
        return None
    return person, wave
