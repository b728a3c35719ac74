"""Who hears of stories: everybody whose words led to it, and who is asked for one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.audiences import IN_THE_TRAIL, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.notices import NEW_ENTRY, add
from guildhall.notifications.rules import Rule
from guildhall.notifications.words import title, who
from guildhall.stories import events


def register() -> None:
    add(Rule(events.STORY_TOLD, (NEW_ENTRY[0], IN_THE_TRAIL, *NEW_ENTRY[1:]), _told))
    add(Rule(events.STORY_ASKED, (TOWARD,), _asked, shows_text=False, path=_answer_page))


def _told(notice: Notice) -> str:
    return _("What came of it, says %(name)s: “%(title)s”") % {"name": who(notice), "title": title(notice)}


def _asked(notice: Notice) -> str:
    return _("“%(title)s” worked for you. What did it save or change? One sentence. May we tell it?") % {"title": title(notice)}


def _answer_page(notice: Notice) -> str:
    number = notice.detail.get("ask")
    return reverse("answer_story_ask", args=[notice.community.slug, number]) if notice.community and number else "/"
