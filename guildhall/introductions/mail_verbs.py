"""An opening is answered by mail, too: to its author alone, as a letter."""

from collections.abc import Sequence

from guildhall.commons.models import Attachment
from guildhall.introductions.events import OPENING
from guildhall.kit.verdict import Verdict
from guildhall.letters import policy
from guildhall.letters.actions import write_letter
from guildhall.letters.texts import about_entry
from guildhall.notifications.mail_verbs import AnswerToAuthor, MailAnswer


def _may_write(mail: MailAnswer) -> Verdict:
    return policy.may_write(mail.by, mail.entry.author)


def _write(mail: MailAnswer, files: Sequence[Attachment]) -> None:
    about = about_entry(mail.entry, mail.seat.community.slug)
    write_letter(mail.entry.author, by=mail.by, text=f"{about}{mail.text}", files=files)


mail_verbs = AnswerToAuthor(OPENING, _may_write, _write)
