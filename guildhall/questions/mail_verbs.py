"""What people can do by mail: answer, say “This solved it” or “It worked”, ask a question."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.actions import report_outcome
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.policy import may_reply_to, may_report_outcome
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.notifications.mail_verbs import AnswerByMail, EntryByMail, MailAnswer, MailVerb
from guildhall.questions import actions, policy, queries
from guildhall.questions.events import QUESTION, ROOM

SOLVED = (
    "this solved it",
    "solved",
    "that solved it",
    "solved it",
    "das war's",
    "gelöst",
    "résolu",
    "resuelto",
)
WORKED = (
    "it worked",
    "worked",
    "works",
    "it works",
    "this worked",
    "hat geklappt",
    "funktioniert",
    "ça marche",
    "funcionó",
)
PASS = ("pass", "not for me", "passe", "weiter", "paso")
_NO_ANSWER = _(
    "Your mail wasn't a reply to a single answer, so we can't tell which one worked. "
    "Please report it on the page."
)


def mail_verbs() -> tuple[AnswerByMail | MailVerb | EntryByMail, ...]:
    return (
        AnswerByMail(QUESTION, _may_answer, _answer),
        MailVerb((QUESTION,), SOLVED, _may_accept, _accept),
        MailVerb((QUESTION,), WORKED, _may_report, _report),
        MailVerb((QUESTION,), PASS, _may_pass, _pass),
        EntryByMail(ROOM, policy.may_ask, _ask),
    )


def _may_answer(mail: MailAnswer) -> Verdict:
    if mail.reply is not None and mail.reply.is_published:
        return may_reply_to(mail.seat, mail.entry, mail.reply)
    return policy.may_answer(mail.seat, mail.entry)


def _answer(mail: MailAnswer) -> Reply:
    """An answer to the question, or a comment where the mail replies to an answer."""
    if mail.reply is not None and mail.reply.is_published:
        return actions.comment_on(mail.entry, by=mail.by, body=mail.text, parent=mail.reply)
    return actions.answer(mail.entry, by=mail.by, body=mail.text)


def _may_accept(mail: MailAnswer) -> Verdict:
    if mail.reply is None:
        return no(_NO_ANSWER)
    return policy.may_accept_answer(mail.seat, mail.entry, mail.reply)


def _accept(mail: MailAnswer) -> None:
    if mail.reply:
        actions.accept_answer(mail.reply, by=mail.by)


def _may_pass(mail: MailAnswer) -> Verdict:
    if not queries.turns_of(mail.by).filter(question=mail.entry.pk).exists():
        return no(_("This question isn't offered to you, so there is nothing to pass."))
    return YES


def _pass(mail: MailAnswer) -> None:
    turn = queries.turns_of(mail.by).filter(question=mail.entry.pk).first()
    if turn:
        actions.pass_turn(turn, by=mail.by)


def _may_report(mail: MailAnswer) -> Verdict:
    if mail.reply is None or mail.reply.role != Reply.Role.ANSWER:
        return no(_NO_ANSWER)
    return may_report_outcome(mail.seat, mail.reply)


def _report(mail: MailAnswer) -> None:
    if mail.reply:
        report_outcome(mail.reply, by=mail.by, result=Outcome.Result.WORKED)


def _ask(seat: Seat, title: str, text: str) -> Entry:
    assert seat.person is not None  # only members write to a community
    return actions.ask(seat.community, by=seat.person, title=title, body=text)
