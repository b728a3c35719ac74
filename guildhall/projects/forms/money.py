"""Forms about money: amounts are read with comma or point, as they were meant."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.tray import WithFiles
from guildhall.kit.amounts import NotAnAmount, Wrong, amount_of
from guildhall.projects.forms.fields import lines, short_text
from guildhall.projects.models import OUR_CURRENCY, Budget, BudgetLine, Project
from guildhall.web.fields import field_of

SENTENCES = {
    Wrong.NOT_A_NUMBER: _("Type an amount, such as 12.50 or 12,50."),
    Wrong.NEGATIVE: _("An amount can't be less than nothing."),
    Wrong.TOO_EXACT: _("Use at most two digits after the point or comma."),
    Wrong.TOO_LARGE: _("That's more than can be kept here. Check the amount."),
}


class AmountField(forms.CharField):
    def __init__(self, *, allows_nothing: bool = False, **kwargs: Any) -> None:
        self.allows_nothing = allows_nothing
        super().__init__(max_length=40, widget=short_text(inputmode="decimal"), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As it is typed back: with a point, without groups."""
        return f"{value:.2f}" if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            amount = amount_of(typed)
        except NotAnAmount as problem:
            raise forms.ValidationError(SENTENCES[problem.wrong]) from problem
        if not amount and not self.allows_nothing:
            raise forms.ValidationError(_("It has to be more than nothing."))
        return amount


class LineField(forms.ModelChoiceField):
    """Lines of the project's budget."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=BudgetLine.objects.none(), required=False, **kwargs)


class BudgetForm(forms.Form):
    currency = forms.CharField(
        label=_("Currency"),
        max_length=10,
        initial=OUR_CURRENCY,
        widget=short_text(),
        help_text=_("Three letters, such as EUR, CHF or GBP."),
    )
    limit = AmountField(
        label=_("Two people approve what costs more than"),
        required=False,
        allows_nothing=True,
        help_text=_("Leave it empty: then one person is enough. Nobody approves their own."),
    )

    def clean_currency(self) -> str:
        code: str = self.cleaned_data["currency"].strip().upper()
        if not re.fullmatch(r"[A-Z]{3}", code):
            raise forms.ValidationError(_("Type the three letters of a currency, such as EUR."))
        return code


class LineForm(forms.Form):
    name = forms.CharField(
        label=_("What do you need?"),
        max_length=120,
        widget=short_text(),
        help_text=_("“Skip for rubbish”, “Soup”, “Room”."),
    )
    planned = AmountField(
        label=_("What would it cost?"),
        allows_nothing=True,
        help_text=_("In kind: what you would pay for it otherwise. Nothing is fine, too."),
    )
    is_in_kind = forms.BooleanField(label=_("We get it in kind, without paying"), required=False)

    def __init__(self, *args: Any, line: BudgetLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if line is not None:
            del self.fields["is_in_kind"]


class ClaimForm(WithFiles):
    text_field = "words"

    words = forms.CharField(label=_("What did you buy?"), max_length=200, widget=short_text())
    amount = AmountField(label=_("How much was it?"))
    line = LineField(label=_("For which line of the budget?"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_currency(self, project)
        _choose_among(self, project, is_in_kind=False)


class RefuseForm(forms.Form):
    why = forms.CharField(
        label=_("Why not? The person who spent it reads this."), max_length=300, widget=lines(2)
    )


class PledgeForm(forms.Form):
    """What someone gives themselves."""

    amount = AmountField(label=_("How much?"))
    what = forms.CharField(
        label=_("What for, or what would you like in return? (optional)"),
        max_length=200,
        required=False,
        widget=short_text(),
    )
    is_anonymous = forms.BooleanField(
        label=_("Without my name"),
        required=False,
        help_text=_("Only the organisers see your name, to collect it."),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_currency(self, project)


class PledgeInKindForm(forms.Form):
    """Something else than money."""

    what = forms.CharField(label=_("What do you give?"), max_length=200, widget=short_text())
    amount = AmountField(
        label=_("What would it cost otherwise?"),
        allows_nothing=True,
        help_text=_("A guess is fine. It shows what the project really takes."),
    )
    line = LineField(label=_("For which line of the budget?"))
    is_anonymous = forms.BooleanField(
        label=_("Without my name"),
        required=False,
        help_text=_("Only the organisers see your name, to collect it."),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_among(self, project, is_in_kind=True)


class PledgeOfOthersForm(forms.Form):
    """What someone without an account gives, noted by those who run the project."""

    giver_name = forms.CharField(
        label=_("Who gives it?"),
        max_length=80,
        required=False,
        widget=short_text(),
        help_text=_("Leave it empty if they want no name."),
    )
    is_in_kind = forms.BooleanField(label=_("In kind, no money"), required=False)
    amount = AmountField(label=_("How much, or what is it worth?"))
    what = forms.CharField(
        label=_("What is it, or what for?"), max_length=200, required=False, widget=short_text()
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_currency(self, project)


def _say_currency(form: forms.Form, project: Project) -> None:
    own = Budget.objects.filter(project=project).first()
    code = own.currency if own else OUR_CURRENCY
    form.fields["amount"].help_text = _("In %(currency)s.") % {"currency": code}


def _choose_among(form: forms.Form, project: Project, *, is_in_kind: bool) -> None:
    lines_here = project.budget_lines.filter(is_in_kind=is_in_kind)
    if lines_here.exists():
        field_of(form, "line", LineField).queryset = lines_here
    else:
        del form.fields["line"]
