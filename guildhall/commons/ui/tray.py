"""The files of a form: what is kept already, with what each shows, and what was refused."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from guildhall.commons.file_notes import note_on
from guildhall.commons.models import Attachment
from guildhall.web.frames import frame

register = template.Library()

REFUSED = '<p class="wrong"><bdi>{}</bdi>: {}</p>'


@register.simple_tag
def tray(files: Any) -> SafeString:
    """`files` is the tray of a form. Without script its files can be described and removed."""
    return frame(
        "commons/ui/tray.html",
        {"address": files.address},
        items=format_html_join("", "{}", [(tray_item(one),) for one in files.items]),
        refused=format_html_join("", REFUSED, [(one.name, one.sentence) for one in files.refused]),
        kept=files.ids,
        near=files.near,
    )


def tray_item(attachment: Attachment) -> SafeString:
    """One file, as it is put into the tray when it has arrived."""
    return render_to_string(
        "commons/_tray_item.html", {"file": attachment, "note": note_on(attachment)}
    )


def sample() -> dict[str, Any]:
    """A log that is kept nowhere, and a program that was refused."""
    name = f"{'0' * 64}.txt"
    log = Attachment(pk=1, file=name, kind=Attachment.Kind.DOCUMENT, name="pump.log", size=2048)
    refused = [SimpleNamespace(name="setup.exe", sentence="Programs can't be shared here.")]
    near = "You have 12 MB left of the 1 GB for your files."
    files = SimpleNamespace(items=[log], ids="1", refused=refused, near=near, address="/files/")
    return {"files": files}
