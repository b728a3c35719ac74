"""What someone says before a vote opens: the way, the options, and how it is counted."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ballots import actions
from guildhall.ballots.models import Way
from guildhall.ballots.terms import FEWEST_TO_HIDE, Choice, Terms
from guildhall.kit.words import fold
from guildhall.web.fields import field_of

MOST_OPTIONS = 60
LONGEST = 200
USUAL_DOTS = 5
_PRICED = re.compile(r"^(?P<title>.*\S)\s*[;=]\s*(?P<cost>[^;=]+)$")
_SPACES = re.compile(r"[\s'’]")
_PLAIN = re.compile(r"^-?\d{1,9}(?:\.\d{1,2})?$", re.ASCII)
_GROUPED = re.compile(r"^[1-9]\d{0,2}(?:(?P<by>[.,])\d{3})(?:(?P=by)\d{3})*$")


class TermsForm(forms.Form):
    """Cleaned, it has `choices` and `terms`."""

    way = forms.ChoiceField(label=gettext_lazy("How do people choose?"))
    options = forms.CharField(
        label=gettext_lazy("Options"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "One a line. For a budget, write the cost after it: New benches; 1200"
        ),
    )
    most = forms.IntegerField(
        label=gettext_lazy("How many can each person choose, or how many dots does each have?"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("Leave it empty for what is usual: one choice, five dots."),
    )
    winners = forms.IntegerField(
        label=gettext_lazy("How many options win?"), required=False, min_value=1, max_value=60
    )
    budget = forms.CharField(label=gettext_lazy("Budget"), required=False, max_length=20)
    quorum = forms.IntegerField(
        label=gettext_lazy("How many people need to vote?"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("With fewer votes, nothing is counted."),
    )
    is_anonymous = forms.BooleanField(
        label=gettext_lazy("Anonymous: nobody sees who voted how"), required=False
    )
    is_hidden = forms.BooleanField(
        label=gettext_lazy("Hide the results until voting is over"), required=False, initial=True
    )

    def __init__(self, *args: Any, ways: Sequence[Way], taking_part: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._taking_part = taking_part
        field_of(self, "way", forms.ChoiceField).choices = [(way.value, way.label) for way in ways]
        if not any(way.shares_money for way in ways):
            del self.fields["budget"]

    @property
    def choices(self) -> list[Choice]:
        return self.cleaned_data["choices"]

    @property
    def terms(self) -> Terms:
        return self.cleaned_data["terms"]

    def clean_budget(self) -> Decimal | None:
        typed = self.cleaned_data["budget"]
        return amount(typed) if typed.strip() else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        terms = self._terms(cleaned)
        try:
            choices = self.choices_for(terms.way, lines_in(cleaned["options"]))
        except forms.ValidationError as problem:
            raise forms.ValidationError({"options": problem.messages}) from None
        self._refuse(choices, terms)
        return {**cleaned, "choices": choices, "terms": terms}

    def choices_for(self, way: Way, lines: Sequence[str]) -> list[Choice]:
        """What the lines mean. Raises ValidationError."""
        return choices_from(lines, has_costs=way.shares_money)

    def how_many_take_part(self) -> int:
        return self._taking_part

    def _terms(self, cleaned: dict[str, Any]) -> Terms:
        way = Way(cleaned["way"])
        usual = USUAL_DOTS if way is Way.DOTS else 0
        counts = way in (Way.POLL, Way.DOTS)
        return Terms(
            way,
            most=(cleaned["most"] or usual) if counts else 0,
            winners=cleaned["winners"] or 1,
            budget=cleaned.get("budget"),
            quorum=cleaned["quorum"] or 0,
            is_anonymous=cleaned["is_anonymous"],
            is_hidden=cleaned["is_hidden"] or cleaned["is_anonymous"],
        )

    def _refuse(self, choices: Sequence[Choice], terms: Terms) -> None:
        try:
            actions.check_terms(choices, terms, taking_part=self.how_many_take_part())
        except actions.CannotOpen as refusal:
            field, sentence = sentence_about(refusal, choices)
            raise forms.ValidationError({field: sentence}) from None


def lines_in(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


def choices_from(lines: Sequence[str], *, has_costs: bool) -> list[Choice]:
    """An option a line; where a budget is shared out, its cost after it. Raises ValidationError."""
    if len(lines) > MOST_OPTIONS:
        raise forms.ValidationError(
            _("That's %(number)d options. Name at most %(most)d.")
            % {"number": len(lines), "most": MOST_OPTIONS}
        )
    if any(len(line) > LONGEST for line in lines):
        raise forms.ValidationError(_("Keep each option to %(most)d letters.") % {"most": LONGEST})
    return [_priced(line) if has_costs else Choice(line) for line in lines]


def _priced(line: str) -> Choice:
    priced = _PRICED.match(line)
    return Choice(priced["title"], amount(priced["cost"])) if priced else Choice(line)


def amount(typed: str) -> Decimal:
    """1200, 1,200, 1.200,50 or 1200.5: with a comma or a point, as people write it.

    Raises ValidationError for what is no amount, or has parts of a cent.
    """
    plain = _SPACES.sub("", typed)
    last = max(plain.rfind(","), plain.rfind("."))
    if _GROUPED.match(plain):
        plain = plain.replace(",", "").replace(".", "")
    elif last >= 0:
        plain = f"{plain[:last].replace(',', '').replace('.', '')}.{plain[last + 1 :]}"
    if not _PLAIN.match(plain):
        raise forms.ValidationError(
            _("“%(typed)s” isn't an amount. Write it like 1200 or 1200.50.")
            % {"typed": typed.strip()}
        )
    return round(Decimal(plain), 2)


def sentence_about(refusal: actions.CannotOpen, choices: Sequence[Choice]) -> tuple[str, str]:
    """The field that a refusal is about, and what to do."""
    sentences = {
        actions.TooFewChoices: ("options", _("Name at least two options.")),
        actions.SameChoiceTwice: ("options", _("“%s” is there twice.") % _twice(choices)),
        actions.TooManyWinners: (
            "winners",
            _("Fewer options can win than there are, and in a ranking or by resistance only one."),
        ),
        actions.TooFewToHide: (
            "is_anonymous",
            _("An anonymous vote needs at least %d people who can vote.") % FEWEST_TO_HIDE,
        ),
        actions.QuorumTooLarge: ("quorum", _("Fewer people than that can vote.")),
        actions.BudgetOfNothing: ("budget", _("Say how much there is to share out.")),
        actions.NoCost: ("options", _("Write the cost after each option: New benches; 1200")),
        actions.CostsMoreThanAll: ("options", _("One option costs more than the whole budget.")),
    }
    return sentences[type(refusal)]


def _twice(choices: Sequence[Choice]) -> str:
    titles = [fold(choice.title) for choice in choices]
    return next((one.title for one in choices if titles.count(fold(one.title)) > 1), "")
