"""How the form of a meeting begins that is laid out: by a kit, or by another room."""

from typing import Any

from django.utils.translation import gettext as _

from guildhall.commons.laying_out import Layout
from guildhall.meetings.run_sheets import Kit

LONGEST_ABOUT = 1000


def of_kit(kit: Kit) -> dict[str, Any]:
    return {
        "title": kit.title,
        "minutes": kit.minutes,
        "agenda": "\n".join(str(line) for line in kit.agenda),
    }


def laid_out(layout: Layout) -> dict[str, Any]:
    """As long as its steps, which are the agenda; what to bring, and where it is described."""
    return {
        "title": layout.source.title if layout.source else layout.name,
        "minutes": layout.minutes,
        "agenda": "\n".join(_point(minutes, text) for minutes, text in layout.steps),
        "about": _about(layout),
    }


def _point(minutes: int, text: str) -> str:
    return _("%(minutes)d min: %(text)s") % {"minutes": minutes, "text": text}


def _about(layout: Layout) -> str:
    needed = _("To bring: %(list)s") % {"list": "; ".join(layout.brings)} if layout.brings else ""
    described = _("How it goes: %(address)s") % {"address": layout.address}
    lines = [line for line in (layout.about, needed, described) if line]
    return "\n".join(lines)[:LONGEST_ABOUT]
