"""Who gets what at the addresses of pages that people rely on, and of suggested changes.

Dana wrote the pages and looks after the one that people rely on; and suggested the change.
"""

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.library.actions import add_page, rely_on_page, suggest_change
from guildhall.library.models import Suggestion
from guildhall.people.models import Person
from tests.access_rules import (
    Outcome,
    Rule,
    by_member_while_published,
    login_first,
    on_written,
    reading,
)

HERE = "/c/pumps/library/"
CARED = f"{HERE}{{cared_page}}/"
CHANGE = f"{HERE}suggestions/{{change}}/"


def _stewards_alone(answer: Outcome) -> Rule:
    """Others who are here see no suggestion of someone else."""

    @login_first
    def rule(who: str, level: str, standing: str) -> Outcome:
        return answer if who == "steward" else 404

    return rule


by_its_owner = on_written(by=())
by_steward_while_published = on_written(by=("steward",), only_published=True)
decided, refused = _stewards_alone("ok"), _stewards_alone(403)

ROWS = {
    "pages_to_check": ("GET", f"{HERE}needs-check/", reading),
    "pages_without_owner": ("GET", f"{HERE}without-owner/", reading),
    "rely_on_page": ("GET", f"{HERE}{{page}}/rely/", by_steward_while_published),
    "suggest_change": ("GET", f"{HERE}{{page}}/suggest/", by_member_while_published),
    "change_care": ("GET", f"{CARED}care/", by_steward_while_published),
    "confirm_page": ("GET", f"{CARED}still-right/", by_steward_while_published),
    "hand_over_page": ("GET", f"{CARED}hand-over/", by_its_owner),
    "take_over_page": ("POST", f"{CARED}take-over/", by_its_owner),
    "decline_page": ("POST", f"{CARED}decline/", by_its_owner),
    "take_back_offer": ("POST", f"{CARED}take-back-offer/", by_its_owner),
    "look_after_page": ("POST", f"{CARED}look-after/", by_its_owner),
    "let_go_of_page": ("POST", f"{CARED}let-go/", by_its_owner),
    "stop_relying": ("POST", f"{HERE}{{page}}/stop-relying/", by_its_owner),
    "suggestion": ("GET", CHANGE, decided),
    "take_suggestion": ("POST", f"{CHANGE}take/", decided),
    "decline_suggestion": ("POST", f"{CHANGE}decline/", decided),
    "reopen_suggestion": ("POST", f"{CHANGE}reopen/", refused),
    "take_back_suggestion": ("POST", f"{CHANGE}take-back/", refused),
    "suggest_again": ("POST", f"{CHANGE}suggest-again/", refused),
}


def written_in(community: Community, *, by: Person) -> dict[str, Entry]:
    page = add_page(community, by=by, title="How to dry a cabinet")
    rely_on_page(page, by=by, owner=by)
    return {"cared_page": page}


def suggested_for(page: Entry) -> Suggestion:
    """By its author, so that the steward decides."""
    return suggest_change(
        page, by=page.author, title="Another title", body="Dry it.", reason="Shorter."
    )
