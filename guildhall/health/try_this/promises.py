"""What helps with what had a day, one for each figure. The page This week lists what waits."""

from django.utils.translation import gettext_lazy as _

from guildhall.health.remedies import Remedy

PROMISES = (
    Remedy(
        id="R-PROM-1",
        sign="promises",
        title=_("Answer the three ideas that have waited longest"),
        how=_("A sentence each. “Not now”, with a reason, is an answer, too."),
        weeks=4,
        indicator="PROM-1",
        url_name="ideas",
        room="ideas",
    ),
    Remedy(
        id="R-PROM-2",
        sign="promises",
        title=_("Finish one decision whose day is over"),
        how=_("Decide it, give it a new day, or withdraw it and say why."),
        weeks=8,
        indicator="PROM-2",
        url_name="decisions",
        room="decisions",
    ),
    Remedy(
        id="R-PROM-3",
        sign="promises",
        title=_("Add to three decisions who does what"),
        how=_("Ask the people they concern, and choose a day to look at each again."),
        weeks=8,
        indicator="PROM-3",
        url_name="decisions",
        room="decisions",
    ),
    Remedy(
        id="R-PROM-4",
        sign="promises",
        title=_("Ask how three projects went"),
        how=_("One sentence each is enough. Stopping in good time is a good end."),
        weeks=8,
        indicator="PROM-4",
        url_name="projects",
        room="projects",
    ),
)
