"""Who is told what happens to tips and practices: the authors first, then those who use them."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.notifications.audiences import (
    AUTHORS,
    FOLLOWERS,
    IN_THE_TRAIL,
    NEW_ENTRY,
    TALK,
    TOWARD,
    authors_in_the_trail,
    named_in,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import (
    CAN_HELP,
    PERSONAL,
    USES,
    YOURS,
    Audience,
    Rule,
    Subject,
    Thanks,
)
from guildhall.notifications.words import title, who
from guildhall.notifications.words_of_thanks import used_long_after
from guildhall.practices import events
from guildhall.practices.actions.checking import checkers_of
from guildhall.practices.disproof_notices import rules_of_disproofs
from guildhall.practices.models import Check, RollOutAsk, Rules, Use, Way
from guildhall.practices.models.use import IN_USE


def notice_rules() -> Iterator[Rule]:
    yield from _of_what_is_written()
    yield from _of_checks()
    yield from _of_use()
    yield from _of_rollouts()


def _of_what_is_written() -> Iterator[Rule]:
    checkers = Audience(PERSONAL, _named_checkers)
    yield Rule(
        events.TIP_ADDED, (*NEW_ENTRY[:2], checkers, NEW_ENTRY[2]), _tip_added, verbs=_it_worked
    )
    yield Rule(events.PRACTICE_WRITTEN, NEW_ENTRY, _practice_written)
    yield Rule(events.WAY_QUESTIONED, TALK, _questioned, group="talk")
    yield Rule(
        events.WAY_SAID_MORE, (Audience(YOURS, _who_was_not_named),), _said_more, shows_text=False
    )


def _of_checks() -> Iterator[Rule]:
    yield Rule(
        events.WAY_CHECKED,
        (Audience(YOURS, _whose_words_led_to_it),),
        _checked,
        shows_text=False,
        group="checked",
    )
    yield Rule(
        events.CHECK_LAPSED,
        (Audience(PERSONAL, _whose_names_fell_away),),
        _lapsed,
        shows_text=False,
    )
    yield Rule(
        events.WAY_STOOD_BEHIND, (IN_THE_TRAIL,), _stood_behind, shows_text=False, group="checked"
    )
    yield Rule(
        events.COUNTER_CASE_KEPT,
        (Audience(YOURS, TOWARD.people),),
        _kept_beside,
        shows_text=False,
        group="counter_case",
    )
    yield from rules_of_disproofs(Audience(USES, _who_uses))
    offered = (Audience(PERSONAL, _checkers_offered_it), Audience(CAN_HELP, TOWARD.people))
    yield Rule(events.CHECK_OFFERED, offered, _check_offered, verbs=_it_worked)
    yield Rule(events.CHECK_PASSED_ON, (TOWARD,), _passed_on, shows_text=False)
    yield Rule(events.WAY_OVERDUE, (AUTHORS,), _overdue, shows_text=False)


def _of_use() -> Iterator[Rule]:
    yield Rule(
        events.WAY_WITHDRAWN,
        (Audience(USES, _who_uses), IN_THE_TRAIL, FOLLOWERS),
        _withdrawn,
        shows_text=False,
        prepare=_fetch_ways,
    )
    yield Rule(
        events.WAY_BROUGHT_BACK,
        (Audience(USES, _who_uses), AUTHORS),
        _brought_back,
        shows_text=False,
    )
    yield Rule(
        events.USE_SAID,
        (IN_THE_TRAIL,),
        _used,
        shows_text=False,
        prepare=_fetch_uses,
        thanks=Thanks(_is_in_use, _used_long_after),
    )


def _of_rollouts() -> Iterator[Rule]:
    yield Rule(events.ROLLOUT_ASKED, (TOWARD,), _asked, shows_text=False, path=_rollout_page)
    yield Rule(events.ROLLOUT_REMINDED, (TOWARD,), _reminded, shows_text=False, path=_rollout_page)
    yield Rule(
        events.ROLLOUT_ANSWERED,
        (Audience(YOURS, TOWARD.people),),
        _not_for_us,
        shows_text=False,
        prepare=_fetch_asks,
        group="rollout",
    )


def _named_checkers(subject: Subject) -> set[int]:
    """Those named for its topics, where the community checks so; never its author."""
    if (
        subject.entry is None
        or subject.community is None
        or not Rules.of(subject.community).checked_by_named
    ):
        return set()
    return checkers_of(subject.community, set(subject.event.topics)) - {subject.entry.author_id}


def _checkers_offered_it(subject: Subject) -> set[int]:
    """Where checkers are named, one of these is asked as such."""
    return _named_checkers(subject) & set(TOWARD.people(subject))


def _whose_words_led_to_it(subject: Subject) -> set[int]:
    """Of a peer's check. Where reports count as the check, people were told of the report."""
    return authors_in_the_trail(subject) if subject.event.actor_id else set()


def _whose_names_fell_away(subject: Subject) -> set[int]:
    """Those who had checked another text; people whom the new one names are told that instead."""
    just_now = subject.event.at - dt.timedelta(seconds=10)
    ended = Check.objects.filter(
        way=subject.event.entry_id, person__isnull=False, ended_at__gte=just_now
    )
    return set(ended.values_list("person_id", flat=True)) - named_in(subject)


