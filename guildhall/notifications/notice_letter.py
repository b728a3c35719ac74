"""The mail about one notice: built when it is sent, from what its reader may see then."""

import datetime as dt
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guildhall.activity.actions import unrecorded
from guildhall.commons.models import Entry, Reply
from guildhall.kit.html import text_of, with_whole_addresses
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import NothingToSay, NotYet
from guildhall.mail.models import Letter
from guildhall.notifications.addresses import MARKER, reply_address
from guildhall.notifications.gathering import reason_of, who_may_be_told
from guildhall.notifications.levels import is_mailed_at_once
from guildhall.notifications.models import Hearing, Level, Notice, Preference
from guildhall.notifications.queries import in_words, path_to
from guildhall.notifications.rules import Rule, Subject, notice_rules
from guildhall.notifications.tokens import Place
from guildhall.people.models import House, Person

MOST_TEXTS = 5


@dataclass(frozen=True, slots=True)
class TextInMail:
    """One text in a mail, and who wrote it."""

    name: str
    html: SafeString
    text: str


def build_notice(letter: Letter) -> EmailMessage:
    """Raises NothingToSay where it was seen or is not for this person; NotYet in quiet hours."""
    notices = Notice.objects.filter(pk=letter.about.get("notice")).select_related(
        "actor", "entry__community", "community", "reply__entry__community", "reply__author"
    )
    notice = notices.first()
    if notice is None or notice.seen_at:
        raise NothingToSay("already seen in the hall")
    rule = notice_rules.get(notice.rule)
    if rule is None:
        raise NothingToSay("no room has a rule for this now")
    person = Person.objects.get_queryset().get(pk=notice.person_id)
    preference = Preference.of(person)
    _require_still_due(notice, rule, preference)
    address = address_of(person)
    wait_until_waking(preference)
    since = dt.datetime.fromisoformat(letter.about["since"]) if letter.about.get("since") else None
    return _message(letter, notice, rule, person, address, since)


def still_due(notice_id: int) -> Notice | None:
    """The notice while it is unseen and still for its person, with what its sentence needs."""
    unseen = Notice.objects.unseen().filter(pk=notice_id)
    notice = unseen.select_related(
        "actor", "entry__community", "community", "reply__entry__community"
    ).first()
    rule = notice_rules.get(notice.rule) if notice else None
    if notice is None or rule is None:
        return None
    return notice if _level_now(notice, rule) is not None else None


def address_of(person: Person) -> str:
    """The address of this person. Raises NothingToSay where they have none."""
    addresses = EmailAddress.objects.filter(user=person, primary=True)
    if settings.HAS_MAIL:
        addresses = addresses.filter(verified=True)
    address = addresses.first()
    if address is None:
        raise NothingToSay("this person has no confirmed address")
    return str(address.email)


def _require_still_due(notice: Notice, rule: Rule, preference: Preference) -> None:
    """No mail for people who left, can no longer see it, or chose otherwise since then."""
    level = _level_now(notice, rule)
    if level is None:
        raise NothingToSay("no longer for this person")
    if not preference.by_mail or not is_mailed_at_once(level, reason_of(notice)):
        raise NothingToSay("this person wants no mail about it now")


def _level_now(notice: Notice, rule: Rule) -> Level | None:
    """The level of its person for it, where they may still be told."""
    event = unrecorded(
        "",
        actor_id=notice.actor_id,
        community_id=notice.community_id,
        topics=_topics(notice.entry),
    )
    community = notice.entry.community if notice.entry else notice.community  # where it is now
    subject = Subject(event, community, notice.entry, notice.reply)
    return who_may_be_told(rule, reason_of(notice), subject, [notice.person_id]).get(
        notice.person_id
    )


def _topics(entry: Entry | None) -> list[int]:
    return list(entry.topics.values_list("pk", flat=True)) if entry else []


def wait_until_waking(preference: Preference) -> None:
    """Raises NotYet in the quiet hours of its person."""
    now = timezone.now()
    waking = preference.waking.next_waking(now)
    if waking > now:
        raise NotYet(waking)


def _message(
    letter: Letter,
    notice: Notice,
    rule: Rule,
    person: Person,
    address: str,
    since: dt.datetime | None,
) -> EmailMessage:
    [worded] = in_words([notice])
    entry, community = notice.entry, notice.community
    texts = _texts(notice, since) if rule.shows_text else []
    takes_answers = rule.shows_text or rule.takes_answers
    reply_to = reply_address(person, entry, notice.reply) if entry and takes_answers else ""
    place = Place(person.pk, community.pk if community else 0, 0, entry.pk if entry else 0)
    context = {
        "notice": worded,
        "texts": texts,
        "link": absolute(path_to(notice)),
        "levels_link": place.levels_link,
        "house": House.current().name,
        "community": community,
        "language": entry.language if entry else "en",
        "marker": MARKER if reply_to else "",
        "verbs": rule.verbs(notice) if reply_to and rule.verbs else [],
    }
    headers = Headers(
        message_id=letter.message_id_stem,
        thread=f"entry.{entry.pk}" if entry else "",
        list_id=community.slug if community else "",
        list_name=community.name if community else "",
        unsubscribe=place.unsubscribe_link if community else "",
        reply_to=reply_to,
    )
    subject = (
        f"{_('Re:')} {entry.heading}"
        if entry and rule.shows_text and entry.heading
        else worded.sentence
    )
    sender = (
        f"{notice.actor.name} · {community.name}"
        if notice.actor and community
        else House.current().name
    )
    message = build(
        "notifications/mail/notice",
        context,
        to=address,
        subject=subject,
        headers=headers,
        sender=sender,
    )
    for part in rule.parts(notice, person, reply_to) if rule.parts else ():
        message.attach_alternative(part.content, part.content_type)
    return message


def _texts(notice: Notice, since: dt.datetime | None) -> list[TextInMail]:
    """What was written since the last mail about it, the oldest first; published texts only."""
    hearings = Hearing.objects.filter(notice=notice)
    if since:
        hearings = hearings.filter(at__gte=since)
    reply_ids = [
        pk for pk in hearings.order_by("-at").values_list("reply_id", flat=True)[:MOST_TEXTS] if pk
    ]
    replies = list(
        Reply.objects.published()
        .filter(pk__in=reply_ids, entry=notice.entry)
        .select_related("author")
        .order_by("created_at")
    )
    if replies:
        return [_text_of(reply) for reply in replies]
    return [_text_of(notice.entry)] if notice.entry and not notice.reply_id else []


def _text_of(written: Entry | Reply) -> TextInMail:
    html = with_whole_addresses(written.body_html, absolute(""))
    safe = mark_safe(html)  # sanitised when it was written
    return TextInMail(written.author.name, safe, text_of(written.body_html))
