"""Who is told what happens to small tests: the people who run it, then those who follow it."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.ideas import events
from guildhall.ideas.models import Helping, Joining, SmallTest
from guildhall.notifications.audiences import (
    AUTHORS,
    FOLLOWERS,
    IN_THE_TRAIL,
    NAMED,
    NEW_ENTRY,
    STEWARDS,
    TALK,
    TOWARD,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import FOLLOWING, PERSONAL, YOURS, Audience, Rule, Subject
from guildhall.notifications.words import replied, title, who


def rules_of_small_tests() -> Iterator[Rule]:
    """A stop is told like a finish: to all who had a part in it, with what was learned."""
    quiet = partial(Rule, shows_text=False)
    helpers, owner = Audience(PERSONAL, _who_helps), Audience(PERSONAL, TOWARD.people)
    begun = (NAMED, Audience(FOLLOWING, _who_would_help), *NEW_ENTRY[1:])
    yield Rule(events.SMALL_TEST_BEGUN, begun, _begun)
    yield Rule(events.SMALL_TEST_LOGGED, TALK, replied, group="talk")
    yield quiet(events.HELP_BEGUN, (Audience(YOURS, TOWARD.people),), _helps)
    yield quiet(events.SMALL_TEST_OVER, (owner,), _is_over, path=_learned_page)
    yield quiet(events.SMALL_TEST_PASSED_ON, (helpers, STEWARDS), _passed_on)
    yield quiet(events.SMALL_TEST_TAKEN_OVER, (helpers, FOLLOWERS), _taken_over)
    ended = (helpers, IN_THE_TRAIL, FOLLOWERS)
    yield Rule(events.SMALL_TEST_FINISHED, ended, _finished)
    yield Rule(events.SMALL_TEST_STOPPED, ended, _stopped)
    for verb in (events.SMALL_TEST_REOPENED, events.SMALL_TEST_RESUMED):
        yield quiet(verb, (helpers, AUTHORS), _goes_on)


def _who_helps(subject: Subject) -> set[int]:
    if subject.entry is None:
        return set()
    helping = Helping.objects.filter(test=subject.entry.pk)
    return set(helping.values_list("person_id", flat=True))


def _who_would_help(subject: Subject) -> set[int]:
    """With a later test of an idea; of the first one they were told as the idea's answer."""
    if subject.event.detail.get("is_first"):
        return set()
    would = Joining.objects.current().filter(
        idea=subject.event.detail.get("idea"), joined_as=Joining.As.HELP
    )
    return set(would.values_list("person_id", flat=True))


def _learned_page(notice: Notice) -> str:
    if not (notice.community and notice.entry_id):
        return "/"
    return reverse("finish_small_test", args=[notice.community.slug, notice.entry_id])


def _begun(notice: Notice) -> str:
    return _("%(name)s started a small test: “%(title)s”") % _words(notice)


def _helps(notice: Notice) -> str:
    return _("%(name)s helps with your small test “%(title)s”") % _words(notice)


def _is_over(notice: Notice) -> str:
    return _("The day of your small test “%(title)s” is over. What did you learn?") % _words(notice)


def _passed_on(notice: Notice) -> str:
    if notice.detail.get("has_owner"):
        return _("Nobody has said yet what the small test “%(title)s” showed") % _words(notice)
    return _("The small test “%(title)s” needs someone to run it") % _words(notice)


def _taken_over(notice: Notice) -> str:
    return _("%(name)s runs the small test “%(title)s” now") % _words(notice)


def _finished(notice: Notice) -> str:
    return _("%(name)s wrote what the small test “%(title)s” showed") % _words(notice)


def _stopped(notice: Notice) -> str:
    """With what it saved: stopping in good time is an achievement."""
    test = SmallTest.objects.filter(pk=notice.entry_id).only("saved").first()
    if test and test.saved:
        words = {**_words(notice), "saved": test.saved}
        return _("%(name)s stopped “%(title)s” in good time: it saved %(saved)s") % words
    return _("%(name)s stopped “%(title)s” in good time and wrote what it showed") % _words(notice)


def _goes_on(notice: Notice) -> str:
    return _("The small test “%(title)s” goes on") % _words(notice)


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
