"""What Decisions keeps about a person besides entries and replies."""

from guildhall.decisions.models import (
    AskedForAdvice,
    Decision,
    Proposal,
    ReviewSupport,
    ReviewWish,
    RoleOffer,
    StewardsWord,
    Theme,
)
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round, Voice


def exports(person: Person) -> Kept:
    """What they said, decided, answered, asked for and supported."""
    ours = Proposal.objects.values("round")
    asked = Round.objects.filter(opened_by=person, pk__in=ours)
    voices = Voice.objects.filter(person=person, round__in=ours)
    objections = Objection.objects.filter(person=person, round__in=ours)
    answers = Objection.objects.filter(answered_by=person, round__in=ours)
    return {
        "decisions_ended": Decision.objects.filter(ended_by=person).values(
            "entry_id", "outcome", "reasons", "next_steps", "look_again_on", "ended_at"
        ),
        "decisions_acted_on": Decision.objects.filter(acted_by=person).values(
            "entry_id", "acted", "acted_words", "acted_at"
        ),
        "decisions_to_decide": Decision.objects.filter(decider=person).values("entry_id"),
        "proposals": asked.values("decision_proposal__decision_id", "question", "opened_at"),
        "voices_in_decisions": voices.values("round__decision_proposal__decision_id", "says", "at"),
        "objections_in_decisions": objections.values(
            "round__decision_proposal__decision_id", "reason", "at", "withdrawn_at", "answer"
        ),
        "objections_answered": answers.values(
            "round__decision_proposal__decision_id", "answer", "answered_at"
        ),
        "asked_for_advice": AskedForAdvice.objects.filter(person=person).values(
            "decision_id", "at"
        ),
        "heard_and_did": Theme.objects.filter(by=person).values(
            "decision_id", "heard", "did", "at"
        ),
        "reviews_asked_for": ReviewWish.objects.filter(by=person).values(
            "decision_id", "reason", "at"
        ),
        "roles_offered": RoleOffer.objects.filter(person=person).values(
            "decision_id", "at", "answered_at", "is_accepted", "words"
        ),
        "stewards_words": StewardsWord.objects.filter(by=person).values(
            "decision_id", "reason", "at", "ended_at", "answer"
        ),
        "stewards_answered": StewardsWord.objects.filter(answered_by=person).values(
            "decision_id", "answer", "answered_at"
        ),
        "reviews_supported": ReviewSupport.objects.filter(person=person).values(
            "wish__decision_id", "at"
        ),
    }
