"""What a vote chose is named as its options are named now, also once something was removed."""

import re
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from guildhall.ballots.models import Option, Vote
from guildhall.ballots.queries import without_its_name
from guildhall.ballots.reading import outcome_of
from guildhall.commons.models import touch_entry
from guildhall.decisions.actions.locking import locked_decision
from guildhall.decisions.models import MOST_IN_AN_OUTCOME, Voting


def name_outcomes_anew(
    *, entry_ids: Collection[int] = (), person_ids: Collection[int] = ()
) -> None:
    """Of decisions whose votes chose what was hidden, moved away or shown again, or someone who
    left. What else people wrote into an outcome stays. Twice is harmless.
    """
    about = Q(entry__in=entry_ids) | Q(person__in=person_ids)
    votes = Option.objects.filter(about, vote__state=Vote.State.COUNTED).values("vote")
    votings = Voting.objects.filter(vote__in=votes).select_related("vote__count").order_by("pk")
    for voting in votings:
        with transaction.atomic():
            _name_anew(voting)


def _name_anew(voting: Voting) -> None:
    decision = locked_decision(voting.decision_id)
    titles = dict(voting.vote.options.values_list("place", "title"))
    outcome = decision.outcome
    for line in outcome_of(voting.vote).lines:
        if line.is_winner:
            kept, named = titles[line.option.place], line.option.title
            was = without_its_name(line.option) if named == kept else kept
            outcome = _renamed(outcome, was, named)
    if outcome != decision.outcome:
        decision.outcome = outcome[:MOST_IN_AN_OUTCOME]
        decision.save(update_fields=["outcome"])
        touch_entry(decision.entry)


def _renamed(outcome: str, was: str, named: str) -> str:
    """As one of a list, else wherever it is named, else where the end of an outcome was cut."""
    title = re.escape(was)
    for alone in (rf"(?:^|(?<=, )){title}(?=, |$)", rf"(?<!\w){title}(?!\w)"):
        changed, times = re.subn(alone, lambda _found: named, outcome)
        if times:
            return changed
    if len(outcome) == MOST_IN_AN_OUTCOME:
        for length in range(len(was) - 1, 0, -1):
            if outcome.endswith(f", {was[:length]}"):
                return f"{outcome[:-length]}{named}"
    return outcome
