"""Who is told what happens to a charter; a new proposal goes to everyone."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.charters import events
from guildhall.charters.models import CharterVersion
from guildhall.notifications.audiences import EVERYONE_ASKED, STEWARDS, TOWARD, WHOEVER_WANTS_ALL
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import FOLLOWING, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.rounds.queries import who_spoke


def notice_rules() -> Iterator[Rule]:
    who_spoke = Audience(FOLLOWING, _who_spoke)
    yield Rule(
        events.CHARTER_PROPOSED,
        (EVERYONE_ASKED,),
        _proposed,
        path=_page,
        shows_text=False,
        key=_of_version,
    )
    yield Rule(events.CHARTER_OBJECTED, (STEWARDS,), _objected, path=_page, shows_text=False)
    yield Rule(
        events.OBJECTION_ANSWERED,
        (TOWARD,),
        _answered,
        path=_page,
        shows_text=False,
        key=_of_version,
    )
    yield Rule(
        events.CHARTER_AGREED,
        (STEWARDS, who_spoke, WHOEVER_WANTS_ALL),
        _agreed,
        path=_page,
        shows_text=False,
    )
    yield Rule(events.CHARTER_WITHDRAWN, (who_spoke,), _withdrawn, path=_page, shows_text=False)
    yield Rule(
        events.CHARTER_CHANGED,
        (STEWARDS, WHOEVER_WANTS_ALL),
        _changed,
        path=_page,
        shows_text=False,
    )
    yield Rule(events.CHARTER_TO_REVIEW, (STEWARDS,), _to_review, path=_page, shows_text=False)
    pledge = partial(Rule, path=_pledge_page, shows_text=False)
    yield pledge(events.PLEDGE_WRITTEN, (STEWARDS, WHOEVER_WANTS_ALL), _pledged)
    yield pledge(events.PLEDGE_DUE, (STEWARDS,), _pledge_due)
    yield pledge(events.PLEDGE_ANSWERED, (STEWARDS, WHOEVER_WANTS_ALL), _pledge_answered)


def _who_spoke(subject: Subject) -> set[int]:
    """People who said yes to this version, or objected to it or to the version before."""
    versions = CharterVersion.objects.filter(
        community=subject.community, number=subject.event.detail.get("version")
    ).select_related("round")
    asked = next((one.round for one in versions if one.round), None)
    return who_spoke(asked) if asked else set()


def _of_version(subject: Subject) -> str:
    return (
        f"{subject.event.verb}:{subject.event.community_id}:{subject.event.detail.get('version')}"
    )


def _page(notice: Notice) -> str:
    return reverse("charter", args=[notice.community.slug]) if notice.community else "/"


def _proposed(notice: Notice) -> str:
    if notice.detail.get("again"):
        return _(
            "%(name)s changed the charter proposed for %(community)s and asks everyone again: "
            "any objections?"
        ) % {
            "name": who(notice),
            "community": title(notice),
        }
    return _("%(name)s asks everyone in %(community)s: any objections to this charter?") % {
        "name": who(notice),
        "community": title(notice),
    }


def _objected(notice: Notice) -> str:
    return _(
        "%(name)s objects to the charter proposed for %(community)s. The objection needs an answer."
    ) % {
        "name": who(notice),
        "community": title(notice),
    }


def _answered(notice: Notice) -> str:
    return _("%(name)s answered your objection to the charter of %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def _agreed(notice: Notice) -> str:
    return _("No objections: the charter of %(community)s is agreed") % {"community": title(notice)}


def _withdrawn(notice: Notice) -> str:
    return _("%(name)s withdrew the charter proposed for %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def _changed(notice: Notice) -> str:
    return _("%(name)s made a small correction to the charter of %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def _to_review(notice: Notice) -> str:
    return _("The charter of %(community)s is due for review today") % {
        "community": title(notice),
    }


def _pledge_page(notice: Notice) -> str:
    return reverse("pledge", args=[notice.community.slug]) if notice.community else "/"


def _pledged(notice: Notice) -> str:
    return _("%(name)s wrote down what %(community)s will know in a year") % {
        "name": who(notice),
        "community": title(notice),
    }


def _pledge_due(notice: Notice) -> str:
    return _("A year ago %(community)s pledged to find something out. What came of it?") % {
        "community": title(notice),
    }


def _pledge_answered(notice: Notice) -> str:
    return _("%(name)s wrote what came of the pledge of %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }
