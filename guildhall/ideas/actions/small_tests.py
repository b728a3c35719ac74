"""Begin a small test of an idea, change its plan, give it more time."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import begin_entry, discard_draft, edit_entry
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Link, touch_entry
from guildhall.communities.models import Community
from guildhall.ideas import events
from guildhall.ideas.actions.adding import add_idea
from guildhall.ideas.actions.answering import try_idea
from guildhall.ideas.events import SMALL_TEST
from guildhall.ideas.models import ENDED, SmallTest, State, TestState
from guildhall.ideas.plan import Plan, text_of
from guildhall.ideas.transitions import TRY, Who, allows
from guildhall.people.models import Person

LONGEST = dt.timedelta(days=366)


class SmallTestRefused(ValueError):
    """Not now, with the sentence that says why."""


def begin_small_test(
    idea: Entry,
    *,
    by: Person,
    plan: Plan,
    answers_to: str = "",
    at: dt.datetime | None = None,
) -> Entry:
    """Try an idea; it is being tried from then on. Sent twice, it begins once.

    Raises SmallTestRefused, NotPosted.
    """
    moment = at or timezone.now()
    _require_a_day_to_come(plan.until_on, timezone.localdate(moment))
    with transaction.atomic():
        idea = Entry.objects.select_for_update(of=("self",)).get(pk=idea.pk)
        if not idea.is_published or idea.merged_into_id:
            raise SmallTestRefused(_("This idea has been removed in the meantime."))
        if idea.state in ENDED:
            raise SmallTestRefused(_("This idea has had its answer. Open it again first."))
        entry = begin_entry(
            SMALL_TEST,
            idea.community,
            by=by,
            verb=events.SMALL_TEST_BEGUN,
            title=plan.doing,
            body=text_of(plan),
            topics=idea.topics.all(),
            state=TestState.RUNNING,
            at=at,
            draft=SMALL_TEST,
            make=lambda entry: _make_row(entry, idea, by, plan, answers_to),
            idea=idea.pk,
            is_first=idea.state != State.TRIED,
        )
        _is_being_tried(idea, by=by, doing=entry.title, at=at)
        discard_draft(person=by, form=SMALL_TEST, target=idea.draft_target)
    return entry


def try_something(
    community: Community,
    *,
    by: Person,
    plan: Plan,
    answers_to: str = "",
    at: dt.datetime | None = None,
) -> Entry:
    """An idea together with its small test. Sent twice, it begins once.

    Raises SmallTestRefused, NotPosted.
    """
    with transaction.atomic():
        idea = add_idea(community, by=by, title=plan.doing, body=plan.belief, at=at)
        return begin_small_test(idea, by=by, plan=plan, answers_to=answers_to, at=at)


def change_small_test(
    entry: Entry, *, by: Person, plan: Plan, note: str = "", since: str | None = None
) -> Entry:
    """Change its plan; the earlier one stays in the history.

    Raises SmallTestRefused, WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        entry, test = locked(entry.pk)
        require_running(entry)
        if plan.until_on != test.until_on:
            _require_a_day_to_come(plan.until_on, timezone.localdate())
        before = {**columns_of(test), "doing": entry.title}
        discard_draft(person=by, form=events.PLAN, target=entry.draft_target)
        entry = edit_entry(
            entry, by=by, title=plan.doing, body=text_of(plan), note=note, since=since
        )
        if {**plan.columns(), "doing": entry.title} == before:
            return entry
        SmallTest.objects.filter(pk=entry.pk).update(**plan.columns())
        _ask_anew(test, plan.until_on)
        touch_entry(entry)
        tell(events.SMALL_TEST_CHANGED, entry=entry, by=by)
    return entry


def extend_small_test(entry: Entry, *, by: Person, until_on: dt.date) -> None:
    """Give it until another day. The same day twice is harmless. Raises SmallTestRefused."""
    with transaction.atomic():
        entry, test = locked(entry.pk)
        require_running(entry)
        if until_on == test.until_on:
            return
        _require_a_day_to_come(until_on, timezone.localdate())
        SmallTest.objects.filter(pk=entry.pk).update(until_on=until_on)
        _ask_anew(test, until_on)
        touch_entry(entry)
        tell(events.SMALL_TEST_EXTENDED, entry=entry, by=by)


def locked(entry_id: int) -> tuple[Entry, SmallTest]:
    """The entry first, as everywhere; its row then cannot change under us."""
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("community", "author")
        .get(pk=entry_id)
    )
    test = SmallTest.objects.get(pk=entry_id)
    test.entry = entry
    return entry, test


def require_running(entry: Entry) -> None:
    """Raises SmallTestRefused."""
    if not entry.is_published:
        raise SmallTestRefused(_("This small test has been removed in the meantime."))
    if entry.state != TestState.RUNNING:
        raise SmallTestRefused(_("This small test has ended in the meantime."))


def columns_of(test: SmallTest) -> dict[str, object]:
    return {name: getattr(test, name) for name in _PLAN_COLUMNS}


_PLAN_COLUMNS = ("belief", "until_on", "needs", "looks_at", "unit", "stops_if")


def _make_row(entry: Entry, idea: Entry, by: Person, plan: Plan, answers_to: str) -> None:
    SmallTest.objects.create(
        entry=entry, idea=idea, owner=by, answers_to=answers_to, **plan.columns()
    )
    Link.objects.create(
        source=idea, target=entry, kind=Link.Kind.GREW_INTO, made_by=by, excerpt=idea.heading
    )


def _is_being_tried(idea: Entry, *, by: Person, doing: str, at: dt.datetime | None) -> None:
    """The first test of an idea is an answer to it, too, and says what is done."""
    if allows(TRY, state=idea.state, who={Who.HALL}):
        try_idea(idea, by=by, reason=doing, at=at)


def _ask_anew(test: SmallTest, until_on: dt.date) -> None:
    """With more time, its owner is asked again when that is over."""
    if until_on > test.until_on:
        SmallTest.objects.filter(pk=test.pk).update(asked_at=None, passed_on_at=None)


def _require_a_day_to_come(until_on: dt.date, today: dt.date) -> None:
    if until_on < today:
        raise SmallTestRefused(_("Choose a day that is still to come."))
    if until_on > today + LONGEST:
        raise SmallTestRefused(_("A small test takes a year at most. Choose an earlier day."))
