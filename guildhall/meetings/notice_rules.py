"""Who is told what about meetings: everyone once it is planned, then the people who are going."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.meetings import events
from guildhall.meetings.itip import invitation_parts
from guildhall.meetings.models import Coming, Meeting, TimeVoice
from guildhall.notifications.audiences import (
    EVERYONE_ASKED,
    NAMED,
    STEWARDS,
    TOWARD,
    WHOEVER_WANTS_ALL,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import COMING, Audience, Rule, Subject
from guildhall.notifications.words import title, who


def notice_rules() -> Iterator[Rule]:
    yield from _of_planning()
    yield from _of_changes()
    yield from _of_people_asked()
    yield from _of_actions()
    yield Rule(events.RHYTHM_DRIFTS, (STEWARDS,), _drifts, path=_meetings_page, shows_text=False)


def _of_planning() -> Iterator[Rule]:
    who_was_there = Audience(COMING, _who_comes_or_came)
    for verb, audiences, says in (
        (events.MEETING_PLANNED, (EVERYONE_ASKED,), _planned),
        (events.SERIES_STARTED, (EVERYONE_ASKED,), _series_started),
        (events.TIME_ASKED, (EVERYONE_ASKED,), _time_asked),
        (events.TIME_CHOSEN, (Audience(COMING, _who_answered),), _time_chosen),
        (events.NOTES_WRITTEN, (NAMED, who_was_there, WHOEVER_WANTS_ALL), _notes_written),
        (events.MEETING_TO_WRITE_UP, (Audience(COMING, _who_could_write),), _to_write_up),
    ):
        is_asked = verb in (events.MEETING_PLANNED, events.SERIES_STARTED, events.TIME_CHOSEN)
        yield Rule(
            verb,
            audiences,
            says,
            prepare=_fetch_meetings,
            shows_text=False,
            takes_answers=True,
            verbs=_answers if is_asked else None,
            parts=invitation_parts if is_asked else None,
        )


def _of_changes() -> Iterator[Rule]:
    who_comes = Audience(COMING, _who_comes)
    for verb, says in (
        (events.MEETING_MOVED, _moved),
        (events.MEETING_CANCELLED, _cancelled),
        (events.MEETING_REVIVED, _revived),
        (events.MEETING_REMINDED, _reminded),
    ):
        parts = None if verb == events.MEETING_REMINDED else invitation_parts
        yield Rule(
            verb,
            (who_comes,),
            says,
            prepare=_fetch_meetings,
            shows_text=False,
            takes_answers=True,
            parts=parts,
            is_urgent=lambda subject: True,
        )


def _of_people_asked() -> Iterator[Rule]:
    yield Rule(
        events.SEAT_FREED,
        (TOWARD,),
        _seat_freed,
        prepare=_fetch_meetings,
        shows_text=False,
        is_urgent=lambda subject: True,
    )
    yield Rule(events.HOST_ASKED, (TOWARD,), _host_asked, prepare=_fetch_meetings, shows_text=False)


def _of_actions() -> Iterator[Rule]:
    yield Rule(
        events.ACTION_TAKEN,
        (TOWARD,),
        _action_taken,
        path=_actions_page,
        shows_text=False,
        key=_one_action,
    )
    yield Rule(
        events.ACTION_LOST_OWNER, (STEWARDS,), _lost_owner, path=_actions_page, shows_text=False
    )


def _who_comes(subject: Subject) -> set[int]:
    coming = Coming.objects.filter(meeting=subject.event.entry_id).exclude(answer=Coming.Answer.NO)
    return set(coming.values_list("person_id", flat=True)) | _host(subject)


def _who_comes_or_came(subject: Subject) -> set[int]:
    came = Coming.objects.filter(meeting=subject.event.entry_id, came_at__isnull=False).values_list(
        "person_id", flat=True
    )
    return _who_comes(subject) | set(came)


def _who_could_write(subject: Subject) -> set[int]:
    """After three days the host, after seven also the people who were there."""
    return _host(subject) if subject.event.detail.get("days") == 3 else _who_comes_or_came(subject)


def _who_answered(subject: Subject) -> set[int]:
    answered = TimeVoice.objects.filter(option__meeting=subject.event.entry_id).values_list(
        "person_id", flat=True
    )
    return set(answered) | _host(subject)


def _host(subject: Subject) -> set[int]:
    hosts = Meeting.objects.filter(pk=subject.event.entry_id, host__isnull=False).values_list(
        "host_id", flat=True
    )
    return set(hosts)


def _answers(notice: Notice) -> Sequence[str]:
    """The words to answer with by mail."""
    return [_("Yes"), _("Maybe"), _("No")]


def _one_action(subject: Subject) -> str:
    return f"action:{subject.event.detail.get('action')}"


def _fetch_meetings(notices: Sequence[Notice]) -> None:
    """When each takes place, in one query."""
    ids = {notice.entry_id for notice in notices if notice.entry_id}
    meetings = Meeting.objects.in_bulk(ids)
    for notice in notices:
        notice.fetched = meetings.get(notice.entry_id)


def _when(notice: Notice) -> str:
    """“Thursday, 3 March at 18:30”, in the meeting's time zone."""
    meeting = notice.fetched_as(Meeting)
    local = meeting.local_start if meeting else None
    if local is None:
        return _("a date still to be set")
    return _("%(day)s at %(time)s") % {
        "day": date_format(local, "l, j F"),
        "time": date_format(local, "H:i"),
    }


