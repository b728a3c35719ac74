"""The sentences of notices that rooms share."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.kinds import kinds
from guildhall.commons.models import Outcome
from guildhall.communities.models import RolePeriod, Stage
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import MENTIONED, PERSONAL, notice_rules
from guildhall.notifications.thank_yous import is_thank_you
from guildhall.people.models import Person


def sentence_of(notice: Notice) -> str:
    """What happened, in one sentence."""
    if notice.reason == MENTIONED.code and notice.entry:
        return _("%(name)s mentioned you in “%(title)s”") % {
            "name": who(notice),
            "title": title(notice),
        }
    rule = notice_rules.get(notice.rule)
    if rule is None:
        return title(notice)
    thanks = rule.thanks.says(notice) if rule.thanks and is_thank_you(notice) else ""
    return thanks or rule.says(notice)


def who(notice: Notice) -> str:
    return notice.actor.name if notice.actor else _("Someone")


def title(notice: Notice) -> str:
    if notice.entry:
        return notice.entry.heading or _("a post in Talk")
    return notice.community.name if notice.community else ""


def added(notice: Notice) -> str:
    return _("%(name)s added: “%(title)s”") % {"name": who(notice), "title": title(notice)}


def replied(notice: Notice) -> str:
    """“Ben replied to “…””, “5 new replies to “…”, the last by Ben”."""
    text = ngettext(
        "%(name)s replied to “%(title)s”",
        "%(number)d new replies to “%(title)s”, the last by %(name)s",
        notice.count,
    )
    return text % {"name": who(notice), "title": title(notice), "number": notice.count}


def thanked(notice: Notice) -> str:
    if notice.count > 1:
        return _("%(number)d people thanked you in “%(title)s”") % {
            "number": notice.count,
            "title": title(notice),
        }
    return _("%(name)s thanked you in “%(title)s”") % {"name": who(notice), "title": title(notice)}


def prepare_outcomes(notices: Sequence[Notice]) -> None:
    """Fetch what was reported, for all of them in one query."""
    ids = {notice.detail.get("outcome") for notice in notices}
    outcomes = Outcome.objects.filter(pk__in=[pk for pk in ids if pk], replaced_at=None).in_bulk()
    for notice in notices:
        notice.fetched = outcomes.get(notice.detail.get("outcome"))


def came_of_it(notice: Notice) -> str:
    """“Dana in Leeds tried your answer: it worked, in a damp room.”

    Without the result where the report was taken back.
    """
    outcome = notice.fetched_as(Outcome)
    if outcome is None:
        return _("%(name)s tried what you wrote in “%(title)s”") % {
            "name": who(notice),
            "title": title(notice),
        }
    name = (
        _("%(name)s in %(unit)s") % {"name": who(notice), "unit": outcome.unit_name}
        if outcome.unit_name
        else who(notice)
    )
    what = _what_was_tried(notice)
    results = {
        Outcome.Result.WORKED: _("it worked"),
        Outcome.Result.PARTLY: _("it partly worked"),
        Outcome.Result.FAILED: _("it didn't work there"),
    }
    sentence = _("%(name)s tried %(what)s: %(result)s") % {
        "name": name,
        "what": what,
        "result": results[Outcome.Result(outcome.result)],
    }
    return f"{sentence}, {outcome.context}" if outcome.context else sentence


def _what_was_tried(notice: Notice) -> str:
    """“your answer”, “your tip “…””, or the title of what grew from something of yours."""
    if notice.reply:
        is_own = notice.reply.author_id == notice.person_id
        return (
            _("your answer") if is_own else _("an answer to “%(title)s”") % {"title": title(notice)}
        )
    kind = kinds.get(notice.entry.kind) if notice.entry else None
    label = str(kind.label) if kind else ""
    if notice.entry and notice.entry.author_id == notice.person_id:
        return _("your %(kind)s “%(title)s”") % {"kind": label, "title": title(notice)}
    return f"“{title(notice)}”"


def did_it_work(notice: Notice) -> str:
    return _("You wanted to try “%(title)s”. Did it work?") % {"title": title(notice)}


def outcome_page(notice: Notice) -> str:
    """The page for saying how it went."""
    if notice.entry is None or notice.community is None:
        return "/"
    return reverse("report_outcome_of_entry", args=[notice.community.slug, notice.entry.pk])


def grew(notice: Notice) -> str:
    return _("%(name)s built on what you wrote: “%(title)s”") % {
        "name": who(notice),
        "title": title(notice),
    }


def answered_elsewhere(notice: Notice) -> str:
    return _("%(name)s found what answers “%(title)s”") % {
        "name": who(notice),
        "title": title(notice),
    }


def asks_to_join(notice: Notice) -> str:
    text = ngettext(
        "%(name)s would like to join %(community)s",
        "%(number)d people would like to join %(community)s",
        notice.count,
    )
    return text % {"name": who(notice), "number": notice.count, "community": title(notice)}


def is_in(notice: Notice) -> str:
    return _("Welcome to %(community)s: you're a member now.") % {"community": title(notice)}


def was_declined(notice: Notice) -> str:
    return _("The stewards of %(community)s declined your request for now. You can ask again.") % {
        "community": title(notice)
    }


def has_role(notice: Notice) -> str:
    return _("You have a new role in %(community)s: %(role)s") % {
        "community": title(notice),
        "role": _role(notice),
    }


def _role(notice: Notice) -> str:
    role = notice.detail.get("role", "")
    return str(RolePeriod.Role(role).label) if role in RolePeriod.Role.values else ""


def prepare_people(notices: Sequence[Notice]) -> None:
    """Fetch the people who the notices are about, in one query."""
    people = Person.objects.get_queryset().in_bulk({one.detail["person"] for one in notices})
    for notice in notices:
        notice.fetched = people.get(notice.detail["person"])


def cannot_get_in(notice: Notice) -> str:
    person = notice.fetched_as(Person)
    name = person.name if person else _("Someone")
    return _(
        "%(name)s can't get in. Make sure it's really them, then give them a link to a new password"
    ) % {"name": name}


def was_given_a_way_in(notice: Notice) -> str:
    return _("%(name)s, an owner of the hall, made a link to a new password for you") % {
        "name": who(notice)
    }


def is_now_owner(notice: Notice) -> str:
    return _("%(name)s made you an owner of this hall") % {"name": who(notice)}


def is_no_longer_owner(notice: Notice) -> str:
    return _("%(name)s ended your ownership of this hall") % {"name": who(notice)}


def was_exported(notice: Notice) -> str:
    return _("%(name)s, an owner of the hall, exported your data") % {"name": who(notice)}


def was_merged(notice: Notice) -> str:
    return _("%(name)s, an owner of the hall, merged another account of yours into this one") % {
        "name": who(notice)
    }


def prepare_terms(notices: Sequence[Notice]) -> None:
    """Fetch the roles whose terms end and their holders, for all of them in one query."""
    ids = {notice.detail.get("period") for notice in notices}
    periods = RolePeriod.objects.select_related("person").in_bulk(ids)
    for notice in notices:
        notice.fetched = periods.get(notice.detail.get("period"))


def role_ends_soon(notice: Notice) -> str:
    """Three weeks before: its holder can ask to go on, a steward can renew it."""
    if sentence := _of_no_end(notice):
        return sentence
    if notice.reason == PERSONAL.code:
        sentence = _(
            "Your role in %(community)s ends on %(date)s: %(role)s. "
            "If you'd like to go on, tell a steward."
        )
    else:
        sentence = _(
            "%(name)s's role in %(community)s ends on %(date)s: %(role)s. You can renew it."
        )
    return sentence % _of_term(notice)


def role_ends_today(notice: Notice) -> str:
    if sentence := _of_no_end(notice):
        return sentence
    if notice.reason == PERSONAL.code:
        sentence = _(
            "%(date)s is the last day of your role in %(community)s: %(role)s. "
            "Thank you for what you did."
        )
    else:
        sentence = _("%(date)s is the last day of %(name)s's role in %(community)s: %(role)s.")
    return sentence % _of_term(notice)


def _of_no_end(notice: Notice) -> str:
    """The sentence where the role was renewed, or the last steward stays; empty where it ends."""
    period = notice.fetched_as(RolePeriod)
    ends_on = dt.date.fromordinal(notice.detail.get("ends_on", 1))
    if period and period.until is None and period.term_ends_on != ends_on:
        if notice.reason == PERSONAL.code:
            sentence = _("Your role in %(community)s was renewed: %(role)s.")
        else:
            sentence = _("%(name)s's role in %(community)s was renewed: %(role)s.")
        return sentence % _of_term(notice)
    if notice.detail.get("is_last"):
        sentence = _(
            "Your term as steward of %(community)s ends on %(date)s. "
            "You're its only steward, so you stay until someone takes over."
        )
        return sentence % _of_term(notice)
    return ""


def _of_term(notice: Notice) -> dict[str, str]:
    period = notice.fetched_as(RolePeriod)
    ends_on = dt.date.fromordinal(notice.detail.get("ends_on", 1))
    return {
        "name": period.person.name if period else _("Someone"),
        "community": title(notice),
        "role": _role(notice),
        "date": date_format(ends_on, "j F Y"),
    }


def is_offered_stewardship(notice: Notice) -> str:
    return _("%(name)s asks whether you would look after %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def looks_after_it(notice: Notice) -> str:
    return _("%(name)s said yes and now looks after %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def does_not_look_after_it(notice: Notice) -> str:
    return _("%(name)s would rather not look after %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def steward_wanted(notice: Notice) -> str:
    return _("Nobody looks after %(community)s at the moment. Would you?") % {
        "community": title(notice)
    }


def is_closed(notice: Notice) -> str:
    return _("%(name)s closed %(community)s. You can still read it.") % {
        "name": who(notice),
        "community": title(notice),
    }


def goes_on(notice: Notice) -> str:
    return _("%(name)s reopened %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def stage_declared(notice: Notice) -> str:
    stage = notice.detail.get("stage", "")
    label = Stage(stage).label if stage in Stage.values else ""
    return _("%(name)s set a new stage for %(community)s: %(stage)s") % {
        "name": who(notice),
        "community": title(notice),
        "stage": label,
    }


def a_year_passed(notice: Notice) -> str:
    return _("%(community)s is a year older. Meet and ask openly: keep, change or end?") % {
        "community": title(notice)
    }


def owner_came(notice: Notice) -> str:
    return _(
        "%(name)s, an owner of the hall, looked into %(community)s. "
        "You'll find the reason under Settings."
    ) % {
        "name": who(notice),
        "community": title(notice),
    }
