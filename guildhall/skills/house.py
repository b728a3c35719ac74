"""What skills add to the rest of the hall: a page of help, a button on People, a menu link."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import seat_of
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import MenuLink, Panel, Tab

help = HelpPage("skills", _("What people bring"), "skills/help.html")


def panels() -> tuple[Panel | MenuLink | Tab, ...]:
    return (
        Panel("members", _to_what_people_bring),
        MenuLink(_("What you bring"), "hand-helping", "what_you_bring", 15),
        Tab("house", "skills_lists", _("Skills lists"), "skills_lists", 55),
    )


def _to_what_people_bring(request: HttpRequest) -> SafeString:
    """On the page of members."""
    return frame("skills/_to_what_people_bring.html", {"slug": seat_of(request).community.slug})
