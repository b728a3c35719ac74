"""What Meetings does with mail: whether one comes, and a reply."""

from collections.abc import Sequence
from functools import partial

from guildhall.commons.actions import post_reply
from guildhall.commons.models import Reply
from guildhall.commons.policy import may_reply
from guildhall.kit.verdict import Verdict, require
from guildhall.meetings.actions import NotOpen, answer_coming
from guildhall.meetings.events import MEETING
from guildhall.meetings.itip import answer_in
from guildhall.meetings.models import Coming, Meeting
from guildhall.meetings.policy import may_answer_coming
from guildhall.notifications.mail_verbs import (
    AnswerByMail,
    CalendarAnswer,
    MailAnswer,
    MailVerb,
    answers,
    calendar_answers,
    mail_verbs,
)

YES = ("yes", "i'll come", "i will come", "i come", "coming", "ja", "ich komme", "oui", "sí", "si")
PERHAPS = ("perhaps", "maybe", "vielleicht", "peut-être", "quizás")
NO = ("no", "i can't come", "i cannot come", "not coming", "nein", "non")


def register() -> None:
    answers.add(MEETING, AnswerByMail(lambda mail: may_reply(mail.seat, mail.entry), _reply))
    calendar_answers.add(MEETING, CalendarAnswer(_take_calendar_answer))
    for name, words, answer in (
        ("yes", YES, Coming.Answer.YES),
        ("perhaps", PERHAPS, Coming.Answer.PERHAPS),
        ("no", NO, Coming.Answer.NO),
    ):
        mail_verbs.add(f"meetings.{name}", MailVerb((MEETING,), words, _may_come, partial(_come, answer=answer)))


def _take_calendar_answer(mail: MailAnswer, content: str, addresses: Sequence[str]) -> bool:
    meeting = _meeting(mail)
    answer = answer_in(content, meeting=meeting, addresses=addresses)
    if answer is None:
        return False
    require(may_answer_coming(mail.seat, meeting))
    _come(mail, answer=answer)
    return True


def _reply(mail: MailAnswer) -> Reply:
    return post_reply(mail.entry, by=mail.by, body=mail.text, parent=mail.reply)


def _may_come(mail: MailAnswer) -> Verdict:
    return may_answer_coming(mail.seat, _meeting(mail))


def _come(mail: MailAnswer, *, answer: str) -> None:
    try:
        answer_coming(_meeting(mail), by=mail.by, answer=answer)
    except NotOpen:
        return  # between the question and the act it was cancelled: its own notice says so


def _meeting(mail: MailAnswer) -> Meeting:
    meeting = Meeting.objects.select_related("series").get(pk=mail.entry.pk)
    meeting.entry = mail.entry
    return meeting
