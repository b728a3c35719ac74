"""What people spent for a project: handed in with its receipts, approved or not."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guildhall.commons.tray import open_own_tray
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import money_policy as policy
from guildhall.projects.actions import claims
from guildhall.projects.forms.money import ClaimForm, RefuseForm
from guildhall.projects.models import Claim, Project
from guildhall.projects.reader import relation_in
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import row_at
from guildhall.projects.views.forms import form_in, project_form
from guildhall.projects.views.leading_back import to_money


def _with_receipts(
    posted: Mapping[str, Any] | None, *, request: AuthenticatedRequest, project: Project
) -> ClaimForm:
    form = ClaimForm(posted, project=project)
    open_own_tray(form, request, request.user, address=reverse("attach_own_file"))
    return form


def _may(verb_name: str, seat: Seat, claim: Claim) -> Verdict:
    relation = relation_in(seat, claim.project.entry)
    approvers = frozenset(claim.approvals.values_list("by", flat=True))
    return policy.may_with_claim(verb_name, seat, claim, relation, approvers)


_claim_at = row_at(Claim.objects.all(), "claim_id")
_button = partial(button_in, find=_claim_at, back=to_money("claims"))

hand_in_claim = project_form(
    may=policy.may_add_money,
    form=_with_receipts,
    opens=lambda request, entry: {"request": request, "project": entry.project},
    given=lambda form: {"receipts": form.files_beside, **form.cleaned_data},
    act=claims.hand_in_claim,
    says=_("It's handed in. Someone else looks at it."),
    title=_("Hand in what you spent"),
    button=_("Hand it in"),
    back=to_money("claims"),
    template="projects/money/claim.html",
)
refuse_claim = form_in(
    find=_claim_at,
    may=partial(_may, "refuse_claim"),
    form=RefuseForm,
    act=claims.refuse_claim,
    says=_("Not approved. They are told why, and can hand it in again."),
    title=_("Don't approve it"),
    button=_("Send the reason"),
    back=to_money("claims"),
)
approve_claim = _button(
    may=partial(_may, "approve_claim"),
    act=claims.approve_claim,
    says=_("You approved it."),
)
take_back_approval = _button(
    may=partial(_may, "take_back_approval"),
    act=claims.take_back_approval,
    says=_("It waits for approval again."),
)
withdraw_claim = _button(
    may=partial(_may, "withdraw_claim"),
    act=claims.withdraw_claim,
    says=_("It's withdrawn, and its receipts are deleted."),
)
