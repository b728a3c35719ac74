"""What Stories does with mail: a reply to a story."""

from guildhall.commons.actions import post_reply
from guildhall.commons.models import Reply
from guildhall.commons.policy import may_reply
from guildhall.notifications.mail_verbs import AnswerByMail, MailAnswer, answers
from guildhall.stories.events import STORY


def register() -> None:
    answers.add(STORY, AnswerByMail(lambda mail: may_reply(mail.seat, mail.entry), _reply))


def _reply(mail: MailAnswer) -> Reply:
    return post_reply(mail.entry, by=mail.by, body=mail.text, parent=mail.reply)
