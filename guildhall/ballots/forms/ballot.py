"""A ballot as people fill it in: one field, or one for each option."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.ballots.marks import Marks
from guildhall.ballots.models import Option, Vote, Way

AS_CHIPS = 10  # the highest mark that still fits a row of chips on a phone, or two
AT_ONCE = 12  # options to tap; more are a list to open
ONE = "choice"


class BallotForm(forms.Form):
    """Cleaned, it has `marks`. `given` is what was voted before."""

    def __init__(
        self, data: Any = None, *, vote: Vote, options: Sequence[Option], given: Marks | None = None
    ) -> None:
        super().__init__(data, auto_id=f"ballot-{vote.pk}-%s")
        self.vote, self.options, self._way = vote, options, Way(vote.way)
        self._names_options = self._way in (Way.POLL, Way.ELECTION) or (
            self._way.shares_money and vote.most == 1
        )
        if self._names_options:
            self.fields[ONE] = self._choosing(list(given or ()))
        else:
            marks = given or {}
            for option in options:
                self.fields[_name(option)] = self._marking(option, marks.get(option.key))

    @property
    def marks(self) -> Marks:
        return self.cleaned_data["marks"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        marks = self._chosen(cleaned) if self._names_options else self._marked(cleaned)
        if not marks:
            raise forms.ValidationError(_("Choose at least one option."))
        self._check(marks)
        return {"marks": marks}

    def _choosing(self, given: Sequence[str]) -> forms.ChoiceField:
        choices = [(option.key, titled(option)) for option in self.options]
        if self._many_allowed():
            return forms.MultipleChoiceField(
                label=self._how(),
                choices=choices,
                initial=given,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose at least one option.")},
            )
        is_long = len(choices) > AT_ONCE
        return forms.ChoiceField(
            label=_("Your choice"),
            choices=[("", _("Choose …")), *choices] if is_long else choices,
            initial=given[0] if given else "",
            widget=forms.Select if is_long else forms.RadioSelect,
            error_messages={"required": _("Choose an option.")},
        )

    def _many_allowed(self) -> bool:
        return self.vote.most > 1 or self._way.shares_money

    def _how(self) -> str:
        if self._way.shares_money:
            return _("Choose everything you would pay for")
        return ngettext("Choose up to %(number)d", "Choose up to %(number)d", self.vote.most) % {
            "number": self.vote.most
        }

    def _marking(self, option: Option, given: int | None) -> forms.ChoiceField:
        highest = len(self.options) if self._way is Way.RANKING else self.vote.most
        lowest = 1 if self._way is Way.RANKING else 0
        numbers = [(str(number), str(number)) for number in range(lowest, highest + 1)]
        is_short = highest <= AS_CHIPS and self._way in (Way.SCORE, Way.RESISTANCE)
        nothing = _("not ranked") if self._way is Way.RANKING else "–"
        must_say = self._way is Way.RESISTANCE
        return forms.ChoiceField(
            label=titled(option),
            required=must_say,
            choices=numbers if is_short else [("", nothing), *numbers],
            initial="" if given is None else str(given),
            widget=forms.RadioSelect if is_short else forms.Select,
            error_messages={"required": _("Say something about this option, too.")},
        )

    def _chosen(self, cleaned: Mapping[str, Any]) -> dict[str, int]:
        said = cleaned.get(ONE)
        return dict.fromkeys(said if isinstance(said, list) else [said], 1)

    def _marked(self, cleaned: Mapping[str, Any]) -> dict[str, int]:
        said = {option.key: cleaned.get(_name(option)) for option in self.options}
        return {key: int(number) for key, number in said.items() if number}

    def _check(self, marks: Marks) -> None:
        if self._way is Way.POLL and len(marks) > self.vote.most:
            raise forms.ValidationError(
                _("You chose %(chosen)d options. Choose at most %(most)d.")
                % {"chosen": len(marks), "most": self.vote.most}
            )
        if self._way is Way.DOTS and sum(marks.values()) > self.vote.most:
            raise forms.ValidationError(
                _("You gave away %(given)d dots. You have %(most)d.")
                % {"given": sum(marks.values()), "most": self.vote.most}
            )
        if self._way is Way.RANKING:
            self._check_places(marks)

    def _check_places(self, marks: Marks) -> None:
        place, number = Counter(marks.values()).most_common(1)[0]
        if number > 1:
            twice = [option.title for option in self.options if marks.get(option.key) == place]
            raise forms.ValidationError(
                _("“%(one)s” and “%(other)s” are both in place %(place)d. Give each its own.")
                % {"one": twice[0], "other": twice[1], "place": place}
            )


def titled(option: Option) -> str:
    """With its cost, where it has one."""
    if option.cost is None:
        return option.title
    return _("%(title)s, costs %(cost)s") % {
        "title": option.title,
        "cost": number_format(option.cost, 2, force_grouping=True),
    }


def _name(option: Option) -> str:
    return f"option-{option.key}"
