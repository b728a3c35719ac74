"""What the Table does with mail: a reply to a note."""

from guildhall.commons.models import Reply
from guildhall.commons.policy import may_reply
from guildhall.notifications.mail_verbs import AnswerByMail, MailAnswer, answers
from guildhall.table import actions
from guildhall.table.events import NOTE


def register() -> None:
    answers.add(NOTE, AnswerByMail(lambda mail: may_reply(mail.seat, mail.entry), _reply))


def _reply(mail: MailAnswer) -> Reply:
    return actions.reply_to_note(mail.entry, by=mail.by, body=mail.text)
