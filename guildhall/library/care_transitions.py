"""Every change of state of what people rely on, and of a suggested change: one table each."""

from collections.abc import Iterable

from guildhall.library import events
from guildhall.library.models.reliance import Care
from guildhall.library.models.suggestion import SuggestionState
from guildhall.library.transitions import Transition, Who

RELIED_ON = frozenset({Care.KEPT, Care.OFFERED, Care.OWNERLESS})
DECIDERS = frozenset({Who.AUTHOR, Who.OWNER, Who.DEPUTY, Who.STEWARD})
NOT_SUGGESTED = "none"


def _row(
    verb: str, sources: Iterable[str], target: str | None, who: Iterable[Who], event: str
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who), event)


RELYING = (
    _row(
        "rely_on_page",
        {Care.NONE},
        Care.KEPT,
        {Who.AUTHOR, Who.STEWARD},
        events.RELIANCE_BEGUN,
    ),
    _row("change_care", RELIED_ON, None, {Who.OWNER, Who.STEWARD}, events.RELIANCE_CHANGED),
    _row("stop_relying", RELIED_ON, Care.NONE, {Who.OWNER, Who.STEWARD}, events.RELIANCE_ENDED),
    _row(
        "confirm_page",
        RELIED_ON,
        None,
        {Who.OWNER, Who.DEPUTY, Who.STEWARD},
        events.PAGE_CONFIRMED,
    ),
    _row("hand_over_page", {Care.KEPT}, Care.OFFERED, {Who.OWNER}, events.PAGE_OFFERED),
    _row(
        "take_back_offer",
        {Care.OFFERED},
        Care.KEPT,
        {Who.OWNER, Who.STEWARD},
        events.PAGE_OFFER_TAKEN_BACK,
    ),
    _row("take_over_page", {Care.OFFERED}, Care.KEPT, {Who.ASKED}, events.PAGE_TAKEN_OVER),
    _row("decline_page", {Care.OFFERED}, Care.KEPT, {Who.ASKED}, events.PAGE_OFFER_DECLINED),
    _row("name_owner", RELIED_ON, Care.KEPT, {Who.STEWARD}, events.OWNER_NAMED),
    _row("look_after_page", {Care.OWNERLESS}, Care.KEPT, {Who.MEMBER}, events.PAGE_LOOKED_AFTER),
    _row("let_go_of_page", {Care.KEPT, Care.OFFERED}, None, {Who.OWNER}, events.PAGE_LET_GO),
    _row("pass_page_on", {Care.KEPT, Care.OFFERED}, None, {Who.HALL}, events.PAGE_PASSED_ON),
)

SUGGESTING = (
    _row(
        "suggest_change",
        {NOT_SUGGESTED},
        SuggestionState.OPEN,
        {Who.MEMBER},
        events.CHANGE_SUGGESTED,
    ),
    _row("take_suggestion", {SuggestionState.OPEN}, None, DECIDERS, events.SUGGESTION_TAKEN),
    _row(
        "decline_suggestion",
        {SuggestionState.OPEN},
        SuggestionState.DECLINED,
        DECIDERS,
        events.SUGGESTION_DECLINED,
    ),
    _row(
        "reopen_suggestion",
        {SuggestionState.DECLINED},
        SuggestionState.OPEN,
        DECIDERS,
        events.SUGGESTION_REOPENED,
    ),
    _row(
        "take_back_suggestion",
        {SuggestionState.OPEN},
        SuggestionState.TAKEN_BACK,
        {Who.SUGGESTER},
        events.SUGGESTION_TAKEN_BACK,
    ),
    _row(
        "suggest_again",
        {SuggestionState.TAKEN_BACK},
        SuggestionState.OPEN,
        {Who.SUGGESTER},
        events.SUGGESTION_RENEWED,
    ),
)

TABLE = {transition.verb: transition for transition in (*RELYING, *SUGGESTING)}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    transition = TABLE[verb]
    return state in transition.sources and bool(transition.who & set(who))
