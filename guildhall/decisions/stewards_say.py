"""Where members and stewards decide together: what the stewards say before it is decided.

Nobody holds it up by saying nothing: some days after they were asked, silence means that they can
live with it, as it does for members.
"""

import datetime as dt

from guildhall.decisions.models import Decision, Level, StewardsWord

ANSWER_WITHIN = dt.timedelta(days=7)


def asks_stewards(decision: Decision) -> bool:
    """As it was said when it opened; members may have got more say since."""
    return decision.asks_stewards and decision.level == Level.TOGETHER


def holds_up(decision: Decision, at: dt.datetime) -> bool:
    """Whether their word is missing, or a reason of theirs waits for its answer. One query."""
    if not asks_stewards(decision):
        return False
    words = list(StewardsWord.objects.that_count().filter(decision=decision))
    if any(word.is_waiting for word in words):
        return True
    if any(not word.reason for word in words):
        return False
    asked_at = decision.stewards_asked_at
    return asked_at is None or at < asked_at + ANSWER_WITHIN


def forget_stewards_words(decision: Decision, at: dt.datetime) -> None:
    """They were about what was proposed before. The row itself is saved by the caller."""
    decision.stewards_asked_at = None
    StewardsWord.objects.current().filter(decision=decision).update(ended_at=at)
