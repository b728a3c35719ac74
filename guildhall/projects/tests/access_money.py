"""Who gets what at the addresses of a project's money."""

from decimal import Decimal

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects.actions.budget import add_line
from guildhall.projects.actions.claims import hand_in_claim
from guildhall.projects.actions.pledges import make_pledge
from guildhall.projects.models import Project
from tests.access_rules import by_asker, by_member_while_published, on_written

MONEY = "/c/pumps/projects/{project}/money/"
LINE = f"{MONEY}lines/{{project_budget_line}}/"
CLAIM = f"{MONEY}receipts/{{project_claim}}/"
PLEDGE = f"{MONEY}pledges/{{project_pledge}}/"
by_steward = on_written(by=("steward",), only_published=True)
ROWS_OF_MONEY = {
    "project_money": ("GET", MONEY, by_member_while_published),
    "set_budget": ("GET", f"{MONEY}approval/", by_steward),
    "add_budget_line": ("GET", f"{MONEY}lines/", by_steward),
    "change_budget_line": ("GET", f"{LINE}edit/", by_steward),
    "remove_budget_line": ("POST", f"{LINE}remove/", by_steward),
    "hand_in_claim": ("GET", f"{MONEY}receipts/", by_member_while_published),
    "approve_claim": ("POST", f"{CLAIM}approve/", by_steward),
    "take_back_approval": ("POST", f"{CLAIM}not-yet/", by_asker),
    "refuse_claim": ("GET", f"{CLAIM}refuse/", by_steward),
    "withdraw_claim": ("POST", f"{CLAIM}withdraw/", by_asker),
    "make_pledge": ("GET", f"{MONEY}pledges/", by_member_while_published),
    "pledge_in_kind": ("GET", f"{MONEY}pledges/in-kind/", by_member_while_published),
    "note_pledge": ("GET", f"{MONEY}pledges/of-others/", by_steward),
    "receive_pledge": ("POST", f"{PLEDGE}received/", by_steward),
    "not_received": ("POST", f"{PLEDGE}not-received/", by_asker),
    "thank_for_pledge": ("POST", f"{PLEDGE}thanked/", by_asker),
    "withdraw_pledge": ("POST", f"{PLEDGE}withdraw/", by_steward),
    "renew_pledge": ("POST", f"{PLEDGE}renew/", by_asker),
}


def add_books(entry: Entry, *, by: Person) -> None:
    add_line(entry, by=by, name="Bags", planned=Decimal("20.00"))
    hand_in_claim(entry, by=by, words="Bags", amount=Decimal("12.50"))
    make_pledge(entry, by=by, amount=Decimal("40.00"))


def ids_of_books(project: Project) -> dict[str, int]:
    return {
        "project_budget_line": project.budget_lines.get().pk,
        "project_claim": project.claims.get().pk,
        "project_pledge": project.pledges.get().pk,
    }
