"""What Meetings does with mail: whether you're going, as a word or from a calendar."""

from collections.abc import Iterator, Sequence
from functools import partial

from guildhall.kit.verdict import Verdict, require
from guildhall.meetings.actions import NotOpen, answer_coming
from guildhall.meetings.events import MEETING
from guildhall.meetings.itip import answer_in
from guildhall.meetings.models import Coming, Meeting
from guildhall.meetings.policy import may_answer_coming
from guildhall.notifications.mail_verbs import CalendarAnswer, MailAnswer, MailVerb

YES = (
    "yes",
    "going",
    "i'm going",
    "i'll come",
    "i will come",
    "i come",
    "coming",
    "ja",
    "ich komme",
    "oui",
    "sí",
    "si",
)
PERHAPS = ("maybe", "might go", "perhaps", "vielleicht", "peut-être", "quizás")
NO = (
    "no",
    "can't go",
    "not going",
    "i can't come",
    "i cannot come",
    "not coming",
    "nein",
    "non",
)


def mail_verbs() -> Iterator[MailVerb | CalendarAnswer]:
    yield CalendarAnswer(MEETING, _take_calendar_answer)
    for words, answer in (
        (YES, Coming.Answer.YES),
        (PERHAPS, Coming.Answer.PERHAPS),
        (NO, Coming.Answer.NO),
    ):
        yield MailVerb((MEETING,), words, _may_come, partial(_come, answer=answer))


def _take_calendar_answer(mail: MailAnswer, content: str, addresses: Sequence[str]) -> bool:
    meeting = _meeting(mail)
    answer = answer_in(content, meeting=meeting, addresses=addresses)
    if answer is None:
        return False
    require(may_answer_coming(mail.seat, meeting))
    _come(mail, answer=answer)
    return True


def _may_come(mail: MailAnswer) -> Verdict:
    return may_answer_coming(mail.seat, _meeting(mail))


def _come(mail: MailAnswer, *, answer: str) -> None:
    try:
        answer_coming(_meeting(mail), by=mail.by, answer=answer)
    except NotOpen:
        return  # cancelled in between: its own notice says so


def _meeting(mail: MailAnswer) -> Meeting:
    meeting = Meeting.objects.select_related("series").get(pk=mail.entry.pk)
    meeting.entry = mail.entry
    return meeting
