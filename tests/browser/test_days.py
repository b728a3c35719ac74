"""What the browser says of a moment agrees with the days that we count beside it."""

import datetime as dt
from html import unescape

from django.utils import timezone

from guildhall.kit.days import ago
from guildhall.web.ui.when import when

AS_SEEN = """
    async moments => {
        document.body.innerHTML = moments.join(" ")
        await customElements.whenDefined("relative-time")
        await new Promise(done => setTimeout(done))
        const all = [...document.querySelectorAll("relative-time")]
        return all.map(one => one.shadowRoot.textContent)
    }
"""
HOURS = [22, 30, 35, 37, 59, 61, 95, 97, 131]
LATER_HOURS = [133, 150, 168, 240, 264, 600]


def test_days_ago_are_as_many_as_we_count_and_then_there_is_a_date(new_hall, visit):
    page = visit(new_hall, "/help/")
    moments = [timezone.now() - dt.timedelta(hours=hours) for hours in HOURS + LATER_HOURS]

    seen = page.evaluate(AS_SEEN, [unescape(when(moment)) for moment in moments])

    assert seen[: len(HOURS)] == [ago(moment) for moment in moments[: len(HOURS)]]
    assert all("ago" not in words and "week" not in words for words in seen[len(HOURS) :])
