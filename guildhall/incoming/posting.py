"""A mail as an act: an answer, a word that does something, or a new question."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from guildhall.commons.actions import attach_picture, picture_markdown
from guildhall.commons.models import Entry, Reply
from guildhall.communities.seats import Seat, take_seat
from guildhall.incoming.own_words import (
    DAMAGED,
    MOST_PICTURES,
    PLACE,
    TOO_MANY,
    LeftOut,
    OwnWords,
    own_words,
)
from guildhall.incoming.reading import ReadMail, without_answer_marks
from guildhall.incoming.wishes import Wish
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import require
from guildhall.notifications.mail_verbs import (
    EntryByMail,
    MailAnswer,
    answer_to,
    calendar_answers,
    entries,
    verb_in,
)
from guildhall.people.models import Person


class NotTaken(Exception):
    """A mail that is not posted, with the sentence that its person reads."""


def post_mail(read: ReadMail, wish: Wish) -> tuple[Entry, list[LeftOut]]:
    """Do what the mail wishes; the entry that it is about, and what of it was left out.

    Raises NotTaken, NotPosted, Refused.
    """
    own = own_words(read, is_answer=bool(wish.entry_id))
    left_out = list(own.left_out)
    entry = _answer(read, own, wish, left_out) if wish.entry_id else _ask(read, own, wish, left_out)
    return entry, left_out


def _answer(read: ReadMail, own: OwnWords, wish: Wish, left_out: list[LeftOut]) -> Entry:
    entries_seen = Entry.objects.visible_to(wish.person).select_related("community", "author")
    entry = entries_seen.filter(pk=wish.entry_id).first()
    if entry is None:
        raise NotTaken(_("The text you answered is no longer there."))
    seat = take_seat(entry.community.slug, wish.person)
    replies = Reply.objects.visible_to(wish.person).filter(pk=wish.reply_id, entry=entry)
    reply = replies.select_related("author", "parent").first()
    if read.calendar and entry.kind in calendar_answers:
        _keep_calendar_answer(read, MailAnswer(wish.person, seat, entry, reply, ""))
        left_out.clear()  # the program wrote all of it
        return entry
    verb, text = verb_in(own.text, entry.kind)
    answer = MailAnswer(
        wish.person, seat, entry, reply, _with_pictures(own, text, wish.person, left_out)
    )
    if verb:
        require(verb.may(answer))
        verb.act(answer)
    if answer.text:
        _post(answer)
    elif not verb:
        raise NotTaken(_nothing_to_post(left_out))
    return entry


def _keep_calendar_answer(read: ReadMail, answer: MailAnswer) -> None:
    addresses = list(EmailAddress.objects.filter(user=answer.by).values_list("email", flat=True))
    if not calendar_answers[answer.entry.kind].act(answer, read.calendar, addresses):
        raise NotTaken(
            _(
                "Your calendar answered for another meeting or from another address. Please "
                "answer on the meeting's page."
            )
        )


def _post(answer: MailAnswer) -> None:
    by_mail = answer_to(answer.entry.kind)
    require(by_mail.may(answer))
    by_mail.post(answer)


def _nothing_to_post(left_out: list[LeftOut]) -> str:
    names = ", ".join(name for name, _why in left_out if name)
    if names:
        return _("We found no text of yours and no picture that we can show, only: %(names)s.") % {
            "names": names
        }
    return _(
        "We found no text of yours in your mail. Please write above the quoted text and send "
        "it again."
    )


def _ask(read: ReadMail, own: OwnWords, wish: Wish, left_out: list[LeftOut]) -> Entry:
    seat = take_seat(wish.slug, wish.person)
    way = way_in(seat)
    require(way.may(seat))
    title = without_answer_marks(read.subject)
    if not title:
        raise NotTaken(
            _("Your mail has no subject. Please send it again with your question as the subject.")
        )
    return way.post(seat, title, _with_pictures(own, own.text, wish.person, left_out))


def way_in(seat: Seat) -> EntryByMail:
    """What a mail to this community becomes. Raises NotTaken."""
    for way in entries:
        if seat.has_room(way.room):
            return way
    raise NotTaken(_("This community isn't taking questions at the moment."))


def _with_pictures(own: OwnWords, text: str, by: Person, left_out: list[LeftOut]) -> str:
    """The text with its pictures in their places; what cannot be shown is left out."""
    by_place: dict[str, str] = {}
    for place in (match[0] for match in PLACE.finditer(text)):
        picture = own.pictures.get(place)
        if picture is None or place in by_place:
            continue
        if len(by_place) >= MOST_PICTURES:
            left_out.append((picture.name, TOO_MANY))
            continue
        try:
            by_place[place] = picture_markdown(attach_picture(picture.content, by=by))
        except NotAPicture:
            left_out.append((picture.name, DAMAGED))
    return own.with_pictures(by_place, text)
