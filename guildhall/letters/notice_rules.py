"""How people are told of letters: directly, as nothing of them is an event."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.with_files import html_with_files
from guildhall.kit.html import text_of, with_whole_addresses
from guildhall.letters import names
from guildhall.letters.models import Correspondence, Correspondent, Message, Sharing
from guildhall.mail.building import absolute
from guildhall.notifications.addresses import letter_address
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ByMail, Rule, TextInMail
from guildhall.notifications.words import who

MOST_TEXTS = 5


def notice_rules() -> Iterator[Rule]:
    by_mail = ByMail(texts=_texts, answers_at=_answers_at, thread=_thread)
    yield Rule(
        names.LETTER_WRITTEN,
        (),
        _wrote,
        path=_letter,
        prepare=_fetch_letters,
        by_mail=by_mail,
        is_private=True,
    )
    yield Rule(
        names.CIRCLE_CHANGED,
        (),
        _changed,
        path=_letter,
        prepare=_fetch_letters,
        by_mail=by_mail,
        is_private=True,
    )
    yield Rule(
        names.LETTERS_REPORTED, (), _reported, path=_reports, shows_text=False, is_private=True
    )
    for verb, says in ((names.SHARING_ASKED, _asked), (names.SHARING_OPENED, _opened)):
        yield Rule(
            verb,
            (),
            says,
            path=_sharing,
            prepare=_fetch_sharings,
            shows_text=False,
            is_private=True,
        )
    yield Rule(names.REPORT_CLOSED, (), _closed, path=_list, shows_text=False, is_private=True)


def _fetch_letters(notices: Sequence[Notice]) -> None:
    """The letters that their persons still have; one query."""
    ids = {notice.detail.get("letter", 0) for notice in notices}
    people = {notice.person_id for notice in notices}
    stays = Correspondent.objects.filter(person__in=people, correspondence__in=ids, is_listed=True)
    rows = stays.select_related("correspondence")
    letters = {(row.person_id, row.correspondence_id): row.correspondence for row in rows}
    for notice in notices:
        notice.fetched = letters.get((notice.person_id, notice.detail.get("letter", 0)))


def _fetch_sharings(notices: Sequence[Notice]) -> None:
    """Those that are still there; one query."""
    ids = {notice.detail.get("sharing", 0) for notice in notices}
    sharings = Sharing.objects.filter(pk__in=ids).select_related("community").in_bulk()
    for notice in notices:
        notice.fetched = sharings.get(notice.detail.get("sharing", 0))


def _wrote(notice: Notice) -> str:
    letter = notice.fetched_as(Correspondence)
    words = {"name": who(notice), "number": notice.count, "circle": letter.name if letter else ""}
    if words["circle"]:
        text = ngettext(
            "%(name)s wrote in “%(circle)s”",
            "%(number)d new messages in “%(circle)s”, the last by %(name)s",
            notice.count,
        )
    else:
        text = ngettext(
            "%(name)s wrote to you",
            "%(number)d new messages for you, the last by %(name)s",
            notice.count,
        )
    return text % words


def _changed(notice: Notice) -> str:
    """Everyone in a circle is told who is in it; what was written meanwhile is there as well."""
    return _("%(name)s added someone to a circle you're in") % {"name": who(notice)}


def _reported(notice: Notice) -> str:
    text = ngettext(
        "A report about letters needs you",
        "%(number)d reports about letters need you",
        notice.count,
    )
    return text % {"number": notice.count}


def _closed(notice: Notice) -> str:
    return _("Your report about letters was looked at. Thank you.")


def _asked(notice: Notice) -> str:
    sharing = notice.fetched_as(Sharing)
    if sharing is None:
        return _("Something from a letter was to be shared. That is over.")
    return _("%(name)s would like to share something you wrote with %(community)s") % {
        "name": who(notice),
        "community": sharing.community.name,
    }


def _opened(notice: Notice) -> str:
    return _("Everyone agreed: what you wanted to share from a letter is in your draft")


def _sharing(notice: Notice) -> str:
    if notice.fetched_as(Sharing) is None:
        return reverse("letters:letters")
    return reverse("letters:sharing", args=[notice.detail.get("sharing", 0)])


def _letter(notice: Notice) -> str:
    return reverse("letters:letter", args=[notice.detail.get("letter", 0)])


def _reports(notice: Notice) -> str:
    return reverse("letters:letter_reports")


def _list(notice: Notice) -> str:
    return reverse("letters:my_reports")


def _texts(notice: Notice, since: dt.datetime) -> list[TextInMail]:
    """What others wrote since, as far as its person reads it now; the last few, in order."""
    messages = Message.objects.visible_to(notice.person).written()
    here = messages.filter(correspondence=notice.detail.get("letter", 0), at__gte=since)
    newest = here.exclude(author=notice.person_id).select_related("author").order_by("-pk")
    return [_text_of(message) for message in reversed(newest[:MOST_TEXTS])]


def _text_of(message: Message) -> TextInMail:
    html = html_with_files(message)
    safe = mark_safe(with_whole_addresses(html, absolute("")))  # sanitised when it was written
    return TextInMail(message.author.name, safe, text_of(html))


def _answers_at(notice: Notice) -> str:
    return letter_address(notice.person, notice.detail.get("letter", 0))


def _thread(notice: Notice) -> str:
    return f"letter.{notice.detail.get('letter', 0)}"
