"""What this app adds to the house: a help page, two things to try, a tab and a link."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import seat_of
from guildhall.health.remedies import Remedy
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel, Tab

help = HelpPage("sponsors", _("Pages for sponsors"), "reports/help.html")
remedies = (
    Remedy(
        "R-CORE-6",
        "carrying",
        _("Ask the sponsor for time, in writing"),
        _("Two hours a month for each of the people who keep it going."),
        8,
        "CORE-1",
        "write_sponsor_page",
    ),
    Remedy(
        "R-IDEN-8",
        "identification",
        _("Ask leaders to say in public that taking part is work"),
        _("One sentence, where everyone hears it."),
        12,
        "IDEN-1",
        "write_sponsor_page",
    ),
)


def panels() -> tuple[Tab | Panel, ...]:
    about = _("What people who support you from outside read, once your members have.")
    tab = Tab("community", "sponsor", _("For sponsors"), "sponsor_pages", 60, about)
    return tab, Panel("health", _link_to_pages)


def _link_to_pages(request: HttpRequest) -> SafeString:
    """A link below the page on how a community is doing."""
    return frame("reports/_sponsor_pages_link.html", {"slug": seat_of(request).community.slug})
