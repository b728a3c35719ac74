"""From one's own record to one's notebooks: also where someone has left the community."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from guildhall.web.panels import Panel


def panels() -> Panel:
    return Panel("record", _your_mentoring)


def _your_mentoring(request: HttpRequest) -> str:
    return render_to_string("mentoring/_to_notebooks.html")