def _who_was_not_named(subject: Subject) -> set[int]:
    """People named in what was added are told that instead."""
    return authors_in_the_trail(subject) - named_in(subject)


def _who_uses(subject: Subject) -> set[int]:
    """People who said that their unit uses it or is considering it."""
    return set(
        Use.objects.going_on()
        .filter(way=subject.event.entry_id)
        .values_list("person_id", flat=True)
    )


def _fetch_ways(notices: Sequence[Notice]) -> None:
    ids = {notice.entry_id for notice in notices if notice.entry_id}
    entries = (
        Entry.objects.select_related("way__replaced_by")
        .defer("body", "body_html", "way__replaced_by__body", "way__replaced_by__body_html")
        .in_bulk(ids)
    )
    for notice in notices:
        notice.fetched = entries[notice.entry_id].way if notice.entry_id in entries else None


def _fetch_uses(notices: Sequence[Notice]) -> None:
    uses = Use.objects.in_bulk(
        {notice.detail.get("use") for notice in notices if notice.detail.get("use")}
    )
    for notice in notices:
        notice.fetched = uses.get(notice.detail.get("use"))


def _fetch_asks(notices: Sequence[Notice]) -> None:
    asks = RollOutAsk.objects.in_bulk(
        {notice.detail.get("ask") for notice in notices if notice.detail.get("ask")}
    )
    for notice in notices:
        notice.fetched = asks.get(notice.detail.get("ask"))


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}


def _it_worked(notice: Notice) -> list[str]:
    return [_("It worked"), _("I've checked this")]


def _tip_added(notice: Notice) -> str:
    return _("%(name)s added a tip: “%(title)s”") % _words(notice)


def _practice_written(notice: Notice) -> str:
    return _("%(name)s wrote a practice: “%(title)s”") % _words(notice)


def _questioned(notice: Notice) -> str:
    return _("%(name)s has a question about “%(title)s”") % _words(notice)


def _said_more(notice: Notice) -> str:
    return _("%(name)s added to “%(title)s”") % _words(notice)


def _checked(notice: Notice) -> str:
    return _("%(name)s checked “%(title)s”") % _words(notice)


def _lapsed(notice: Notice) -> str:
    return _("“%(title)s” has changed since you checked it. Could you check it again?") % _words(
        notice
    )


def _stood_behind(notice: Notice) -> str:
    return _("%(name)s stands behind “%(title)s”: it's now our standard") % _words(notice)


def _kept_beside(notice: Notice) -> str:
    return _("Your report is kept beside “%(title)s”: it shows where that fails") % _words(notice)


def _check_offered(notice: Notice) -> str:
    if notice.reason == CAN_HELP.code:
        return _("Nobody has checked “%(title)s” yet. You know the topic: could you?") % _words(
            notice
        )
    return _("Nobody has checked “%(title)s” yet. Could you?") % _words(notice)


def _passed_on(notice: Notice) -> str:
    return _("Nobody has checked “%(title)s” for five working days. Could you?") % _words(notice)


def _withdrawn(notice: Notice) -> str:
    way = notice.fetched_as(Way)
    sentence = _("%(name)s withdrew “%(title)s”") % _words(notice)
    if way and way.withdrawn_reason:
        sentence = f"{sentence}: {way.withdrawn_reason}"
    if (
        way
        and way.replaced_by
        and way.replaced_by.is_published
        and way.replaced_by.community_id == notice.community_id
    ):
        sentence = _("%(sentence)s Use this instead: “%(other)s”") % {
            "sentence": f"{sentence}.",
            "other": way.replaced_by.title,
        }
    return sentence


def _brought_back(notice: Notice) -> str:
    return _("%(name)s brought back “%(title)s”") % _words(notice)


def _used(notice: Notice) -> str:
    use = notice.fetched_as(Use)
    if use is None:
        return _("Someone uses what you wrote: “%(title)s”") % _words(notice)
    sentence = _("%(unit)s, “%(title)s”: %(stage)s") % {
        "unit": use.unit_name,
        "title": title(notice),
        "stage": use.get_stage_display(),
    }
    return f"{sentence}, {use.line}" if use.line else sentence


def _is_in_use(subject: Subject) -> bool:
    return subject.event.detail.get("stage") in IN_USE


def _used_long_after(notice: Notice) -> str:
    use = notice.fetched_as(Use)
    return used_long_after(notice, place=use.unit_name) if use else ""


def _overdue(notice: Notice) -> str:
    return _("Is “%(title)s” still true? It needs a check.") % _words(notice)


def _asked(notice: Notice) -> str:
    return _("%(name)s asks: does your unit use “%(title)s”, or is it not for you?") % _words(
        notice
    )


def _reminded(notice: Notice) -> str:
    return _("Does your unit use “%(title)s”? “Not for us” is an answer, too.") % _words(notice)


def _not_for_us(notice: Notice) -> str:
    ask = notice.fetched_as(RollOutAsk)
    if ask is None:
        return _("A unit says “%(title)s” isn't for them") % _words(notice)
    return _("%(unit)s says “%(title)s” isn't for them: %(reason)s") % {
        "unit": ask.unit_name,
        "title": title(notice),
        "reason": ask.reason,
    }


def _rollout_page(notice: Notice) -> str:
    rollout_id = notice.detail.get("rollout")
    if not (notice.community and rollout_id):
        return "/"
    return reverse("rollout", args=[notice.community.slug, rollout_id])
