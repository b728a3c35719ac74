"""What people can do by mail: say yes, abstain, or object, with the reason in the lines below.

Stewards say so, too, whether they can live with what is decided together.
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from guildhall.decisions import actions, policy, stewards_policy
from guildhall.decisions.events import DECISION
from guildhall.decisions.stewards_say import asks_stewards
from guildhall.kit.verdict import Refused, Verdict, no
from guildhall.notifications.mail_verbs import MailAnswer, MailVerb

MOST_IN_AN_OBJECTION = 1000
YES = ("yes", "fine with me", "i agree", "agree", "ja", "einverstanden", "oui", "d'accord", "sí")
ABSTAIN = (
    "i abstain",
    "abstain",
    "enthaltung",
    "ich enthalte mich",
    "je m'abstiens",
    "me abstengo",
)
OBJECT = (
    "no",
    "i object",
    "object",
    "objection",
    "nein",
    "einspruch",
    "einwand",
    "non",
    "objeción",
)
STEWARDS_CAN = ("we can live with it", "we can", "the stewards can live with it")
STEWARDS_CANNOT = ("we can't", "we can\N{RIGHT SINGLE QUOTATION MARK}t", "we cannot", "we can not")
_NO_REASON = _(
    "An objection needs a reason. Write it below the word, or object on the page of the decision."
)
_NOT_ASKED = _(
    "The stewards aren't asked at the moment, and the proposal may have changed. You can say it on "
    "the page of the decision."
)


def mail_verbs() -> tuple[MailVerb, ...]:
    return (
        MailVerb((DECISION,), YES, _may_agree, _agree, is_meant=_answers_the_decision),
        MailVerb((DECISION,), ABSTAIN, _may_abstain, _abstain, is_meant=_answers_the_decision),
        MailVerb(
            (DECISION,),
            OBJECT,
            _may_object,
            _object,
            takes_text=True,
            is_meant=_answers_the_decision,
        ),
        MailVerb(
            (DECISION,),
            STEWARDS_CAN,
            _may_say_they_can,
            _say_they_can,
            is_meant=_answers_what_stewards_are_asked,
        ),
        MailVerb(
            (DECISION,),
            STEWARDS_CANNOT,
            _may_say_they_cannot,
            _say_they_cannot,
            takes_text=True,
            is_meant=_answers_what_stewards_are_asked,
        ),
    )


def _may_agree(mail: MailAnswer) -> Verdict:
    return policy.may_agree_to_proposal(mail.seat, mail.entry)


def _may_abstain(mail: MailAnswer) -> Verdict:
    return policy.may_abstain_from_proposal(mail.seat, mail.entry)


def _may_object(mail: MailAnswer) -> Verdict:
    return policy.may_object_to_proposal(mail.seat, mail.entry)


def _answers_the_decision(mail: MailAnswer) -> bool:
    """To what someone wrote below it, “yes” is a reply."""
    return mail.reply is None


def _answers_what_stewards_are_asked(mail: MailAnswer) -> bool:
    """Of another decision, “we can't” is a reply, too."""
    return _answers_the_decision(mail) and asks_stewards(mail.entry.decision)


def _may_say_they_can(mail: MailAnswer) -> Verdict:
    """Only while they are asked: a mail may be older than the proposal that is open now."""
    verdict = stewards_policy.may_say_stewards_can(mail.seat, mail.entry)
    if verdict and mail.entry.decision.stewards_asked_at is None:
        return no(_NOT_ASKED)
    return verdict


def _may_say_they_cannot(mail: MailAnswer) -> Verdict:
    return stewards_policy.may_say_stewards_cannot(mail.seat, mail.entry)


def _agree(mail: MailAnswer) -> None:
    _refusing(lambda: actions.agree_to_proposal(mail.entry, by=mail.by))


def _abstain(mail: MailAnswer) -> None:
    _refusing(lambda: actions.abstain_from_proposal(mail.entry, by=mail.by))


def _object(mail: MailAnswer) -> None:
    reason = mail.text.strip()[:MOST_IN_AN_OBJECTION]
    if not reason:
        raise Refused(_NO_REASON)
    _refusing(lambda: actions.object_to_proposal(mail.entry, by=mail.by, reason=reason))


def _say_they_can(mail: MailAnswer) -> None:
    _refusing(lambda: actions.say_stewards_can(mail.entry, by=mail.by))


def _say_they_cannot(mail: MailAnswer) -> None:
    reason = mail.text.strip()
    _refusing(lambda: actions.say_stewards_cannot(mail.entry, by=mail.by, reason=reason))


def _refusing(act: Callable[[], object]) -> None:
    """What is too late by now is answered with its sentence."""
    try:
        act()
    except (actions.DecisionRefused, actions.RoundIsOver) as problem:
        raise Refused(str(problem)) from problem
