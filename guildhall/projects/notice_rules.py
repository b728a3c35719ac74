"""Who is told what happens in projects: whom it concerns first, then those who are in."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.audiences import (
    FOLLOWERS,
    NEW_ENTRY,
    STEWARDS,
    TOWARD,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import COMING, ORGANISES, PERSONAL, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.projects import events
from guildhall.projects.mail_words import JOIN, TAKE
from guildhall.projects.models import Joining, Organiser, Place, Shift, Task
from guildhall.projects.moments import span_in_words
from guildhall.projects.money_notices import rules_of_money


def notice_rules() -> Iterator[Rule]:
    quiet = partial(Rule, shows_text=False)
    yield Rule(events.PROJECT_STARTED, NEW_ENTRY, _started, verbs=_join_words)
    yield quiet(events.PROJECT_MOVED, (IN, FOLLOWERS), _moved)
    yield quiet(events.ORGANISER_ADDED, (TOWARD,), _organises)
    yield quiet(events.PROJECT_OVER, (ORGANISERS,), _is_over, path=_end_page)
    yield quiet(events.PROJECT_PASSED_ON, (STEWARDS,), _passed_on)
    yield quiet(events.PROJECT_TAKEN_OVER, (IN,), _taken_over)
    yield quiet(events.VOLUNTEER_OFFERED, (ORGANISERS,), _volunteers, path=_public_page)
    yield quiet(events.VOLUNTEER_LEFT, (ORGANISERS,), _volunteer_left, path=_public_page)
    yield Rule(events.PROJECT_FINISHED, (IN, FOLLOWERS), _finished)
    yield Rule(events.PROJECT_STOPPED, (IN, FOLLOWERS), _stopped)
    for verb in (events.PROJECT_REOPENED, events.PROJECT_RESUMED):
        yield quiet(verb, (IN,), _goes_on)
    yield quiet(events.THANKS_WRITTEN, (TOWARD,), _thanked, path=_card)
    yield from _rules_of_tasks()
    yield from _rules_of_shifts()
    yield from rules_of_money(ORGANISERS)


def _rules_of_tasks() -> Iterator[Rule]:
    rule = partial(Rule, shows_text=False, prepare=_fetch_tasks, key=_by_task, path=_tasks)
    yield rule(events.TASK_ADDED, (TOWARD,), _task_given)
    yield rule(events.TASK_CHANGED, (TOWARD,), _task_given)
    yield rule(events.TASK_READY, (TOWARD,), _task_ready)


def _rules_of_shifts() -> Iterator[Rule]:
    rule = partial(Rule, shows_text=False, prepare=_fetch_shifts, key=_by_shift, path=_shifts)
    yield rule(events.SHIFT_CHANGED, (HOLDERS,), _shift_moved)
    yield rule(events.SHIFT_GIVEN_BACK, (TOWARD, ORGANISERS), _given_back)
    yield rule(events.SWAP_ASKED, (IN,), _swap_asked, verbs=_take_words)
    yield rule(events.SHIFT_SWAPPED, (TOWARD,), _swapped)
    yield rule(events.SHIFT_REMINDED, (TOWARD,), _reminded)


def _who_organises(subject: Subject) -> set[int]:
    rows = Organiser.objects.filter(project=_project_id(subject))
    return set(rows.values_list("person_id", flat=True))


def _who_is_in(subject: Subject) -> set[int]:
    rows = Joining.objects.filter(project=_project_id(subject))
    return set(rows.values_list("person_id", flat=True))


def _who_holds(subject: Subject) -> set[int]:
    """A place in the shift, where that was moved."""
    if not subject.event.detail.get("is_moved"):
        return set()
    rows = Place.objects.filter(shift=subject.event.detail.get("shift"), person__isnull=False)
    return set(rows.values_list("person_id", flat=True))


ORGANISERS = Audience(ORGANISES, _who_organises)
IN = Audience(COMING, _who_is_in)
HOLDERS = Audience(PERSONAL, _who_holds)


def _project_id(subject: Subject) -> int | None:
    return subject.entry.pk if subject.entry else None


def _by_task(subject: Subject) -> str:
    return f"{subject.event.verb}:{subject.event.detail.get('task')}"


def _by_shift(subject: Subject) -> str:
    return f"{subject.event.verb}:{subject.event.detail.get('shift')}"


def _fetch_tasks(notices: Sequence[Notice]) -> None:
    """One query."""
    tasks = Task.objects.in_bulk({one.detail.get("task") for one in notices} - {None})
    for notice in notices:
        notice.fetched = tasks.get(notice.detail.get("task"))


def _fetch_shifts(notices: Sequence[Notice]) -> None:
    """With the project, for its clock; one query."""
    rows = Shift.objects.select_related("project__entry__community")
    shifts = rows.in_bulk({one.detail.get("shift") for one in notices} - {None})
    for notice in notices:
        notice.fetched = shifts.get(notice.detail.get("shift"))


def _join_words(_notice: Notice) -> Sequence[str]:
    return (JOIN[0],)


def _take_words(_notice: Notice) -> Sequence[str]:
    return (TAKE[0],)


def _page(name: str, notice: Notice) -> str:
    if not (notice.community and notice.entry_id):
        return "/"
    return reverse(name, args=[notice.community.slug, notice.entry_id])


def _end_page(notice: Notice) -> str:
    return _page("finish_project", notice)


def _public_page(notice: Notice) -> str:
    return _page("set_public_page", notice)


def _tasks(notice: Notice) -> str:
    return f"{_page('project', notice)}#tasks"


def _shifts(notice: Notice) -> str:
    return f"{_page('project', notice)}#shifts"


def _card(notice: Notice) -> str:
    return f"{_page('project', notice)}#after"


def _started(notice: Notice) -> str:
    return _("%(name)s started a project: “%(title)s”. Are you in?") % _words(notice)


def _moved(notice: Notice) -> str:
    return _("“%(title)s” has another day or place") % _words(notice)


def _organises(notice: Notice) -> str:
    return _("%(name)s asks you to organise “%(title)s” together") % _words(notice)


def _is_over(notice: Notice) -> str:
    return _("The day of “%(title)s” is over. How did it go?") % _words(notice)


def _passed_on(notice: Notice) -> str:
    if notice.detail.get("is_over"):
        return _("Nobody has said yet how “%(title)s” went") % _words(notice)
    return _("The project “%(title)s” needs someone who organises it") % _words(notice)


def _taken_over(notice: Notice) -> str:
    return _("%(name)s organises “%(title)s” now") % _words(notice)


def _volunteers(notice: Notice) -> str:
    """Never who: how to reach them is for the page of the organisers alone."""
    if notice.count > 1:
        words = {**_words(notice), "number": notice.count}
        return _("%(number)d people from outside will help with “%(title)s”") % words
    return _("Someone from outside will help with “%(title)s”") % _words(notice)


def _volunteer_left(notice: Notice) -> str:
    return _("Someone from outside can't help with “%(title)s” after all") % _words(notice)


def _finished(notice: Notice) -> str:
    return _("“%(title)s” is finished. Did it meet the need?") % _words(notice)


def _stopped(notice: Notice) -> str:
    return _("%(name)s stopped “%(title)s” in good time and wrote why") % _words(notice)


def _goes_on(notice: Notice) -> str:
    return _("“%(title)s” goes on") % _words(notice)


def _thanked(notice: Notice) -> str:
    return _("%(name)s wrote you a thank-you card for “%(title)s”") % _words(notice)


def _task_given(notice: Notice) -> str:
    words = {**_words(notice), "task": _named(notice)}
    return _("%(name)s asks you to do this for “%(title)s”: %(task)s") % words


def _task_ready(notice: Notice) -> str:
    words = {**_words(notice), "task": _named(notice)}
    return _("You can begin “%(task)s” for “%(title)s”: nothing is in its way any more") % words


def _shift_moved(notice: Notice) -> str:
    words = {**_words(notice), "shift": _named(notice), "time": _time(notice)}
    return _("“%(shift)s” of “%(title)s” has another time: %(time)s") % words


def _given_back(notice: Notice) -> str:
    words = {**_words(notice), "shift": _named(notice)}
    return _("A place in “%(shift)s” of “%(title)s” is free again") % words


def _swap_asked(notice: Notice) -> str:
    words = {**_words(notice), "shift": _named(notice), "time": _time(notice)}
    return _("Can you take over from %(name)s: “%(shift)s” of “%(title)s”, %(time)s?") % words


def _swapped(notice: Notice) -> str:
    words = {**_words(notice), "shift": _named(notice)}
    return _("%(name)s has taken over “%(shift)s” of “%(title)s” from you") % words


def _reminded(notice: Notice) -> str:
    words = {**_words(notice), "shift": _named(notice), "time": _time(notice)}
    return _("Soon: “%(shift)s” of “%(title)s”, %(time)s") % words


def _named(notice: Notice) -> str:
    return str(notice.fetched) if notice.fetched else _("something that is no longer needed")


def _time(notice: Notice) -> str:
    """By the clock of its community; a role has none."""
    shift = notice.fetched
    if not isinstance(shift, Shift) or shift.starts_at is None:
        return _("no fixed time")
    return span_in_words(shift.starts_at, shift.ends_at, shift.project.zone)


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
