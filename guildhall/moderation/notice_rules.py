"""Who is told of moderation: stewards of what needs them, people of what concerns them."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.activity.listeners import Event
from guildhall.commons.events import ENTRY_HELD, REPLY_HELD
from guildhall.communities.models import Community, RolePeriod
from guildhall.moderation import events
from guildhall.moderation.models import Flag, Measure
from guildhall.notifications.audiences import EVERYONE_ASKED, STEWARDS, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import LOOKS_AFTER, PERSONAL, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.people.models import Person


def notice_rules() -> Iterator[Rule]:
    waits = partial(Rule, path=_queue, shows_text=False, subject=_community_alone, key=_one_queue)
    for verb in (ENTRY_HELD, REPLY_HELD, events.FLAG_RAISED):
        yield waits(verb, (STEWARDS,), _needs_a_steward)
    concerns = partial(
        Rule,
        path=_measure_page,
        shows_text=False,
        is_for_members=False,
        subject=_community_alone,
        key=_one_measure,
    )
    yield concerns(events.APPEAL_MADE, (Audience(LOOKS_AFTER, _who_decides),), _appealed)
    yield concerns(events.MEASURE_TAKEN, (TOWARD,), _was_done)
    yield concerns(events.MEASURE_UNDONE, (TOWARD,), _was_undone)
    yield concerns(events.APPEAL_DECIDED, (TOWARD,), _was_decided)
    yield Rule(
        events.CASE_DECIDED,
        (Audience(PERSONAL, _who_flagged),),
        _was_looked_at,
        path=_front,
        shows_text=False,
        subject=_community_alone,
        key=lambda subject: f"case:{subject.event.detail.get('case')}",
    )

    yield Rule(events.COMMUNITY_SPLIT, (EVERYONE_ASKED,), _split_off, path=_front, shows_text=False)


def _split_off(notice: Notice) -> str:
    return _(
        "%(name)s split topics off from %(community)s. "
        "They're a community of their own now, and you belong to both."
    ) % {
        "name": who(notice),
        "community": title(notice),
    }


def _community_alone(event: Event) -> Subject | None:
    """Without the text itself: a notice shows nothing that is hidden or closed to its person."""
    community = Community.objects.filter(pk=event.community_id or 0).first()
    return Subject(event, community, None, None) if community else None


def _one_queue(subject: Subject) -> str:
    return f"queue:{subject.event.community_id}"


def _one_measure(subject: Subject) -> str:
    return f"{subject.event.verb}:{subject.event.detail.get('measure')}"


def _who_decides(subject: Subject) -> set[int]:
    """Stewards other than the one who did it; where there are none, the owners of the hall."""
    measure = Measure.objects.filter(pk=subject.event.detail.get("measure")).first()
    held = RolePeriod.objects.stewards_of(subject.community)
    others = set(held.values_list("person_id", flat=True)) - {
        measure.by_id if measure else 0,
        measure.person_id if measure else 0,
    }
    return others or set(Person.objects.here().filter(is_owner=True).values_list("pk", flat=True))


def _who_flagged(subject: Subject) -> set[int]:
    return set(
        Flag.objects.filter(case=subject.event.detail.get("case")).values_list("by_id", flat=True)
    )


def _needs_a_steward(notice: Notice) -> str:
    text = ngettext(
        "Something in %(community)s needs a steward",
        "%(number)d things in %(community)s need a steward",
        notice.count,
    )
    return text % {"number": notice.count, "community": title(notice)}


def _appealed(notice: Notice) -> str:
    return _("Someone in %(community)s has appealed to another steward") % {
        "community": title(notice)
    }


def _was_done(notice: Notice) -> str:
    sentences = {
        Measure.Kind.HID: _("A steward of %(community)s hid something you wrote"),
        Measure.Kind.SENT_BACK: _("The stewards of %(community)s did not publish what you wrote"),
        Measure.Kind.LOCKED: _("A steward of %(community)s locked something you started"),
        Measure.Kind.SLOWED: _("A steward of %(community)s slowed down a discussion you started"),
        Measure.Kind.MOVED: _("A steward of %(community)s moved something you wrote"),
        Measure.Kind.MERGED: _(
            "A steward of %(community)s merged something you wrote with another text"
        ),
        Measure.Kind.SPLIT: _(
            "A steward of %(community)s moved something you wrote to a page of its own"
        ),
        Measure.Kind.PAUSED: _("A steward of %(community)s paused your membership for a while"),
        Measure.Kind.REMOVED: _("A steward removed you from %(community)s"),
    }
    sentence = sentences.get(
        notice.detail.get("kind", ""),
        _("A steward of %(community)s did something that concerns you"),
    )
    return _("%(what)s. See why, and what you can do.") % {
        "what": sentence % {"community": title(notice)}
    }


def _was_undone(notice: Notice) -> str:
    return _("A measure by a steward of %(community)s was undone") % {"community": title(notice)}


def _was_decided(notice: Notice) -> str:
    if notice.detail.get("is_upheld"):
        return _("Your appeal in %(community)s was upheld: the measure is undone") % {
            "community": title(notice)
        }
    return _("Your appeal in %(community)s was answered") % {"community": title(notice)}


def _was_looked_at(notice: Notice) -> str:
    return _("The stewards of %(community)s have looked at your report. Thank you.") % {
        "community": title(notice)
    }


def _queue(notice: Notice) -> str:
    return reverse("queue", args=[notice.community.slug]) if notice.community else "/"


def _measure_page(notice: Notice) -> str:
    return reverse("measure", args=[notice.detail.get("measure", 0)])


def _front(notice: Notice) -> str:
    return notice.community.get_absolute_url() if notice.community else "/"
