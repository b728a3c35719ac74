"""Who hears of what happens to tips and practices: the authors first, then whoever uses them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.notifications.audiences import AUTHORS, FOLLOWERS, IN_THE_TRAIL, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.notices import NEW_ENTRY, TALK, add
from guildhall.notifications.rules import PERSONAL, USES, YOURS, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.practices import events
from guildhall.practices.actions.checking import checkers_of
from guildhall.practices.models import RollOutAsk, Rules, Rung, Use


def register() -> None:
    checkers = Audience(PERSONAL, _named_checkers)
    add(Rule(events.TIP_ADDED, (*NEW_ENTRY[:2], checkers, NEW_ENTRY[2]), _tip_added, verbs=_it_worked))
    add(Rule(events.PRACTICE_WRITTEN, NEW_ENTRY, _practice_written))
    add(Rule(events.WAY_QUESTIONED, TALK, _questioned, group="talk"))
    add(Rule(events.WAY_QUESTION_ANSWERED, (TOWARD,), _answered, shows_text=False))
    add(Rule(events.WAY_SAID_MORE, (IN_THE_TRAIL,), _said_more, shows_text=False))
    for verb, says in (
        (events.WAY_CHECKED, _checked), (events.CHECK_LAPSED, _lapsed), (events.RUNG_CHANGED, _rung_changed), (events.WAY_STOOD_BEHIND, _stood_behind),
    ):  # fmt: skip
        add(Rule(verb, (IN_THE_TRAIL,), says, shows_text=False, group="ladder"))
    add(Rule(events.CHECK_PASSED_ON, (TOWARD,), _passed_on, shows_text=False))
    add(
        Rule(
            events.WAY_WITHDRAWN,
            (Audience(USES, _who_uses), IN_THE_TRAIL, FOLLOWERS),
            _withdrawn,
            shows_text=False,
            prepare=_fetch_ways,
        )
    )
    add(Rule(events.WAY_BROUGHT_BACK, (Audience(USES, _who_uses), AUTHORS), _brought_back, shows_text=False))
    add(Rule(events.USE_SAID, (IN_THE_TRAIL,), _used, shows_text=False, prepare=_fetch_uses))
    add(Rule(events.WAY_OVERDUE, (AUTHORS,), _overdue, shows_text=False))
    add(Rule(events.ROLLOUT_ASKED, (TOWARD,), _asked, shows_text=False, path=_rollout_page))
    add(Rule(events.ROLLOUT_REMINDED, (TOWARD,), _reminded, shows_text=False, path=_rollout_page))
    add(
        Rule(
            events.ROLLOUT_ANSWERED,
            (Audience(YOURS, TOWARD.people),),
            _not_for_us,
            shows_text=False,
            prepare=_fetch_asks,
            group="rollout",
        )
    )


def _named_checkers(subject: Subject) -> set[int]:
    """Those named for its topics, where the community checks so; never its author."""
    if subject.entry is None or subject.community is None or not Rules.of(subject.community).checked_by_named:
        return set()
    return checkers_of(subject.community, set(subject.event.topics)) - {subject.entry.author_id}


def _who_uses(subject: Subject) -> set[int]:
    """Whoever said that their unit uses it, has used it or looks at it."""
    return set(Use.objects.going_on().filter(way=subject.event.entry_id).values_list("person_id", flat=True))


def _fetch_ways(told: list[Notice]) -> None:
    ids = {notice.entry_id for notice in told if notice.entry_id}
    found = Entry.objects.select_related("way__replaced_by").defer("body", "body_html").in_bulk(ids)
    for notice in told:
        notice.way = found[notice.entry_id].way if notice.entry_id in found else None


def _fetch_uses(told: list[Notice]) -> None:
    found = Use.objects.in_bulk({notice.detail.get("use") for notice in told if notice.detail.get("use")})
    for notice in told:
        notice.use = found.get(notice.detail.get("use"))


def _fetch_asks(told: list[Notice]) -> None:
    found = RollOutAsk.objects.in_bulk({notice.detail.get("ask") for notice in told if notice.detail.get("ask")})
    for notice in told:
        notice.ask = found.get(notice.detail.get("ask"))


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


def _answered(notice: Notice) -> str:
    return _("%(name)s answered what you asked about “%(title)s”. Would you check it now?") % _words(notice)


def _said_more(notice: Notice) -> str:
    return _("%(name)s added to “%(title)s”") % _words(notice)


def _checked(notice: Notice) -> str:
    if notice.actor is None:
        return _("“%(title)s” worked in two other places: that counts as a check") % _words(notice)
    return _("%(name)s checked “%(title)s”") % _words(notice)


def _lapsed(notice: Notice) -> str:
    return _("“%(title)s” says something else now and wants checking again") % _words(notice)


def _rung_changed(notice: Notice) -> str:
    rung = notice.detail.get("rung", "")
    return _("“%(title)s”: %(rung)s") % {"title": title(notice), "rung": Rung(rung).label if rung in Rung.values else ""}


def _stood_behind(notice: Notice) -> str:
    return _("%(name)s stands behind “%(title)s”: it is the standard here") % _words(notice)


def _passed_on(notice: Notice) -> str:
    return _("Nobody has checked “%(title)s” for five working days. Would you?") % _words(notice)


def _withdrawn(notice: Notice) -> str:
    way = getattr(notice, "way", None)
    said = _("%(name)s withdrew “%(title)s”") % _words(notice)
    if way and way.withdrawn_reason:
        said = f"{said}: {way.withdrawn_reason}"
    if way and way.replaced_by and way.replaced_by.is_published and way.replaced_by.community_id == notice.community_id:
        said = _("%(said)s In its place: “%(other)s”") % {"said": f"{said}.", "other": way.replaced_by.title}
    return said


def _brought_back(notice: Notice) -> str:
    return _("“%(title)s” holds again, says %(name)s") % _words(notice)


def _used(notice: Notice) -> str:
    use = getattr(notice, "use", None)
    if use is None:
        return _("Somebody uses what you wrote: “%(title)s”") % _words(notice)
    said = _("%(unit)s, “%(title)s”: %(stage)s") % {
        "unit": use.unit_name,
        "title": title(notice),
        "stage": use.get_stage_display(),
    }
    return f"{said}, {use.line}" if use.line else said


def _overdue(notice: Notice) -> str:
    return _("Does “%(title)s” still hold? Its day to be looked at again has come.") % _words(notice)


def _asked(notice: Notice) -> str:
    return _("%(name)s asks whether your unit uses “%(title)s”, or whether it is not for you") % _words(notice)


def _reminded(notice: Notice) -> str:
    return _("Does your unit use “%(title)s”? “Not for us” is an answer, too.") % _words(notice)


def _not_for_us(notice: Notice) -> str:
    ask = getattr(notice, "ask", None)
    if ask is None:
        return _("A unit says that “%(title)s” is not for them") % _words(notice)
    return _("%(unit)s says that “%(title)s” is not for them: %(reason)s") % {
        "unit": ask.unit_name,
        "title": title(notice),
        "reason": ask.reason,
    }


def _rollout_page(notice: Notice) -> str:
    number = notice.detail.get("rollout")
    return reverse("rollout", args=[notice.community.slug, number]) if notice.community and number else "/"
