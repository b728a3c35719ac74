"""The mail about one notice: built when it is sent, from what its reader may see then."""

import datetime as dt
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from guildhall.activity.actions import unrecorded
from guildhall.commons.log import topic_ids_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.with_files import html_with_files
from guildhall.communities.standing_in import rests_from_mail
from guildhall.kit.html import text_of, with_whole_addresses
from guildhall.kit.prepared import prepared
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import NothingToSay, NotYet
from guildhall.mail.models import Letter
from guildhall.notifications.addresses import MARKER, reply_address
from guildhall.notifications.gathering import reason_of, who_may_be_told
from guildhall.notifications.levels import is_mailed_at_once
from guildhall.notifications.models import Hearing, Level, Notice, Preference
from guildhall.notifications.queries import in_words, path_in_mail
from guildhall.notifications.rules import Rule, Subject, TextInMail, notice_rules
from guildhall.notifications.tokens import Place
from guildhall.people.models import House, Person

MOST_TEXTS = 5
_EVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def build_notice(letter: Letter) -> EmailMessage:
    """Raises NothingToSay where it was seen or is not for this person; NotYet in quiet hours."""
    notice = _notice.first(notice_id=letter.about.get("notice", 0))
    if notice is None or notice.seen_at:
        raise NothingToSay("already seen in the hall")
    rule = notice_rules.get(notice.rule)
    if rule is None:
        raise NothingToSay("no room has a rule for this now")
    person = notice.person
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
        "person", "actor", "entry__community", "community", "reply__entry__community"
    ).first()
    rule = notice_rules.get(notice.rule) if notice else None
    if notice is None or rule is None or rests_from_mail(notice.person):
        return None
    return notice if _level_now(notice, rule) is not None else None


def address_of(person: Person) -> str:
    """The address of this person. Raises NothingToSay where they have none."""
    for address in _addresses.rows(person_id=person.pk):
        if address.verified or not settings.HAS_MAIL:
            return str(address.email)
    raise NothingToSay("this person has no confirmed address")


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
        topics=topic_ids_of(notice.entry) if notice.entry else [],
    )
    community = notice.entry.community if notice.entry else notice.community  # where it is now
    subject = Subject(event, community, notice.entry, notice.reply)
    return who_may_be_told(rule, reason_of(notice), subject, [notice.person_id]).get(
        notice.person_id
    )


def wait_until_waking(preference: Preference) -> None:
    """Raises NotYet in the quiet hours of its person.

    Raises NothingToSay while they are away and want no mail.
    """
    if rests_from_mail(preference.person):
        raise NothingToSay("this person is away and wants no mail till they are back")
    now = timezone.now()
    waking = preference.waking.next_waking(now)
    if waking > now:
        raise NotYet(waking)


def wait_until_back(person: Person) -> None:
    """Raises NotYet while they are away and want no mail: what sums up can wait."""
    back_at = rests_from_mail(person)
    if back_at:
        raise NotYet(back_at)


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
    verbs = list(rule.verbs(notice)) if rule.verbs else []
    takes_answers = rule.shows_text or rule.takes_answers or verbs
    reply_to = reply_address(person, entry, notice.reply) if entry and takes_answers else ""
    if rule.by_mail:
        reply_to = rule.by_mail.answers_at(notice)
    place = Place(person.pk, community.pk if community else 0, 0, entry.pk if entry else 0)
    context = {
        "notice": worded,
        "texts": _texts_in(notice, rule, since),
        "link": absolute(path_in_mail(notice)),
        "levels_link": place.levels_link,
        "house": House.current().name,
        "community": community,
        "language": entry.language if entry else "en",
        "marker": MARKER if reply_to else "",
        "says_answer": rule.by_mail.says if rule.by_mail else "",
        "answers_author": rule.answers_author and notice.reply_id is None,
        "verbs": verbs if reply_to else [],
    }
    message = build(
        "notifications/mail/notice",
        context,
        to=address,
        subject=_subject(notice, rule, worded.sentence),
        headers=_headers(letter, notice, rule, place, reply_to),
        sender=_sender(notice),
    )
    for part in rule.parts(notice, person, reply_to) if rule.parts else ():
        message.attach_alternative(part.content, part.content_type)
    return message


def _headers(letter: Letter, notice: Notice, rule: Rule, place: Place, reply_to: str) -> Headers:
    entry, community = notice.entry, notice.community
    thread = f"entry.{entry.pk}" if entry else ""
    return Headers(
        message_id=letter.message_id_stem,
        thread=rule.by_mail.thread(notice) if rule.by_mail else thread,
        list_id=community.slug if community else "",
        list_name=community.name if community else "",
        unsubscribe=place.unsubscribe_link if community else "",
        reply_to=reply_to,
    )


def _subject(notice: Notice, rule: Rule, sentence: str) -> str:
    """An answer where its text is in the mail, so that mail programs put it into its thread."""
    if notice.entry and rule.shows_text and notice.entry.heading:
        return f"{_('Re:')} {notice.entry.heading}"
    return sentence


def _sender(notice: Notice) -> str:
    if notice.actor and notice.community:
        return f"{notice.actor.name} · {notice.community.name}"
    return House.current().name


def _texts_in(notice: Notice, rule: Rule, since: dt.datetime | None) -> Sequence[TextInMail]:
    if rule.by_mail:
        return rule.by_mail.texts(notice, since or notice.first_at)
    return _texts(notice, since) if rule.shows_text else []


def _texts(notice: Notice, since: dt.datetime | None) -> list[TextInMail]:
    """What was written since the last mail about it, the oldest first; published texts only."""
    heard = _heard_since.rows(notice_id=notice.pk, since=since or _EVER)
    reply_ids = [hearing.reply_id for hearing in heard if hearing.reply_id]
    replies = _published_among(reply_ids, entry_id=notice.entry_id or 0) if reply_ids else []
    if replies:
        return [_text_of(reply) for reply in replies]
    return [_text_of(notice.entry)] if notice.entry and not notice.reply_id else []


def _published_among(reply_ids: Sequence[int], *, entry_id: int) -> list[Reply]:
    if len(reply_ids) != 1:
        return list(_published(reply_ids, entry_id))
    return _published_reply.rows(reply_id=reply_ids[0], entry_id=entry_id)


def _published(reply_ids: Sequence[int], entry_id: int) -> QuerySet[Reply]:
    replies = Reply.objects.published().filter(pk__in=reply_ids, entry=entry_id)
    return replies.select_related("author").order_by("created_at")


@prepared
def _published_reply(reply_id: int, entry_id: int) -> QuerySet[Reply]:
    return _published([reply_id], entry_id)


@prepared
def _notice(notice_id: int) -> QuerySet[Notice]:
    return Notice.objects.filter(pk=notice_id).select_related(
        "person",
        "actor",
        "entry__community",
        "entry__author",
        "community",
        "reply__entry__community",
        "reply__author",
    )


@prepared
def _addresses(person_id: int) -> QuerySet[EmailAddress]:
    return EmailAddress.objects.filter(user=person_id, primary=True).order_by("pk")


@prepared
def _heard_since(notice_id: int, since: dt.datetime) -> QuerySet[Hearing]:
    hearings = Hearing.objects.filter(notice=notice_id, at__gte=since)
    return hearings.order_by("-at").only("reply_id")[:MOST_TEXTS]


def _text_of(written: Entry | Reply) -> TextInMail:
    whole = html_with_files(written)
    html = with_whole_addresses(whole, absolute(""))
    safe = mark_safe(html)  # sanitised when it was written
    return TextInMail(written.author.name, safe, text_of(whole))
