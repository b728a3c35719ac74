"""What Questions adds to the product. More is in `acts`, `parts`, `notice_rules` and their like."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.activity.listeners import Delivery, Event, LaterListener, Listener
from guildhall.activity.schedule import Recurring
from guildhall.commons.kinds import Growth
from guildhall.commons.models import Entry, Reply
from guildhall.communities.evidence import SETTLED, Reading
from guildhall.communities.models import Community, Stage
from guildhall.communities.rooms import Kind, Room
from guildhall.communities.stages import Offer
from guildhall.people.events import OFFERS_CHANGED, PERSON_CLAIMED, PERSON_LEFT, PERSON_MARKED
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.questions.actions import (
    become_question,
    begin_turns,
    forget_turns,
    match_anew,
    match_waiting,
    move_turns,
    note_first_reply,
    recount_replies_of,
    take_turns,
    tell_overdue,
)
from guildhall.questions.events import (
    ANSWER_ACCEPTED,
    ANSWER_POSTED,
    QUESTION,
    QUESTION_ASKED,
    ROOM,
)
from guildhall.questions.models import Match, Question, Relay, State, Turn
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

room = Room(
    slug=ROOM,
    name=gettext_lazy("Questions"),
    icon="message-circle-question-mark",
    purpose=gettext_lazy("Ask with one line and a photo. Someone has seen it before."),
    kinds=(
        Kind(
            QUESTION,
            gettext_lazy("question"),
            edit_url_name="change_question",
            states=tuple(State.choices),
        ),
    ),
)
growths = Growth(
    from_kinds=("post", "idea"),
    from_lines_of=("meeting", "session"),
    to_kind=QUESTION,
    label=gettext_lazy("Turn into a question"),
    icon="circle-help",
    make=become_question,
    moves_replies_of=("post",),
    posted_verb=QUESTION_ASKED,
)
offers = Offer(Stage.POTENTIAL, 10, gettext_lazy("Collect the problems people have now"), "ask")
begins = Begin(
    Intent.ASK,
    ROOM,
    gettext_lazy("Ask a question"),
    gettext_lazy("One line and a photo will do"),
    "circle-help",
    "ask",
    takes_title=True,
    draft="ask",
)
help = HelpPage("questions", gettext_lazy("Questions"), "questions/help.html")


def on_reply(entry: Entry, reply: Reply) -> None:
    note_first_reply(entry, reply)


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    move_turns(entry_ids, community)


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(QUESTION_ASKED, gettext_lazy("A new question"), _asked, is_preset=True),
        HookSubject(ANSWER_POSTED, gettext_lazy("A new answer"), _answered),
        HookSubject(ANSWER_ACCEPTED, gettext_lazy("A question is solved"), _solved),
    )


def _asked(sent: SentEvent) -> str:
    return _("%(name)s asks: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _answered(sent: SentEvent) -> str:
    return _("%(name)s answered: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _solved(sent: SentEvent) -> str:
    return _("Solved: %(title)s") % {"title": sent.entry.title}


def evidence(community: Community) -> dict[str, Reading]:
    """How many questions were solved. One query."""
    questions = Entry.objects.published().filter(community=community, kind=QUESTION)
    number = questions.filter(state=State.SOLVED).count()
    sentence = ngettext("%(number)d question solved", "%(number)d questions solved", number)
    return {SETTLED: Reading(number, sentence % {"number": number})}


def exports(person: Person) -> Kept:
    """What they asked through others; what others asked through them is the others' secret."""
    relays = Relay.objects.filter(asker=person)
    accepted = Question.objects.filter(accepted_by=person)
    turns = Turn.objects.filter(person=person, offered_at__isnull=False)
    matches = Match.objects.filter(person=person)
    return {
        "questions_offered": OnlyTheirs(
            turns.values(
                "question_id", "why", "offered_at", "answered_at", "passed_at", "expired_at"
            )
        ),
        "asked_by_name": OnlyTheirs(
            Turn.objects.filter(asked_by=person).values(
                "question_id", "person__username", "wished_at"
            )
        ),
        "questions_you_could_answer": OnlyTheirs(
            matches.values("question_id", "why", "words", "reply_id")
        ),
        "asked_through_others": OnlyTheirs(
            relays.values("title", "body", "need", "asked_at", "declined_at")
        ),
        "accepted": accepted.values("entry_id", "accepted_reply_id", "accepted_at"),
    }


def tasks() -> tuple[Listener | LaterListener | Recurring, ...]:
    return (
        Listener("questions.marked", _recount, frozenset({PERSON_MARKED})),
        Listener("questions.claimed", _match_anew, frozenset({PERSON_CLAIMED, OFFERS_CHANGED})),
        Listener("questions.left", _forget_turns, frozenset({PERSON_LEFT})),
        LaterListener("questions.asked", _begin_turns, frozenset({QUESTION_ASKED})),
        Recurring(
            "questions.take_turns",
            take_turns,
            dt.timedelta(minutes=1),
            label=gettext_lazy("Offer questions to people who can probably answer"),
        ),
        Recurring(
            "questions.match_waiting",
            match_waiting,
            dt.timedelta(minutes=5),
            label=gettext_lazy("Find people for waiting questions"),
        ),
        Recurring(
            "questions.tell_overdue",
            tell_overdue,
            dt.timedelta(minutes=10),
            label=gettext_lazy("Report questions that wait too long"),
        ),
    )


def _recount(events: Sequence[Event]) -> None:
    """A reply by a program doesn't count as a first reply."""
    for event in events:
        if event.toward_id:
            recount_replies_of(event.toward_id)


def _match_anew(events: Sequence[Event]) -> None:
    """What someone brought along, or lists now, speaks for them."""
    for event in events:
        if event.actor_id:
            match_anew(event.actor_id)


def _begin_turns(event: Event, delivery: Delivery) -> None:
    """At once: the recurring job is there for what comes later."""
    if event.entry_id:
        begin_turns(event.entry_id)


def _forget_turns(events: Sequence[Event]) -> None:
    for event in events:
        if event.actor_id:
            forget_turns(event.actor_id)
