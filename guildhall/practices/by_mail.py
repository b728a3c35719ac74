"""What What works does with mail: a reply, “It worked”, “I've checked this”."""

from guildhall.commons.actions import post_reply, report_outcome
from guildhall.commons.models import Outcome, Reply
from guildhall.commons.policy import may_reply, may_report_outcome
from guildhall.kit.verdict import Verdict
from guildhall.notifications.mail_verbs import AnswerByMail, MailAnswer, MailVerb, answers, mail_verbs
from guildhall.practices import actions
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.policy import may_check_way
from guildhall.practices.views.finding import with_standing

WORKED = ("it worked", "worked", "works", "it works", "this worked", "hat geklappt", "funktioniert", "ça marche", "funcionó")
CHECKED = ("i've checked this", "i have checked this", "checked", "geprüft", "vérifié", "comprobado")
KINDS = (TIP, PRACTICE)


def register() -> None:
    for kind in KINDS:
        answers.add(kind, AnswerByMail(lambda mail: may_reply(mail.seat, mail.entry), _reply))
    mail_verbs.add("practices.worked", MailVerb(KINDS, WORKED, lambda mail: may_report_outcome(mail.seat, mail.entry), _report))
    mail_verbs.add("practices.checked", MailVerb(KINDS, CHECKED, _may_check, _check))


def _reply(mail: MailAnswer) -> Reply:
    return post_reply(mail.entry, by=mail.by, body=mail.text, parent=mail.reply)


def _report(mail: MailAnswer) -> None:
    report_outcome(mail.entry, by=mail.by, result=Outcome.Result.WORKED)


def _may_check(mail: MailAnswer) -> Verdict:
    entry, _found, standing = with_standing(mail.seat, mail.entry.pk)
    return may_check_way(mail.seat, entry.way, standing)


def _check(mail: MailAnswer) -> None:
    actions.check_way(mail.entry, by=mail.by)
