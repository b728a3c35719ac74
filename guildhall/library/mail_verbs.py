"""What a mail can do with a page: “Still right”."""

from guildhall.kit.verdict import Verdict
from guildhall.library import actions, queries
from guildhall.library.care_policy import may_confirm_page
from guildhall.library.events import PAGE
from guildhall.library.reader import relation_in
from guildhall.notifications.mail_verbs import MailAnswer, MailVerb

STILL_RIGHT = (
    "still right",
    "it's still right",
    "it is still right",
    "stimmt noch",
    "toujours juste",
    "sigue siendo correcto",
)


def mail_verbs() -> MailVerb:
    return MailVerb((PAGE,), STILL_RIGHT, _may_confirm, _confirm)


def _may_confirm(mail: MailAnswer) -> Verdict:
    """The mail's entry may have been read without its row."""
    entry = queries.page_at(mail.seat, mail.entry.pk) or mail.entry
    return may_confirm_page(mail.seat, entry.page, relation_in(mail.seat, entry))


def _confirm(mail: MailAnswer) -> None:
    actions.confirm_page(mail.entry, by=mail.by)
