"""What people can do by mail: say “I'd use it”, “I'd help” or “Pass”, or put an idea in."""

from functools import partial

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.ideas import actions, policy, queries
from guildhall.ideas.events import IDEA, ROOM
from guildhall.ideas.models import Joining
from guildhall.kit.verdict import YES, Verdict
from guildhall.notifications.mail_verbs import EntryByMail, MailAnswer, MailVerb

USE = ("i'd use it", "i would use it", "würde ich nutzen", "je l'utiliserais", "lo usaría")
HELP = ("i'd help", "i would help", "ich helfe mit", "j'aiderais", "yo ayudaría")
PASS = ("pass", "not for me", "passe", "weiter", "paso")


def mail_verbs() -> tuple[MailVerb | EntryByMail, ...]:
    return (
        MailVerb((IDEA,), USE, _may_join, partial(_join, Joining.As.USE)),
        MailVerb((IDEA,), HELP, _may_join, partial(_join, Joining.As.HELP)),
        MailVerb((IDEA,), PASS, _may_pass, _pass),
        EntryByMail(ROOM, policy.may_add_idea, _add),
    )


def _may_join(mail: MailAnswer) -> Verdict:
    return policy.may_join_idea(mail.seat, mail.entry)


def _join(joined_as: str, mail: MailAnswer) -> None:
    actions.join_idea(mail.entry, joined_as=joined_as, by=mail.by)


def _may_pass(_mail: MailAnswer) -> Verdict:
    return YES


def _pass(mail: MailAnswer) -> None:
    """Where they are not asked, there is nothing to pass, and nothing happens."""
    if ask := queries.ask_of(mail.by, mail.entry):
        actions.pass_wish(ask, by=mail.by)


def _add(seat: Seat, title: str, text: str) -> Entry:
    return actions.add_idea(seat.community, by=seat.someone, title=title, body=text)
