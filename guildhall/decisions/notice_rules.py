"""Who is told what happens to decisions: those who are asked first, then who took part."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhall.ballots.queries import who_has_voted
from guildhall.commons.models import Reply
from guildhall.decisions import events
from guildhall.decisions.models import Contribution, Decision, Level, State
from guildhall.decisions.ways import way_of
from guildhall.decisions.ways.consent import round_of
from guildhall.decisions.ways.voting import NAME as VOTE
from guildhall.decisions.ways.voting import vote_of
from guildhall.notifications.audiences import (
    AUTHORS,
    FOLLOWERS,
    STEWARDS,
    TOWARD,
    WHOEVER_WANTS_ALL,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import (
    ASKED,
    FOLLOWING,
    MEMBER,
    PERSONAL,
    Audience,
    People,
    Rule,
    Subject,
)
from guildhall.notifications.words import title, who
from guildhall.rounds.queries import people_of, who_spoke


def notice_rules() -> Iterator[Rule]:
    asked = (Audience(ASKED, _everyone), Audience(PERSONAL, _some), Audience(MEMBER, _told))
    spoke = Audience(FOLLOWING, _who_took_part)
    yield Rule(events.DECISION_OPENED, (*asked, WHOEVER_WANTS_ALL), _opened, verbs=_voices)
    yield Rule(events.PROPOSAL_CHANGED, asked, _changed, verbs=_voices, shows_text=False)
    yield Rule(events.DECISION_EXTENDED, (spoke, FOLLOWERS), _extended, shows_text=False)
    yield Rule(
        events.DECISION_SOON_OVER,
        (Audience(ASKED, _who_has_not_answered),),
        _soon_over,
        verbs=_voices,
        shows_text=False,
    )
    yield Rule(
        events.PROPOSAL_OBJECTED_TO,
        (AUTHORS, STEWARDS),
        _objected,
        shows_text=False,
        group="objected",
    )
    yield Rule(events.OBJECTION_ANSWERED, (TOWARD,), _answered, shows_text=False)
    yield Rule(events.ADVICE_ASKED, (TOWARD,), _advice)
    yield Rule(
        events.THEME_ANSWERED,
        (Audience(PERSONAL, _who_contributed),),
        _theme,
        shows_text=False,
        group="theme",
    )
    yield Rule(events.DECIDER_NAMED, (TOWARD,), _named, shows_text=False)
    yield Rule(events.DECISION_PASSED_ON, (STEWARDS,), _passed_on, shows_text=False)
    yield Rule(events.DECISION_WAITS, (TOWARD,), _waits, shows_text=False)
    yield from _of_the_stewards_word(spoke)
    stopped = (AUTHORS, spoke, FOLLOWERS)
    yield Rule(events.DECISION_PREPARED_ANEW, stopped, _prepared_anew, shows_text=False)
    yield Rule(events.ROLE_OFFERED, (TOWARD,), _role_offered, shows_text=False)
    yield Rule(events.ROLE_STILL_OFFERED, (TOWARD,), _role_still_offered, shows_text=False)
    yield Rule(events.ROLE_ACCEPTED, (STEWARDS,), _role_accepted, shows_text=False)
    yield Rule(events.ROLE_DECLINED, (STEWARDS,), _role_declined, shows_text=False)
    ended = (AUTHORS, spoke, FOLLOWERS, WHOEVER_WANTS_ALL)
    yield Rule(events.DECISION_MADE, ended, _made, shows_text=False)
    yield Rule(events.DECISION_LAPSED, ended, _lapsed, shows_text=False)
    yield Rule(events.DECISION_WITHDRAWN, (spoke, FOLLOWERS), _withdrawn, shows_text=False)
    yield Rule(events.REVIEW_ASKED, (AUTHORS, spoke, STEWARDS), _review_asked, shows_text=False)
    yield Rule(events.DECISION_TO_REVIEW, (AUTHORS, STEWARDS), _to_review, shows_text=False)
    yield Rule(events.DECISION_REPLACED, (AUTHORS, spoke), _replaced, shows_text=False)


def _of_the_stewards_word(spoke: Audience) -> Iterator[Rule]:
    yield Rule(
        events.STEWARDS_ASKED,
        (STEWARDS,),
        _stewards_asked,
        verbs=_stewards_words,
        shows_text=False,
    )
    against = (AUTHORS, spoke, STEWARDS)
    yield Rule(events.STEWARDS_CANNOT, against, _stewards_cannot, shows_text=False)
    answered = (STEWARDS, AUTHORS)
    yield Rule(events.STEWARDS_ANSWERED, answered, _stewards_answered, shows_text=False)


def _decision(subject: Subject) -> Decision | None:
    if subject.entry is None:
        return None
    decision = Decision.objects.filter(pk=subject.entry.pk).select_related("topic").first()
    if decision:
        decision.entry = subject.entry
    return decision


def _everyone(subject: Subject) -> People:
    """Every member is asked."""
    decision = _decision(subject)
    return _people_of(decision) if decision and _asks_all(decision) else set()


def _some(subject: Subject) -> People:
    """Only the people with a role or of a topic are asked, or told."""
    decision = _decision(subject)
    is_for_some = decision and (decision.role or decision.topic_id) and decision.way != "advice"
    return _people_of(decision) if decision and is_for_some else set()


def _told(subject: Subject) -> People:
    """Every member is told: nobody is asked."""
    decision = _decision(subject)
    is_told = decision and decision.level == Level.TOLD
    return _people_of(decision) if decision and is_told else set()


def _asks_all(decision: Decision) -> bool:
    """Where one person asks by name, only those are told."""
    is_for_all = not decision.role and not decision.topic_id
    return is_for_all and decision.level != Level.TOLD and decision.way != "advice"


def _people_of(decision: Decision) -> People:
    return people_of(decision.entry.community_id, role=decision.role, topic_id=decision.topic_id)


def _who_has_not_answered(subject: Subject) -> People:
    decision = _decision(subject)
    if decision is None or decision.entry.state != State.OPEN:
        return set()
    return way_of(decision).waits_for(decision)


def _who_took_part(subject: Subject) -> set[int]:
    """People who said yes or no, were asked for advice, or replied."""
    decision = _decision(subject)
    if decision is None:
        return set()
    asked = round_of(decision)
    replied = Reply.objects.published().filter(entry=decision.pk)
    return {
        *(who_spoke(asked) if asked else ()),
        *_who_voted(decision),
        *decision.asked.values_list("person_id", flat=True),
        *replied.values_list("author_id", flat=True),
    }


def _who_voted(decision: Decision) -> set[int]:
    vote = vote_of(decision) if decision.way == VOTE else None
    return set(who_has_voted(vote)) if vote else set()


def _who_contributed(subject: Subject) -> set[int]:
    rows = Contribution.objects.filter(
        theme=subject.event.detail.get("theme") or 0,
        theme__decision=subject.entry.pk if subject.entry else None,
    )
    return set(rows.values_list("reply__author_id", flat=True))


def _voices(notice: Notice) -> list[str]:
    """What can be answered by mail: only where people say yes or no."""
    decision = Decision.objects.filter(pk=notice.entry_id, way="consent").first()
    return [_("Yes"), _("I abstain"), _("I object")] if decision else []


def _stewards_words(_notice: Notice) -> list[str]:
    return [_("We can live with it"), _("We can't")]


def _opened(notice: Notice) -> str:
    if notice.detail.get("level") == Level.TOLD:
        return _("%(name)s tells you what is decided: “%(title)s”") % _words(notice)
    return _("%(name)s asks: “%(title)s”") % _words(notice)


def _changed(notice: Notice) -> str:
    return _("%(name)s changed the proposal and asks again: “%(title)s”") % _words(notice)


def _extended(notice: Notice) -> str:
    return _("There is more time to answer “%(title)s”") % _words(notice)


def _soon_over(notice: Notice) -> str:
    return _("“%(title)s” is open until tomorrow. You haven't answered yet.") % _words(notice)


def _objected(notice: Notice) -> str:
    return _("%(name)s objects to “%(title)s”. The objection needs an answer.") % _words(notice)


def _answered(notice: Notice) -> str:
    return _("%(name)s answered your objection to “%(title)s”") % _words(notice)


def _advice(notice: Notice) -> str:
    return _("%(name)s asks for your advice: “%(title)s”") % _words(notice)


def _theme(notice: Notice) -> str:
    return _("%(name)s answered what you said about “%(title)s”") % _words(notice)


def _named(notice: Notice) -> str:
    return _("%(name)s asks you to decide “%(title)s”") % _words(notice)


def _passed_on(notice: Notice) -> str:
    return _("Nobody is left to decide “%(title)s”. Can you name someone?") % _words(notice)


def _waits(notice: Notice) -> str:
    return _("The day for “%(title)s” is over, and it waits for you") % _words(notice)


def _stewards_asked(notice: Notice) -> str:
    return _("Can the stewards live with it? Members have answered: “%(title)s”") % _words(notice)


def _stewards_cannot(notice: Notice) -> str:
    sentence = _("%(name)s says why the stewards can't live with it: “%(title)s”")
    return sentence % _words(notice)


def _stewards_answered(notice: Notice) -> str:
    sentence = _("%(name)s answered what the stewards have against it: “%(title)s”")
    return sentence % _words(notice)


def _prepared_anew(notice: Notice) -> str:
    sentence = _("%(name)s changes the options of “%(title)s”. Then everyone is asked once more")
    return sentence % _words(notice)


def _role_offered(notice: Notice) -> str:
    return _("You were elected: “%(title)s”. Will you do it?") % _words(notice)


def _role_still_offered(notice: Notice) -> str:
    return _("“%(title)s”: people are waiting for your answer. Will you do it?") % _words(notice)


def _role_accepted(notice: Notice) -> str:
    return _("%(name)s said yes and has the role: “%(title)s”") % _words(notice)


def _role_declined(notice: Notice) -> str:
    return _("%(name)s can't do it: “%(title)s”. You can ask the next person.") % _words(notice)


def _made(notice: Notice) -> str:
    return _("Decided: “%(title)s”") % _words(notice)


def _lapsed(notice: Notice) -> str:
    return _("Nothing was decided: “%(title)s”") % _words(notice)


def _withdrawn(notice: Notice) -> str:
    return _("%(name)s withdrew “%(title)s”") % _words(notice)


def _review_asked(notice: Notice) -> str:
    return _("%(name)s asks to open “%(title)s” again. Do you support it?") % _words(notice)


def _to_review(notice: Notice) -> str:
    return _("Does it still hold? “%(title)s” is to be looked at again") % _words(notice)


def _replaced(notice: Notice) -> str:
    return _("A newer decision took the place of “%(title)s”") % _words(notice)


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
