"""What the letter of the week adds to the house: a door, a tab of the settings, a help page."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Door, Tab

help = HelpPage("letter-of-the-week", _("Letter of the week"), "weekly/help.html")
panels = (
    Door("weekly", _("Letters of the week"), "mail", "weekly_letters", is_last=True),
    Tab(
        "community",
        "weekly",
        _("Letter of the week"),
        "weekly_letters",
        55,
        _("Up to three things from here on one page, by mail and on paper."),
    ),
)
