"""What is needed on the day, and who brings it."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.projects import actions, policy
from guildhall.projects.forms import SupplyForm
from guildhall.projects.models import Supply
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_with, row_at
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import SUPPLIES, to_part

_may = partial(may_with, policy.may_with_supply)
_button = partial(
    button_in,
    find=row_at(Supply.objects.all(), "supply_id"),
    back=to_part(SUPPLIES),
)

add_supply = project_form(
    may=policy.may_add_supply,
    form=SupplyForm,
    act=actions.add_supply,
    says=_("It's on the list."),
    title=_("What else is needed?"),
    button=_("Add it"),
    back=to_part(SUPPLIES),
)
take_supply = _button(
    may=_may("take_supply"),
    act=actions.take_supply,
    says=_("You bring it. Thank you."),
)
give_back_supply = _button(
    may=_may("give_back_supply"),
    act=actions.give_back_supply,
    says=_("It's free again: someone else can bring it."),
)
remove_supply = _button(
    may=_may("remove_supply"),
    act=actions.remove_supply,
    says=_("It's off the list."),
)
