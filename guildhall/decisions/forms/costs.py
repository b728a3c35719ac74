"""What something of another room would cost: written, it can be chosen in a budget."""

from decimal import Decimal
from typing import Any

from django import forms
from django.template.defaultfilters import capfirst
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.ballots.forms import amount
from guildhall.commons.costed import Costed
from guildhall.communities.rooms import kinds


class CostField(forms.CharField):
    """Empty, it can't be chosen. Below it is what its page says that it costs."""

    def __init__(self, one: Costed) -> None:
        super().__init__(
            label=one.entry.title, required=False, max_length=20, help_text=_where_from(one)
        )

    def clean(self, value: Any) -> Decimal | None:
        typed = str(super().clean(value) or "").strip()
        return amount(typed) if typed else None


def cost_of(entry_id: int) -> str:
    """The name of its field."""
    return f"cost_of_{entry_id}"


def _where_from(one: Costed) -> str:
    kind = capfirst(kinds[one.entry.kind].label)
    if one.cost is None:
        return str(kind)
    planned = number_format(one.cost, 2, force_grouping=True)
    return _("%(kind)s. Its budget plans %(cost)s.") % {"kind": kind, "cost": planned}