def _words(notice: Notice) -> dict[str, str]:
    return {
        "name": who(notice),
        "title": title(notice),
        "when": _when(notice),
        "community": notice.community.name if notice.community else "",
    }


def _planned(notice: Notice) -> str:
    return _("%(name)s planned “%(title)s” on %(when)s. Are you going?") % _words(notice)


def _series_started(notice: Notice) -> str:
    return _(
        "%(community)s now meets regularly: “%(title)s”, next on %(when)s. Are you going?"
    ) % _words(notice)


def _time_asked(notice: Notice) -> str:
    return _("%(name)s asks which time suits you for “%(title)s”") % _words(notice)


def _time_chosen(notice: Notice) -> str:
    return _("“%(title)s” will take place on %(when)s") % _words(notice)


def _moved(notice: Notice) -> str:
    return _("“%(title)s” has a new time or place: %(when)s") % _words(notice)


def _cancelled(notice: Notice) -> str:
    meeting = notice.fetched_as(Meeting)
    sentence = _("“%(title)s” on %(when)s is cancelled") % _words(notice)
    return f"{sentence}: {meeting.cancel_note}" if meeting and meeting.cancel_note else sentence


def _revived(notice: Notice) -> str:
    return _("“%(title)s” on %(when)s is back on") % _words(notice)


def _reminded(notice: Notice) -> str:
    return _("Coming up: “%(title)s”, %(when)s") % _words(notice)


def _seat_freed(notice: Notice) -> str:
    return _("You now have a seat: “%(title)s”, %(when)s") % _words(notice)


def _host_asked(notice: Notice) -> str:
    return _(
        "%(name)s made you the host of “%(title)s” on %(when)s. If you can't, hand it back."
    ) % _words(notice)


def _notes_written(notice: Notice) -> str:
    return _("%(name)s wrote the notes of “%(title)s”") % _words(notice)


def _to_write_up(notice: Notice) -> str:
    return _(
        "“%(title)s” has no notes yet. Could you sum up in three lines what came of it?"
    ) % _words(notice)


def _action_taken(notice: Notice) -> str:
    return _("%(name)s gave you an action item in “%(title)s”") % _words(notice)


def _lost_owner(notice: Notice) -> str:
    return _(
        "Someone who left %(community)s had open action items. They need a new owner."
    ) % _words(notice)


def _drifts(notice: Notice) -> str:
    detail = notice.detail
    return _(
        "%(held)s of the last %(planned)s meetings planned in %(community)s took place. "
        "Would another rhythm or another time suit people better?"
    ) % {
        "planned": detail.get("planned"),
        "held": detail.get("held"),
        "community": notice.community.name if notice.community else "",
    }


def _actions_page(notice: Notice) -> str:
    return reverse("open_actions", args=[notice.community.slug]) if notice.community else "/"


def _meetings_page(notice: Notice) -> str:
    return reverse("meetings", args=[notice.community.slug]) if notice.community else "/"
