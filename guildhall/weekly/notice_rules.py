"""Who is told of a letter of the week: the members, and its mail goes out by itself."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.audiences import MEMBERS
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.weekly.events import WEEKLY_LETTER_SENT


def notice_rules() -> Rule:
    return Rule(
        WEEKLY_LETTER_SENT,
        (MEMBERS,),
        _sent,
        key=_each_by_itself,
        path=_page,
        shows_text=False,
        is_mailed=False,
    )


def _each_by_itself(subject: Subject) -> str:
    return f"weekly:{subject.event.detail['letter']}"


def _page(notice: Notice) -> str:
    letter_id = notice.detail.get("letter")
    if not (notice.community and letter_id):
        return "/"
    return reverse("weekly_letter", args=[notice.community.slug, letter_id])


def _sent(notice: Notice) -> str:
    words = {"name": who(notice), "community": title(notice)}
    return _("%(name)s sends you the letter of the week of %(community)s") % words
