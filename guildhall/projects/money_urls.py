"""The addresses of a project's budget, pledges and accounts."""

from django.urls import path

from guildhall.projects.views import budget, claims, money, pledges

MONEY = "c/<slug:community_slug>/projects/<entry:entry_id>/money/"
LINE = f"{MONEY}lines/<int:line_id>/"
CLAIM = f"{MONEY}receipts/<int:claim_id>/"
PLEDGE = f"{MONEY}pledges/<int:pledge_id>/"

money_urls = [
    path(MONEY, money.project_money, name="project_money"),
    path(f"{MONEY}approval/", budget.set_budget, name="set_budget"),
    path(f"{MONEY}lines/", budget.add_line, name="add_budget_line"),
    path(f"{LINE}edit/", budget.change_line, name="change_budget_line"),
    path(f"{LINE}remove/", budget.remove_line, name="remove_budget_line"),
    path(f"{MONEY}receipts/", claims.hand_in_claim, name="hand_in_claim"),
    path(f"{CLAIM}approve/", claims.approve_claim, name="approve_claim"),
    path(f"{CLAIM}not-yet/", claims.take_back_approval, name="take_back_approval"),
    path(f"{CLAIM}refuse/", claims.refuse_claim, name="refuse_claim"),
    path(f"{CLAIM}withdraw/", claims.withdraw_claim, name="withdraw_claim"),
    path(f"{MONEY}pledges/", pledges.make_pledge, name="make_pledge"),
    path(f"{MONEY}pledges/in-kind/", pledges.pledge_in_kind, name="pledge_in_kind"),
    path(f"{MONEY}pledges/of-others/", pledges.note_pledge, name="note_pledge"),
    path(f"{PLEDGE}received/", pledges.receive_pledge, name="receive_pledge"),
    path(f"{PLEDGE}not-received/", pledges.not_received, name="not_received"),
    path(f"{PLEDGE}thanked/", pledges.thank_for_pledge, name="thank_for_pledge"),
    path(f"{PLEDGE}withdraw/", pledges.withdraw_pledge, name="withdraw_pledge"),
    path(f"{PLEDGE}renew/", pledges.renew_pledge, name="renew_pledge"),
]
