"""Who hears of what happens to questions."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Reply
from guildhall.communities.seats import Seat
from guildhall.notifications.audiences import AUTHORS, FOLLOWERS, NAMED, NAMED_AS_GROUP, TOWARD, WHOEVER_WANTS_ALL
from guildhall.notifications.models import Notice
from guildhall.notifications.notices import TALK, add
from guildhall.notifications.rules import CAN_HELP, YOURS, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.questions import events
from guildhall.questions.models import Question
from guildhall.questions.queries import says_they_can_help

MOST_ASKED = 5


def register() -> None:
    asked = (NAMED, Audience(CAN_HELP, _who_can_help_now), NAMED_AS_GROUP, WHOEVER_WANTS_ALL)
    add(Rule(events.QUESTION_ASKED, asked, _asked, is_urgent=_is_on_the_job, verbs=_no_verbs))
    add(Rule(events.ANSWER_POSTED, TALK, _answered, group="talk", verbs=_verbs_for_an_answer))
    add(Rule(
        events.ANSWER_ACCEPTED, (Audience(YOURS, TOWARD.people), FOLLOWERS), _solved, group="solved", shows_text=False,
    ))  # fmt: skip
    for verb in (events.QUESTION_CLOSED, events.QUESTION_MARKED_SAME, events.QUESTION_RESTED):
        add(Rule(verb, (AUTHORS,), _ended, shows_text=False))


def _is_on_the_job(subject: Subject) -> bool:
    return subject.event.detail.get("need") == Question.Need.NOW


def _who_can_help_now(subject: Subject) -> set[int]:
    """Somebody stands beside the machine: a few of those who said that one may ask them about it hear at once.

    For other questions they find it in their digest and on their first page.
    """
    if not _is_on_the_job(subject) or subject.entry is None or subject.community is None:
        return set()
    return {offer.person_id for offer in says_they_can_help(Seat(subject.community, None), subject.entry, limit=MOST_ASKED)}


def _asked(notice: Notice) -> str:
    if notice.detail.get("need") == Question.Need.NOW:
        return _("%(name)s is on the job and asks: “%(title)s”") % {"name": who(notice), "title": title(notice)}
    return _("%(name)s asks: “%(title)s”") % {"name": who(notice), "title": title(notice)}


def _answered(notice: Notice) -> str:
    text = ngettext("%(name)s answered “%(title)s”", "%(number)d new replies to “%(title)s”, the last by %(name)s", notice.count)
    return text % {"name": who(notice), "number": notice.count, "title": title(notice)}


def _solved(notice: Notice) -> str:
    if notice.reply and notice.reply.author_id == notice.person_id:
        return _("%(name)s says that your answer solved it: “%(title)s”") % {"name": who(notice), "title": title(notice)}
    return _("“%(title)s” is solved") % {"title": title(notice)}


def _ended(notice: Notice) -> str:
    return _("%(name)s closed your question “%(title)s”") % {"name": who(notice), "title": title(notice)}


def _no_verbs(notice: Notice) -> Sequence[str]:
    return []


def _verbs_for_an_answer(notice: Notice) -> Sequence[str]:
    """What one may answer with: the asker says that it solved it, others that they tried it."""
    if notice.reply is None or notice.reply.role != Reply.Role.ANSWER or notice.entry is None:
        return []
    if notice.entry.author_id == notice.person_id:
        return [_("This solved it"), _("It worked")]
    return [_("It worked")]
