"""What the log calls the acts around decisions, and the kind of entry that they happen to."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "decisions"
DECISION = "decision"

DECISION_PREPARED = event("decision.prepared", counts_as=NOTHING)
DECISION_CHANGED = event("decision.changed", counts_as=NOTHING)
DECISION_OPENED = event("decision.opened", counts_as=Type.PROPOSED)
PROPOSAL_CHANGED = event("decision.proposal_changed", counts_as=NOTHING)
DECISION_EXTENDED = event("decision.extended", counts_as=NOTHING)
DECISION_WITHDRAWN = event("decision.withdrawn", counts_as=NOTHING)
DECISION_TAKEN_UP_AGAIN = event("decision.taken_up_again", counts_as=NOTHING)

PROPOSAL_AGREED_TO = event("decision.agreed_to", counts_as=Type.REACTED)
VOICE_TAKEN_BACK = event(
    "decision.voice_taken_back", counts_as=NOTHING, takes_back=PROPOSAL_AGREED_TO
)
ABSTAINED = event("decision.abstained", counts_as=NOTHING)
PROPOSAL_OBJECTED_TO = event("decision.objected", counts_as=Type.OBJECTED)
OBJECTION_WITHDRAWN = event(
    "decision.objection_withdrawn", counts_as=NOTHING, takes_back=PROPOSAL_OBJECTED_TO
)
OBJECTION_ANSWERED = event("decision.objection_answered", counts_as=NOTHING)

BALLOT_CAST = event("decision.voted", counts_as=Type.REACTED)
BALLOT_TAKEN_BACK = event("decision.vote_taken_back", counts_as=NOTHING, takes_back=BALLOT_CAST)

ADVICE_ASKED = event("decision.advice_asked", counts_as=NOTHING)
THEME_ANSWERED = event("decision.theme_answered", counts_as=Type.NOTED)
THEME_REMOVED = event("decision.theme_removed", counts_as=NOTHING)
DECIDER_NAMED = event("decision.decider_named", counts_as=NOTHING)
DECISION_PASSED_ON = event("decision.passed_on", counts_as=NOTHING)
DECISION_SOON_OVER = event("decision.soon_over", counts_as=NOTHING)
DECISION_WAITS = event("decision.waits", counts_as=NOTHING)

STEWARDS_ASKED = event("decision.stewards_asked", counts_as=NOTHING)
STEWARDS_CAN = event("decision.stewards_can", counts_as=NOTHING)
STEWARDS_CANNOT = event("decision.stewards_cannot", counts_as=Type.OBJECTED)
STEWARDS_WORD_TAKEN_BACK = event(
    "decision.stewards_word_taken_back", counts_as=NOTHING, takes_back=STEWARDS_CANNOT
)
STEWARDS_ANSWERED = event("decision.stewards_answered", counts_as=NOTHING)
DECISION_PREPARED_ANEW = event("decision.prepared_anew", counts_as=NOTHING)

ROLE_OFFERED = event("decision.role_offered", counts_as=NOTHING)
ROLE_STILL_OFFERED = event("decision.role_still_offered", counts_as=NOTHING)
ROLE_ACCEPTED = event("decision.role_accepted", counts_as=NOTHING)
ROLE_DECLINED = event("decision.role_declined", counts_as=NOTHING)

DECISION_MADE = event("decision.made", counts_as=Type.AGREED)
DECISION_LAPSED = event("decision.lapsed", counts_as=NOTHING)
DECISION_ACTED_ON = event("decision.acted_on", counts_as=NOTHING)
OUTCOME_WORDED = event("decision.outcome_worded", counts_as=NOTHING)

REVIEW_ASKED = event("decision.review_asked", counts_as=NOTHING)
REVIEW_SUPPORTED = event("decision.review_supported", counts_as=Type.REACTED)
SUPPORT_TAKEN_BACK = event(
    "decision.support_taken_back", counts_as=NOTHING, takes_back=REVIEW_SUPPORTED
)
DECISION_TO_REVIEW = event("decision.to_review", counts_as=NOTHING)
DECISION_KEPT = event("decision.kept", counts_as=NOTHING)
DECISION_REPLACED = event("decision.replaced", counts_as=NOTHING)
