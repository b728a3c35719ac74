from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.records.models import RecordItem
from guildhall.web.fields import DayInput


class ItemForm(forms.Form):
    title = forms.CharField(label=_("In one line"), max_length=200)
    part = forms.ChoiceField(
        label=_("This is something I …"),
        choices=[
            (RecordItem.Part.ASKED, _("asked")),
            (RecordItem.Part.LEARNED, _("learned")),
            (RecordItem.Part.HELPED, _("helped with")),
            (RecordItem.Part.TAUGHT, _("taught")),
            (RecordItem.Part.BUILT, _("built")),
        ],
        initial=RecordItem.Part.LEARNED,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What it was good for, or what you can do now. You can leave this empty."),
    )
    on = forms.DateField(label=_("Day"), initial=timezone.localdate, widget=DayInput())
