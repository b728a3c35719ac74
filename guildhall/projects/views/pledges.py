"""What people promise to give to a project, in money or in kind."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.projects import money_policy as policy
from guildhall.projects.actions import pledges
from guildhall.projects.forms.money import PledgeForm, PledgeInKindForm, PledgeOfOthersForm
from guildhall.projects.models import Pledge
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_in_project, may_with, row_at
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import to_money

_may = partial(may_with, policy.may_with_pledge)
_button = partial(
    button_in,
    find=row_at(Pledge.objects.all(), "pledge_id"),
    back=to_money("pledges"),
)
_form = partial(
    project_form,
    opens=lambda _request, entry: {"project": entry.project},
    act=pledges.make_pledge,
    says=_("It's promised. Thank you."),
    button=_("Promise it"),
    back=to_money("pledges"),
    text=_("No payment is taken here. How it is handed over, you agree among yourselves."),
)

make_pledge = _form(
    may=policy.may_add_money,
    form=PledgeForm,
    title=_("Promise some money"),
)
pledge_in_kind = _form(
    may=policy.may_add_money,
    form=PledgeInKindForm,
    given=lambda form: {"is_in_kind": True} | form.cleaned_data,
    title=_("Give something in kind"),
)
# What someone without an account gives.
note_pledge = _form(
    may=may_in_project(policy.may_set_budget),
    form=PledgeOfOthersForm,
    title=_("Note what someone gives"),
)
receive_pledge = _button(
    may=_may("receive_pledge"),
    act=pledges.receive_pledge,
    says=_("It's in the accounts. Don't forget to say thank you."),
)
not_received = _button(
    may=_may("not_received"),
    act=pledges.not_received,
    says=_("It's promised, and not here yet."),
)
thank_for_pledge = _button(
    may=_may("thank_for_pledge"),
    act=pledges.thank_for_pledge,
    says=_("Thanked."),
)
withdraw_pledge = _button(
    may=_may("withdraw_pledge"),
    act=pledges.withdraw_pledge,
    says=_("It's withdrawn."),
)
renew_pledge = _button(
    may=_may("renew_pledge"),
    act=pledges.renew_pledge,
    says=_("It's promised again. Thank you."),
)
