"""What each level promises, in a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.decisions.models import Decision, Level
from guildhall.decisions.stewards_say import ANSWER_WITHIN

PROMISES: dict[str, str | Promise] = {
    Level.MEMBERS_DECIDE: _("What members agree on is what we do."),
    Level.TOGETHER: _("Members and stewards look for what all can live with, and do that."),
    Level.SHAPE: _("Your advice shapes the decision, and you read how."),
    Level.ASKED: _("You're heard before it's decided, and each contribution gets an answer."),
    Level.TOLD: _("It's decided. You read what, and why."),
}


STEWARDS_SAY = _(
    "Before it's decided, a steward says whether the stewards can live with it. A reason against "
    "it is answered like an objection. If no steward answers within %(days)d days, it's decided."
)


def stewards_say() -> str:
    """What happens besides the count where members and stewards decide together."""
    return str(STEWARDS_SAY) % {"days": ANSWER_WITHIN.days}


def said_of(level: Level) -> str:
    """What someone reads who chooses who decides."""
    promise = str(PROMISES[level])
    return f"{promise} {stewards_say()}" if level == Level.TOGETHER else promise


def promise_of(decision: Decision) -> str:
    """What was written for this decision, or what its level promises."""
    return decision.promise or str(PROMISES[decision.level])
