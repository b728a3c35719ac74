"""What lets a button of a page ask the browser for a passkey, by allauth's own scripts."""

from collections.abc import Mapping
from typing import Any

from django import forms, template
from django.forms import BaseForm

from guildhall.people.allauth_scripts import read_by_allauth

register = template.Library()


@register.inclusion_tag("people/ui/passkey_script.html")
def passkey_script(
    does: str, *, button: str, form: BaseForm, challenge: Mapping[str, Any]
) -> dict[str, Any]:
    """`does` is add or authenticate, `button` the id of the button, `challenge` what allauth made.

    The browser's answer goes into the `credential` of `form`, which is then sent.
    """
    ids = {does: button, "credential": form["credential"].auto_id, "data": "js_data"}
    if "passwordless" in form.fields:
        ids["passwordless"] = form["passwordless"].auto_id
    return {
        "challenge": challenge,
        "settings": read_by_allauth(f"webauthn.forms.{does}Form", {"ids": ids}),
    }


class _SampleForm(forms.Form):
    credential = forms.CharField(widget=forms.HiddenInput)


def sample() -> dict[str, Any]:
    return {"passkey_form": _SampleForm(), "challenge": {"creation_options": {}}}
