"""Which language is in force is known in its thread, and quickly."""

from concurrent.futures import ThreadPoolExecutor

from django.utils.translation import get_language, override

from tests.calls import calls_in


def test_each_thread_has_its_own():
    with override("de"), ThreadPoolExecutor(1) as other:
        elsewhere = other.submit(get_language).result()
        here = get_language()

    assert (here, elsewhere, get_language()) == ("de", "en", "en")


def test_it_is_found_in_few_calls():
    """Django's own place for it takes three more."""
    with override("de"):
        assert calls_in(get_language) <= 4
