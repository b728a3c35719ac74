"""Who is told what happens to challenges: who decides, whose ideas are in, who follows."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _

from guildhall.commons.models import Authorship
from guildhall.communities.standing_in import covers_of
from guildhall.ideas import events
from guildhall.ideas.models import Assessor, Challenge, Idea
from guildhall.notifications.audiences import FOLLOWERS, NEW_ENTRY, STEWARDS, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import COVERS, PERSONAL, YOURS, Audience, Rule, Subject
from guildhall.notifications.words import title, who


def rules_of_challenges() -> Iterator[Rule]:
    """Authors hear of the answer to their idea as to any other; here is what else happens."""
    quiet = partial(Rule, shows_text=False)
    decider = Audience(PERSONAL, TOWARD.people)
    assessors = Audience(PERSONAL, _who_assesses)
    cover, writers = Audience(COVERS, _who_covers), Audience(YOURS, _who_put_in)
    yield Rule(events.CHALLENGE_BEGUN, (Audience(PERSONAL, _who_decides), *NEW_ENTRY), _begun)
    yield quiet(events.DECIDER_NAMED, (decider,), _named)
    yield quiet(events.ASSESSOR_ASKED, (decider,), _assessor)
    yield quiet(events.SCORES_COMPLETE, (decider,), _complete)
    yield quiet(events.CHALLENGE_CLOSED, (decider, cover, assessors, writers, FOLLOWERS), _closed)
    yield quiet(events.CHALLENGE_LATE, (decider, cover, STEWARDS), _late)
    yield quiet(events.CHALLENGE_PASSED_ON, (STEWARDS,), _passed_on)
    yield quiet(events.DECIDER_STEPPED_BACK, (STEWARDS,), _passed_on)
    yield quiet(events.CHALLENGE_DECIDED, (writers, FOLLOWERS), _decided, prepare=_fetch)
    yield quiet(events.CHALLENGE_CALLED_OFF, (writers, FOLLOWERS), _called_off, prepare=_fetch)
    yield quiet(events.CHALLENGE_REOPENED, (writers, FOLLOWERS), _goes_on)


def _who_decides(subject: Subject) -> set[int]:
    decider = subject.event.detail.get("decider")
    return {int(decider)} if decider else set()


def _who_covers(subject: Subject) -> set[int]:
    """In place of the person who decides, while they are away."""
    if subject.community is None or not subject.event.toward_id:
        return set()
    covers = covers_of({subject.event.toward_id}, community_id=subject.community.pk)
    return {cover for cover in covers.values() if cover}


def _who_put_in(subject: Subject) -> set[int]:
    if subject.entry is None:
        return set()
    ideas = Idea.objects.published().filter(challenge=subject.entry.pk).values("pk")
    written = Authorship.objects.filter(entry__in=ideas)
    return set(written.values_list("person_id", flat=True))


def _who_assesses(subject: Subject) -> set[int]:
    if subject.entry is None:
        return set()
    asked = Assessor.objects.filter(challenge=subject.entry.pk)
    return set(asked.values_list("person_id", flat=True))


def _fetch(notices: Sequence[Notice]) -> None:
    """The challenges of these notices, with what came of them. One query."""
    rows = Challenge.objects.in_bulk({notice.entry_id for notice in notices})
    for notice in notices:
        notice.fetched = rows.get(notice.entry_id)


def _begun(notice: Notice) -> str:
    if notice.reason == PERSONAL.code:
        return _("%(name)s began a challenge that you decide: “%(title)s”") % _words(notice)
    return _("%(name)s asks for ideas: “%(title)s”") % _words(notice)


def _named(notice: Notice) -> str:
    return _("%(name)s asks you to decide the challenge “%(title)s”") % _words(notice)


def _assessor(notice: Notice) -> str:
    return _("%(name)s asks you to look at the ideas for “%(title)s”") % _words(notice)


def _complete(notice: Notice) -> str:
    return _("All assessors of “%(title)s” have handed in") % _words(notice)


def _closed(notice: Notice) -> str:
    words = _words(notice)
    if notice.reason == PERSONAL.code:
        return _("All ideas for “%(title)s” are in. It's your turn to look at them now.") % words
    if notice.reason == COVERS.code:
        return (
            _(
                "All ideas for “%(title)s” are in, and the person who decides is away. "
                "Can you tell people how things are?"
            )
            % words
        )
    return _("All ideas for “%(title)s” are in. It's being decided now.") % words


def _late(notice: Notice) -> str:
    return _("“%(title)s” was to be decided by now. People wait to hear.") % _words(notice)


def _passed_on(notice: Notice) -> str:
    return _("The challenge “%(title)s” needs someone who decides it") % _words(notice)


def _decided(notice: Notice) -> str:
    return _with_outcome(_("The challenge “%(title)s” is decided."), notice)


def _called_off(notice: Notice) -> str:
    return _with_outcome(_("The challenge “%(title)s” is called off."), notice)


def _goes_on(notice: Notice) -> str:
    return _("The challenge “%(title)s” goes on") % _words(notice)


def _with_outcome(sentence: str, notice: Notice) -> str:
    challenge = notice.fetched_as(Challenge)
    words = sentence % _words(notice)
    return f"{words} {challenge.outcome}" if challenge and challenge.outcome else words


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
