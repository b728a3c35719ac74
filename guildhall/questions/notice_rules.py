"""Who gets a notice about what happens to questions, and in which words."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Reply
from guildhall.communities.models import Membership, RolePeriod
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
    LOOKS_AFTER,
    OFFERED,
    PERSONAL,
    TOPIC,
    YOURS,
    Audience,
    Rule,
    Subject,
)
from guildhall.notifications.words import title, who
from guildhall.people.models import Person
from guildhall.questions import events
from guildhall.questions.models import Question, Why

WHY_YOU = {
    Why.DECLARED.value: gettext_lazy("You listed it under “Ask me about”."),
    Why.ALIKE.value: gettext_lazy("You answered something similar."),
    Why.TOPIC.value: gettext_lazy("You answered on its topic."),
    Why.LOOKS_AFTER.value: gettext_lazy("You look after its topic."),
    Why.LATELY.value: gettext_lazy("You answered here lately."),
}


def notice_rules() -> Iterator[Rule]:
    asked = (NAMED, NAMED_AS_GROUP, WHOEVER_WANTS_ALL)
    yield Rule(events.QUESTION_ASKED, asked, _asked, is_urgent=_is_on_the_job, verbs=_no_verbs)
    yield from _of_going_round()
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


def _of_going_round() -> Iterator[Rule]:
    """One person is offered it, then the people of its topics are asked, then the stewards."""
    offered = (
        Audience(PERSONAL, _asked_by_name),
        Audience(OFFERED, TOWARD.people),
    )
    yield Rule(
        events.QUESTION_OFFERED,
        offered,
        _offered,
        path=_place_of_the_turn,
        is_urgent=_waits_on_the_job,
        verbs=_verbs_for_an_offer,
    )
    topic = (Audience(TOPIC, _people_of_its_topics),)
    yield Rule(events.QUESTION_WIDENED, topic, _waiting, verbs=_no_verbs)
    stewards = (Audience(LOOKS_AFTER, _stewards_but_the_asker),)
    yield Rule(events.QUESTION_UNANSWERED, stewards, _waiting, verbs=_no_verbs)
    yield Rule(events.QUESTION_OVERDUE, stewards, _overdue, verbs=_no_verbs)


def _is_on_the_job(subject: Subject) -> bool:
    return subject.event.detail.get("need") == Question.Need.NOW


def _waits_on_the_job(subject: Subject) -> bool:
    need = Question.objects.filter(entry=subject.entry).values_list("need", flat=True).first()
    return need == Question.Need.NOW


def _asked_by_name(subject: Subject) -> set[int]:
    """Someone asked for them: that concerns them, however they are told of what they might know."""
    is_by_name = subject.event.actor_id is not None and subject.event.toward_id is not None
    return {subject.event.toward_id} if is_by_name and subject.event.toward_id else set()


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


def _offered(notice: Notice) -> str:
    """With what speaks for the person, in a few words; the page shows the answer it rests on."""
    words = {"name": who(notice), "title": title(notice)}
    if notice.actor_id:
        return _("%(name)s asks you: “%(title)s”") % words
    why = WHY_YOU.get(notice.detail.get("why") or "")
    asked = _("Can you answer this? “%(title)s”") % words
    return f"{asked} {why}" if why else asked


def _waiting(notice: Notice) -> str:
    return _("“%(title)s” has no answer yet. Can you help?") % {"title": title(notice)}


def _place_of_the_turn(notice: Notice) -> str:
    entry = notice.entry
    return f"{path_of(entry, entry.community.slug)}#turn" if entry else "/"


def _verbs_for_an_offer(notice: Notice) -> Sequence[str]:
    return [_("Pass")]


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
