"""The language in force, kept for each thread: a page asks for it a hundred times and more.

Django keeps it where asynchronous code finds it as well, which takes a dozen calls at each look.
All our views are synchronous, and each request has a thread of its own.
"""

import threading

from django.utils.translation import trans_real


def keep_language_in_its_thread() -> None:
    """Once, before anything is said: what was activated before is forgotten."""
    # Django's own name for it; under a Django without it nothing changes.
    vars(trans_real)["_active"] = threading.local()
