"""Whether the hall can answer: its database must, its cache may be missed."""

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime

from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection

LONGEST_WAIT = 1.5  # seconds: readiness is asked for an answer within two

_threads = ThreadPoolExecutor(1, "readiness")
_last_question: Future[bool] | None = None


def database_answers() -> bool:
    """Asked in a thread of its own: a server that doesn't answer must not hold us up."""
    global _last_question
    if _last_question is None or _last_question.done():
        _last_question = _threads.submit(_ask_database)
    try:
        return _last_question.result(LONGEST_WAIT)
    except NotInTime:
        return False


def what_is_missed() -> list[str]:
    """Sentences about what is away without the hall being so."""
    if getattr(cache, "answers", lambda: True)():
        return []
    return ["The cache (CACHE_URL) is away: pages are slower."]


def _ask_database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    finally:
        connection.close()
    return True
