"""Who gets a notice about what happens to questions, and in which words."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Reply
from guildhall.communities.models import Membership, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.notifications.audiences import (
    AUTHORS,
    FOLLOWERS,
    NAMED,
    NAMED_AS_GROUP,
    TALK,
    TOWARD,
    WHOEVER_WANTS_ALL,
)
from guildhall.notifications.models import ChosenLevel, Level, Notice
from guildhall.notifications.rules import (
    CAN_HELP,
    LOOKS_AFTER,
    TOPIC,
    YOURS,
    Audience,
    Rule,
    Subject,
)
from guildhall.notifications.words import title, who
from guildhall.people.models import Person
from guildhall.questions import events
from guildhall.questions.models import Question
from guildhall.questions.queries import says_they_can_help

MOST_ASKED = 5


def notice_rules() -> Iterator[Rule]:
    asked = (NAMED, Audience(CAN_HELP, _people_to_ask_now), NAMED_AS_GROUP, WHOEVER_WANTS_ALL)
    yield Rule(events.QUESTION_ASKED, asked, _asked, is_urgent=_is_on_the_job, verbs=_no_verbs)
    overdue = (
        Audience(LOOKS_AFTER, _stewards_but_the_asker),
        Audience(CAN_HELP, _people_to_ask),
        Audience(TOPIC, _people_of_its_topics),
    )
    yield Rule(events.QUESTION_OVERDUE, overdue, _overdue, verbs=_no_verbs)
    yield Rule(events.ANSWER_POSTED, TALK, _answered, group="talk", verbs=_verbs_for_an_answer)
    yield Rule(
        events.ANSWER_ACCEPTED,
        (Audience(YOURS, TOWARD.people), FOLLOWERS),
        _solved,
        group="solved",
        shows_text=False,
    )
    for verb in (events.QUESTION_CLOSED, events.QUESTION_MARKED_SAME, events.QUESTION_RESTED):
        yield Rule(verb, (AUTHORS,), _ended, shows_text=False)


def _is_on_the_job(subject: Subject) -> bool:
    return subject.event.detail.get("need") == Question.Need.NOW


def _people_to_ask_now(subject: Subject) -> set[int]:
    """The person asking is on the job: a few people who listed its topic get a notice at once.

    Other questions appear in their digest and on their first page.
    """
    return _people_to_ask(subject) if _is_on_the_job(subject) else set()


def _people_to_ask(subject: Subject) -> set[int]:
    """A few people who listed one of its topics, or a word of its title, under “Ask me about”."""
    if subject.entry is None or subject.community is None:
        return set()
    everyone = Seat(subject.community, None)
    offers = says_they_can_help(everyone, subject.entry, limit=MOST_ASKED, also_away=True)
    return {offer.person_id for offer in offers}


def _people_of_its_topics(subject: Subject) -> QuerySet[Person]:
    """Members who look after one of its topics or follow it."""
    topics = subject.event.topics
    held = RolePeriod.objects.current().filter(topic__in=topics)
    chosen = ChosenLevel.objects.filter(
        topic__in=topics, level__in=[Level.EVERYTHING, Level.CONCERNS]
    )
    members = Membership.objects.current().filter(community=subject.community)
    people = Person.objects.here().filter(
        Q(pk__in=held.values("person")) | Q(pk__in=chosen.values("person"))
    )
    return people.filter(pk__in=members.values("person")).exclude(pk__in=_askers(subject))


def _stewards_but_the_asker(subject: Subject) -> set[int]:
    held = RolePeriod.objects.stewards_of(subject.community)
    return set(held.values_list("person_id", flat=True)) - _askers(subject)


def _askers(subject: Subject) -> set[int]:
    return {subject.entry.author_id} if subject.entry else set()


def _overdue(notice: Notice) -> str:
    hours = notice.detail.get("hours") or 0
    sentence = ngettext(
        "“%(title)s” has had no reply within the promised %(hours)d working hour. Can you help?",
        "“%(title)s” has had no reply within the promised %(hours)d working hours. Can you help?",
        hours,
    )
    return sentence % {"title": title(notice), "hours": hours}


def _asked(notice: Notice) -> str:
    words = {"name": who(notice), "title": title(notice)}
    if notice.detail.get("need") == Question.Need.NOW:
        return _("%(name)s is on the job and asks: “%(title)s”") % words
    return _("%(name)s asks: “%(title)s”") % words


def _answered(notice: Notice) -> str:
    sentence = ngettext(
        "%(name)s answered “%(title)s”",
        "%(number)d new replies to “%(title)s”, the last by %(name)s",
        notice.count,
    )
    return sentence % {"name": who(notice), "number": notice.count, "title": title(notice)}


def _solved(notice: Notice) -> str:
    words = {"name": who(notice), "title": title(notice)}
    if notice.reply and notice.reply.author_id == notice.person_id:
        return _("%(name)s says that your answer solved it: “%(title)s”") % words
    return _("“%(title)s” is solved") % words


def _ended(notice: Notice) -> str:
    words = {"name": who(notice), "title": title(notice)}
    return _("%(name)s closed your question “%(title)s”") % words


def _no_verbs(notice: Notice) -> Sequence[str]:
    return []


def _verbs_for_an_answer(notice: Notice) -> Sequence[str]:
    """What a reader can reply by mail: the asker that it solved it, others that it worked."""
    if notice.reply is None or notice.reply.role != Reply.Role.ANSWER or notice.entry is None:
        return []
    if notice.entry.author_id == notice.person_id:
        return [_("This solved it"), _("It worked")]
    return [_("It worked")]
