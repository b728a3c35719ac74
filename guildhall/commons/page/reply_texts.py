"""The texts of replies, as HTML that is the same for every reader: cached by id and version.

A cached string holds no form, no token, no name of the reader, no permission.
"""

from collections.abc import Iterable

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.models import Outcome, Reply
from guildhall.commons.queries import recent_outcomes, with_files
from guildhall.commons.reply_paths import permalink
from guildhall.kit.markdown import RENDERER_VERSION

CACHED_FOR = 60 * 60 * 24
MOST_OUTCOMES = 4


def texts_of(replies: Iterable[Reply]) -> dict[int, SafeString]:
    """By id. Three queries, and only for those that aren't in the cache."""
    language = get_language()
    keys = {
        reply.pk: f"reply:{reply.pk}:{reply.version}:{language}:{RENDERER_VERSION}"
        for reply in replies
    }
    cached = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in cached]
    if missing:
        rendered = {keys[pk]: html for pk, html in _render(missing).items()}
        cache.set_many(rendered, CACHED_FOR)
        cached.update(rendered)
    # rendered by our template from sanitised HTML
    return {pk: mark_safe(cached[key]) for pk, key in keys.items()}


def _render(reply_ids: list[int]) -> dict[int, str]:
    results: dict[int | None, list[Outcome]] = {}
    for outcome in recent_outcomes(reply_ids):
        results.setdefault(outcome.reply_id, []).append(outcome)
    return {
        reply.pk: render_to_string(
            "commons/page/_reply_text.html",
            {
                "reply": reply,
                "permalink": permalink(reply.pk),
                "results": results.get(reply.pk, [])[:MOST_OUTCOMES],
            },
        )
        for reply in with_files(Reply, reply_ids)
    }
