"""What Questions declares to the house. Beside it: `acts`, `acts_on`, `parts`, `entry_page`, `notice_rules`, `mail_verbs`, `digest`."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.commons.kinds import Growth
from guildhall.commons.models import Entry, Reply
from guildhall.communities.evidence import SETTLED, Reading
from guildhall.communities.models import Community, Stage
from guildhall.communities.rooms import Kind, Room
from guildhall.communities.stages import Offer
from guildhall.people.events import PERSON_MARKED
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.questions.actions import (
    become_question,
    note_first_reply,
    recount_replies_of,
    tell_overdue,
)
from guildhall.questions.events import (
    ANSWER_ACCEPTED,
    ANSWER_POSTED,
    QUESTION,
    QUESTION_ASKED,
    ROOM,
)
from guildhall.questions.models import Question, Relay, State
from guildhall.web.help_pages import HelpPage
from guildhall.webhooks.subjects import HookSubject, SentEvent

room = Room(
    slug=ROOM,
    name=gettext_lazy("Questions"),
    icon="message-circle-question-mark",
    purpose=gettext_lazy("Ask with one line and a photo; somebody has seen it before."),
    kinds=(Kind(QUESTION, gettext_lazy("question"), edit_url_name="change_question"),),
)
growths = Growth(
    from_kinds=("post",),
    from_lines_of=("meeting",),
    to_kind=QUESTION,
    label=gettext_lazy("Somebody needs this answered"),
    icon="circle-help",
    make=become_question,
    moves_replies=True,
    posted_verb=QUESTION_ASKED,
)
offers = Offer(Stage.POTENTIAL, 10, gettext_lazy("Collect the problems people have now"), "ask")
help = HelpPage("questions", gettext_lazy("Questions"), "questions/help.html")


def on_reply(entry: Entry, reply: Reply) -> None:
    note_first_reply(entry, reply)


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(
            QUESTION_ASKED, gettext_lazy("A question was asked and waits"), _asked, is_preset=True
        ),
        HookSubject(ANSWER_POSTED, gettext_lazy("A question was answered"), _answered),
        HookSubject(ANSWER_ACCEPTED, gettext_lazy("A question was solved"), _solved),
    )


def _asked(sent: SentEvent) -> str:
    return _("%(name)s asks: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _answered(sent: SentEvent) -> str:
    return _("%(name)s answered: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _solved(sent: SentEvent) -> str:
    return _("Solved: %(title)s") % {"title": sent.entry.title}


def evidence(community: Community) -> dict[str, Reading]:
    """Questions that were solved. One query."""
    questions = Entry.objects.published().filter(community=community, kind=QUESTION)
    number = questions.filter(state=State.SOLVED).count()
    text = ngettext("%(number)d question solved", "%(number)d questions solved", number)
    return {SETTLED: Reading(number, text % {"number": number})}


def exports(person: Person) -> Kept:
    """Of what was asked through others only their own: what others asked through them is the others' secret."""
    relays, accepted = (
        Relay.objects.filter(asker=person),
        Question.objects.filter(accepted_by=person),
    )
    return {
        "asked_through_others": relays.values("title", "body", "need", "asked_at", "declined_at"),
        "accepted": accepted.values("entry_id", "accepted_reply_id", "accepted_at"),
    }


def tasks() -> tuple[Listener | Recurring, ...]:
    return (
        Listener("questions.marked", _look_again, frozenset({PERSON_MARKED})),
        Recurring(
            "questions.tell_overdue",
            tell_overdue,
            dt.timedelta(minutes=10),
            label=gettext_lazy("Report questions that wait too long"),
        ),
    )


def _look_again(events: Sequence[Event]) -> None:
    """A program's reply is no first reply."""
    for event in events:
        if event.toward_id:
            recount_replies_of(event.toward_id)
