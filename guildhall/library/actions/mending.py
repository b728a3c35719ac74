"""Links of pages by addresses, as they are written; those to other sites are looked at monthly."""

import datetime as dt
import re
import time
from collections.abc import Callable, Collection
from html import unescape
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry, Standing
from guildhall.kit.outside import NotOutside, look_at, why_unreached
from guildhall.library.models import OutsideLink
from guildhall.mail.building import absolute

EACH = dt.timedelta(days=30)
AGAIN_AFTER = dt.timedelta(days=3)
MOST_LINKS = 200  # of one page
MOST_A_RUN = 60
SECONDS_A_RUN = 120.0
BETWEEN = 1.0  # seconds between two requests to one host
_LONGEST_WAIT = 4  # months, for what has long been dead
_HREF = re.compile(r'<a href="((?:https?:/)?/[^"]{1,500})"')
_OWN_PATH = re.compile(r"/c/[a-z0-9-]+/[a-z]+/(\d{1,15})(?:-[a-z0-9-]*)?/?(?:[?#].*)?$")
_GONE = (404, 410)
_BROKEN_THERE = range(500, 600)

Look = Callable[[str], int]


def keep_outside_links(entry: Entry) -> None:
    """The links that its text has now; what is known of those that stay, stays."""
    hrefs = [unescape(url)[:500] for url in _HREF.findall(entry.body_html)[:MOST_LINKS]]
    here = absolute("")
    own = {url for url in hrefs if _is_own(url, here)}
    written = own | {url for url in hrefs if url.startswith("http")}
    OutsideLink.objects.filter(entry=entry).exclude(url__in=written).delete()
    targets = _targets(own)
    now = timezone.now()
    OutsideLink.objects.bulk_create(
        [
            OutsideLink(
                entry=entry,
                url=url,
                target_id=targets.get(url),
                next_look_at=None if url in own else now,
            )
            for url in sorted(written)
        ],
        ignore_conflicts=True,
    )


def _is_own(url: str, here: str) -> bool:
    """Whether it leads to an entry of this hall."""
    return bool(_OWN_PATH.fullmatch(url.removeprefix(here.rstrip("/"))))


def _targets(urls: Collection[str]) -> dict[str, int]:
    numbers = {url: int(path[1]) for url in urls if (path := _OWN_PATH.search(url))}
    there = set(Entry.objects.filter(pk__in=numbers.values()).values_list("pk", flat=True))
    return {url: number for url, number in numbers.items() if number in there}


def look_at_links(*, look: Look = look_at, wait: Callable[[float], None] = time.sleep) -> None:
    """Look at what is due, at most a second's turn for each host. Recurring.

    An address is looked at once for all pages that link it. Whatever is left waits for the next
    run, which begins with what has waited longest.
    """
    end = time.monotonic() + SECONDS_A_RUN
    last: dict[str, float] = {}
    for url in _due():
        host = urlsplit(url).netloc
        ready_in = last.get(host, -BETWEEN) + BETWEEN - time.monotonic() if host in last else 0
        if time.monotonic() + max(ready_in, 0) > end:
            return
        if ready_in > 0:
            wait(ready_in)
        last[host] = time.monotonic()
        _note(url, _trouble(url, look))


def _due() -> list[str]:
    due = OutsideLink.objects.filter(
        next_look_at__lte=timezone.now(), entry__standing=Standing.PUBLISHED
    )
    urls = due.order_by("next_look_at", "id").values_list("url", flat=True)[: 2 * MOST_A_RUN]
    return list(dict.fromkeys(urls))[:MOST_A_RUN]


def _trouble(url: str, look: Look) -> str | None:
    """A sentence where it leads nowhere, empty where it is fine; None where we may not look.

    Where a site does not let us in, people may come in.
    """
    try:
        status = look(url)
    except NotOutside:
        return None
    except OSError as problem:
        return why_unreached(problem)
    if status in _GONE:
        return _("The site says that this page is gone.")
    if status in _BROKEN_THERE:
        return _("The site answers with an error.")
    return ""


def _note(url: str, trouble: str | None) -> None:
    now = timezone.now()
    for link in OutsideLink.objects.filter(url=url, next_look_at__lte=now):
        link.misses = min(link.misses + 1, 100) if trouble else 0
        link.why, link.looked_at = (trouble or "")[:200], now
        link.next_look_at = now + _wait_after(link.misses)
        link.save(update_fields=["misses", "why", "looked_at", "next_look_at"])


def _wait_after(misses: int) -> dt.timedelta:
    """A month; a few days after the first miss; longer and longer for what stays dead."""
    if misses == 1:
        return AGAIN_AFTER
    return EACH * min(max(misses - 1, 1), _LONGEST_WAIT)
