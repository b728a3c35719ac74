"""What a mail would post: for the page on which its person decides."""

from dataclasses import dataclass

from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.commons.text import NotPosted, read_text
from guildhall.communities.models import Community
from guildhall.incoming.left_out import sentence_of
from guildhall.incoming.models import IncomingMail
from guildhall.incoming.own_words import own_words
from guildhall.incoming.reading import ReadMail, Unreadable, read_mail, without_answer_marks
from guildhall.incoming.trust import was_seen
from guildhall.incoming.wishes import Wish, wish_of
from guildhall.kit.markdown import render
from guildhall.notifications.mail_verbs import asked_privately, goes_to_author


@dataclass(frozen=True, slots=True)
class Proposal:
    """`purpose` says what the mail becomes, `files` name what comes along, as far as it is taken.

    `title` is empty for an answer.

    `is_again`: the same mail was posted before.
    """

    purpose: str
    title: str
    html: SafeString
    files: list[str]
    left_out: str
    is_again: bool


def proposal_of(mail: IncomingMail) -> Proposal | None:
    """None where its person may no longer post there, or its text is gone."""
    try:
        read = read_mail(bytes(mail.raw))
    except Unreadable:
        return None
    wish = wish_of(mail.recipient, read, confirmed_by=mail.person)
    if wish is None or mail.person is None or wish.person.pk != mail.person.pk:
        return None
    community = _community_of(wish)
    if community is None and not (wish.letter_id or wish.asked):
        return None
    own = own_words(read, is_answer=wish.is_answer, is_plain=bool(wish.asked))
    by_place = {place: f"*{_('Picture')}*" for place in own.pictures}
    text = own.with_pictures(by_place, own.text)
    html = _as_plain(text) if wish.asked else _rendered(text, community)
    title = "" if wish.is_answer else without_answer_marks(read.subject)
    return Proposal(
        _purpose(wish, read, community),
        title,
        html,
        [file.name for file in own.files],
        sentence_of(own.left_out),
        was_seen(mail),
    )


def _community_of(wish: Wish) -> Community | None:
    if wish.slug:
        return Community.objects.filter(slug=wish.slug).first()
    entry = _entry_of(wish)
    return entry.community if entry else None


def _entry_of(wish: Wish) -> Entry | None:
    return (
        Entry.objects.visible_to(wish.person)
        .select_related("community", "author")
        .filter(pk=wish.entry_id)
        .first()
    )


def _purpose(wish: Wish, read: ReadMail, community: Community | None) -> str:
    if wish.asked:
        way = asked_privately(wish.asked.code)
        return str(way.purpose) if way else ""
    if community is None:
        return _("Your answer in a letter")
    if wish.slug:
        return _("A new question in %(community)s") % {"community": community.name}
    entry = _entry_of(wish)
    heading = entry.heading if entry else ""
    if read.calendar:
        return _("Your reply to the invitation “%(heading)s” in %(community)s") % {
            "heading": heading,
            "community": community.name,
        }
    if entry and goes_to_author(entry, reply_id=wish.reply_id, by=wish.person):
        return _("A letter to %(name)s about “%(heading)s”") % {
            "name": entry.author.name,
            "heading": heading,
        }
    return _("An answer to “%(heading)s” in %(community)s") % {
        "heading": heading,
        "community": community.name,
    }


def _as_plain(text: str) -> SafeString:
    return mark_safe(linebreaks(text, autoescape=True))  # escaped here


def _rendered(text: str, community: Community | None) -> SafeString:
    if community is None:
        return mark_safe(render(text))  # sanitised as it is made
    try:
        return mark_safe(read_text(text, community=community).html)  # sanitised as it is made
    except NotPosted as problem:
        return mark_safe(f"<p>{problem}</p>")  # a sentence of ours
