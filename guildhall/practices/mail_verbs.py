"""What a mail can do with a tip or practice: “It worked”, “I've checked this”."""

from guildhall.commons.actions import report_outcome
from guildhall.commons.models import Outcome
from guildhall.commons.policy import may_report_outcome
from guildhall.kit.verdict import Verdict
from guildhall.notifications.mail_verbs import MailAnswer, MailVerb
from guildhall.practices import actions
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.policy import may_check_way
from guildhall.practices.views.finding import with_relation

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
CHECKED = (
    "i've checked this",
    "i have checked this",
    "checked",
    "geprüft",
    "vérifié",
    "comprobado",
)
KINDS = (TIP, PRACTICE)


def mail_verbs() -> tuple[MailVerb, ...]:
    return (
        MailVerb(KINDS, WORKED, _may_report, _report),
        MailVerb(KINDS, CHECKED, _may_check, _check),
    )


def _may_report(mail: MailAnswer) -> Verdict:
    return may_report_outcome(mail.seat, mail.entry)


def _report(mail: MailAnswer) -> None:
    report_outcome(mail.entry, by=mail.by, result=Outcome.Result.WORKED)


def _may_check(mail: MailAnswer) -> Verdict:
    entry, _around, relation = with_relation(mail.seat, mail.entry.pk)
    return may_check_way(mail.seat, entry.way, relation)


def _check(mail: MailAnswer) -> None:
    actions.check_way(mail.entry, by=mail.by)
