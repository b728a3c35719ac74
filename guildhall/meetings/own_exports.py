"""What Meetings keeps about a person beside entries and replies."""

from guildhall.meetings.models import ActionPoint, AgendaPoint, Coming, TimeVoice, WouldHost
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind(
        "meetings.Series.made_by", "meetings.Meeting.host", "meetings.Coming.person", 
        "meetings.Coming.noted_by", "meetings.WouldHost.person", "meetings.AgendaPoint.proposed_by", "meetings.AgendaVote.person",
        "meetings.TimeVoice.person", "meetings.ActionPoint.owner", "meetings.ActionPoint.made_by", "meetings.ActionPoint.done_by",
    )  # fmt: skip
    exports.add("meetings", lambda person: Coming.objects.filter(person=person).values("meeting_id", "answer", "at", "came_at"))
    exports.add("would_host", lambda person: WouldHost.objects.filter(person=person).values("series__name", "at"))
    exports.add(
        "agenda_proposed", lambda person: AgendaPoint.objects.filter(proposed_by=person).values("meeting_id", "text", "at")
    )
    exports.add("times_said", lambda person: TimeVoice.objects.filter(person=person).values("option__starts_at", "answer", "at"))
    exports.add(
        "actions",
        lambda person: ActionPoint.objects.filter(owner=person).values("community__name", "text", "due_on", "made_at", "done_at", "dropped_at"),
    )  # fmt: skip
