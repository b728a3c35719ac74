"""Who is told what happens to ideas: the authors first, then those who joined."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.communities.models import RolePeriod
from guildhall.communities.standing_in import covers_of
from guildhall.ideas import events
from guildhall.ideas.challenge_notices import rules_of_challenges
from guildhall.ideas.models import Answer, Joining, Wish
from guildhall.ideas.small_test_notices import rules_of_small_tests
from guildhall.notifications.audiences import (
    AUTHORS,
    FOLLOWERS,
    IN_THE_TRAIL,
    NEW_ENTRY,
    STEWARDS,
    TALK,
    TOWARD,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import CAN_HELP, COVERS, FOLLOWING, Audience, Rule, Subject
from guildhall.notifications.words import title, who


def notice_rules() -> Iterator[Rule]:
    yield Rule(events.IDEA_ADDED, NEW_ENTRY, _added, verbs=_joining_words)
    yield Rule(events.IDEA_JOINED, (AUTHORS,), _joined, shows_text=False, group="joined")
    yield Rule(events.IDEA_DOUBTED, TALK, _doubted, group="talk")
    yield Rule(events.IDEA_BUILT_ON, (AUTHORS,), _built_on, shows_text=False, path=_newer)
    yield Rule(events.COAUTHOR_ADDED, (TOWARD,), _coauthor, shows_text=False)
    yield Rule(
        events.HELP_ASKED,
        (Audience(CAN_HELP, TOWARD.people),),
        _asked,
        shows_text=False,
        prepare=_fetch_wishes,
        verbs=_asked_words,
    )
    yield Rule(
        events.TEAM_BEGUN, (Audience(FOLLOWING, _who_would_help),), _team_begun, shows_text=False
    )
    yield Rule(events.TEAM_JOINED, (AUTHORS,), _team_joined, shows_text=False, group="team")
    late = (STEWARDS, Audience(COVERS, _who_cover_for_stewards))
    yield Rule(events.IDEA_LATE, late, _late, shows_text=False)
    yield from _of_answers()
    yield from rules_of_small_tests()
    yield from rules_of_challenges()


def _of_answers() -> Iterator[Rule]:
    answered = (IN_THE_TRAIL, Audience(FOLLOWING, _who_joined), FOLLOWERS)
    for verb in (
        events.IDEA_LOOKED_AT,
        events.IDEA_MOVED_ON,
        events.IDEA_TRIED,
        events.IDEA_TAKEN_UP,
        events.IDEA_SET_ASIDE,
        events.IDEA_REOPENED,
    ):
        yield Rule(verb, answered, _moved, shows_text=False, prepare=_fetch_answers)


def _who_cover_for_stewards(subject: Subject) -> set[int]:
    """A cover cannot answer it, but can tell the author how things are, and until when."""
    if subject.community is None:
        return set()
    stewards = RolePeriod.objects.stewards_of(subject.community).values_list("person_id", flat=True)
    covers = covers_of(set(stewards), community_id=subject.community.pk)
    return {cover for cover in covers.values() if cover} - set(stewards)


def _who_joined(subject: Subject) -> set[int]:
    if subject.entry is None:
        return set()
    joined = Joining.objects.current().filter(idea=subject.entry.pk)
    return set(joined.values_list("person_id", flat=True))


def _who_would_help(subject: Subject) -> set[int]:
    if subject.entry is None:
        return set()
    helping = Joining.objects.current().filter(idea=subject.entry.pk, joined_as=Joining.As.HELP)
    return set(helping.values_list("person_id", flat=True))


def _fetch_answers(notices: Sequence[Notice]) -> None:
    _fetch(Answer, "answer", notices)


def _fetch_wishes(notices: Sequence[Notice]) -> None:
    _fetch(Wish, "wish", notices)


def _fetch(model: type[Answer] | type[Wish], name: str, notices: Sequence[Notice]) -> None:
    """The rows that the events of these notices name. One query."""
    ids = {notice.detail.get(name) for notice in notices} - {None}
    rows = {row.pk: row for row in model.objects.filter(pk__in=ids)}
    for notice in notices:
        row = rows.get(notice.detail.get(name))
        notice.fetched = row if row and row.idea_id == notice.entry_id else None


def _added(notice: Notice) -> str:
    return _("%(name)s has an idea: “%(title)s”") % _words(notice)


def _joined(notice: Notice) -> str:
    words = _words(notice)
    if notice.count > 1:
        return _("More people joined your idea “%(title)s”") % words
    if notice.detail.get("joined_as") == Joining.As.HELP:
        return _("%(name)s would help with your idea “%(title)s”") % words
    return _("%(name)s would use your idea “%(title)s”") % words


def _doubted(notice: Notice) -> str:
    if notice.count > 1:
        return _("New replies to “%(title)s”, the last by %(name)s") % _words(notice)
    return _("%(name)s has a doubt about “%(title)s”") % _words(notice)


def _built_on(notice: Notice) -> str:
    return _("%(name)s built on your idea “%(title)s”") % _words(notice)


def _newer(notice: Notice) -> str:
    """The page of the idea that was built on it, where its author may see it."""
    newer = Entry.objects.visible_to(notice.person).filter(pk=notice.detail.get("target") or 0)
    for entry in newer.select_related("community"):
        return path_of(entry, entry.community.slug)
    return path_of(notice.entry, notice.entry.community.slug) if notice.entry else "/"


def _coauthor(notice: Notice) -> str:
    return _("%(name)s made you a co-author of “%(title)s”. You can step back there.") % _words(
        notice
    )


def _team_begun(notice: Notice) -> str:
    return _("%(name)s began a team for “%(title)s”. Would you join it?") % _words(notice)


def _team_joined(notice: Notice) -> str:
    if notice.count > 1:
        return _("More people joined the team of “%(title)s”") % _words(notice)
    return _("%(name)s joined the team of “%(title)s”") % _words(notice)


def _asked(notice: Notice) -> str:
    wish = notice.fetched_as(Wish)
    words = {"words": wish.words if wish else "", **_words(notice)}
    return _("The idea “%(title)s” looks for someone: %(words)s. Can you help?") % words


def _joining_words(notice: Notice) -> list[str]:
    return [_("I'd use it"), _("I'd help")]


def _asked_words(notice: Notice) -> list[str]:
    return [_("I'd help"), _("Pass")]


def _late(notice: Notice) -> str:
    if notice.reason == COVERS.code:
        return _(
            "The idea “%(title)s” was promised an answer by now, and the steward you cover for is "
            "away. Can you tell its author how things are?"
        ) % _words(notice)
    return _("The idea “%(title)s” was promised an answer by now. Can you give one?") % _words(
        notice
    )


def _moved(notice: Notice) -> str:
    """With the reason, as it is kept with the answer."""
    answer = notice.fetched_as(Answer)
    words = {"state": answer.state_name if answer else "", **_words(notice)}
    says = _MOVED[events.IDEA_MOVED_ON] if answer and answer.own_name else _MOVED[notice.rule]
    sentence = says() % words
    return f"{sentence} {answer.reason}" if answer and answer.reason else sentence


_MOVED = {
    events.IDEA_MOVED_ON: lambda: _("The idea “%(title)s” is now: %(state)s."),
    events.IDEA_LOOKED_AT: lambda: _("%(name)s is looking at the idea “%(title)s”."),
    events.IDEA_TRIED: lambda: _("The idea “%(title)s” is being tried."),
    events.IDEA_TAKEN_UP: lambda: _("The idea “%(title)s” is taken up."),
    events.IDEA_SET_ASIDE: lambda: _("%(name)s answered “not now” to the idea “%(title)s”."),
    events.IDEA_REOPENED: lambda: _("The idea “%(title)s” is open again."),
}


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
