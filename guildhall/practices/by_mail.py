"""What What works does with mail: a reply, “It worked”, “I've checked this”."""

from guildhall.commons.actions import post_reply, report_outcome
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.policy import may_reply, may_report_outcome
from guildhall.kit.verdict import Verdict
from guildhall.notifications.mail_verbs import AnswerByMail, MailAnswer, MailVerb, answers, mail_verbs
from guildhall.practices import actions, queries
from guildhall.practices.parts import PRACTICE, TIP
from guildhall.practices.policy import may_check_way, standing_of

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
    entry = _way(mail)
    found = queries.around(entry)
    standing = standing_of(
        mail.seat, entry.way, authors=found.author_ids, topics=found.topic_ids, checkers=found.checker_ids, rules=entry.rules
    )
    return may_check_way(mail.seat, entry.way, standing)


def _check(mail: MailAnswer) -> None:
    actions.check_way(mail.entry, by=mail.by)


def _way(mail: MailAnswer) -> Entry:
    entry = queries.way_at(mail.seat, mail.entry.pk)
    assert entry is not None  # the mail was taken because its writer sees it
    return entry
