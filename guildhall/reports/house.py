"""What reports tell the house."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import seat_of
from guildhall.health.remedies import Remedy
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel, Tab

help = HelpPage("sponsors", _("What sponsors read"), "reports/help.html")
remedies = (
    Remedy(
        "R-CORE-6",
        "carrying",
        _("Ask the sponsor for written time"),
        _("Two hours a month for each who carries it."),
        8,
        "CORE-1",
        "write_sponsor_page",
    ),
    Remedy(
        "R-IDEN-8",
        "identification",
        _("Have leaders say in public that taking part is work"),
        _("One sentence, where everybody hears it."),
        12,
        "IDEN-1",
        "write_sponsor_page",
    ),
)


def panels() -> tuple[Tab | Panel, ...]:
    tab = Tab("community", "sponsor", _("For sponsors"), "sponsor_pages", 60)
    return tab, Panel("health", _what_sponsors_read)


def _what_sponsors_read(request: HttpRequest) -> SafeString:
    """Below the page on how a community is doing."""
    return frame("reports/_sponsor_pages_link.html", {"slug": seat_of(request).community.slug})
