"""A question before a mail address is removed, asked by allauth's own script."""

from typing import Any

from django import template

from guildhall.people.allauth_scripts import read_by_allauth

register = template.Library()


@register.inclusion_tag("people/ui/removal_question.html")
def removal_question(question: str) -> dict[str, Any]:
    """The button is the one named `action_remove`. Without script nothing is asked."""
    settings = {"i18n": {"confirmDelete": str(question)}}
    return {"settings": read_by_allauth("account.forms.manageEmailForm", settings)}
