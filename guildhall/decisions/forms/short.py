"""A question and a day, on the first screen: everything else is on the long form."""

from django import forms

from guildhall.communities.models import Community
from guildhall.decisions.forms.days import usual_day
from guildhall.decisions.forms.frame import DecisionForm


class ShortForm(forms.Form):
    """Only drawn: what is sent is read by the long form, which can do without more."""

    title = DecisionForm.base_fields["title"]
    until_on = DecisionForm.base_fields["until_on"]

    def __init__(self, community: Community) -> None:
        super().__init__(initial={"until_on": usual_day(community)})
