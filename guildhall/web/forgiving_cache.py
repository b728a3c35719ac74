"""Redis as a cache that may be away: then nothing is in it, and nobody waits for it."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis import exceptions

PAUSE = 5.0  # seconds in which it is not asked again
_AWAY = (
    exceptions.ConnectionError,
    exceptions.TimeoutError,
    exceptions.ReadOnlyError,
    exceptions.OutOfMemoryError,
    OSError,
)

log = logging.getLogger(__name__)
T = TypeVar("T")


class ForgivingRedis(RedisCache):
    """Answers as an empty cache does while the server cannot be asked."""

    _away_until: ClassVar[float] = 0.0  # for all threads of this process

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._asked(lambda: super(ForgivingRedis, self).get(key, default, version), default)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._asked(lambda: super(ForgivingRedis, self).get_many(keys, version), {})

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._asked(lambda: super(ForgivingRedis, self).has_key(key, version), False)

    def add(self, key: str, value: Any, timeout: Any = None, version: int | None = None) -> bool:
        """True while it is away: nobody is refused because a note could not be kept."""
        return self._asked(
            lambda: super(ForgivingRedis, self).add(key, value, timeout, version), True
        )

    def set(self, key: str, value: Any, timeout: Any = None, version: int | None = None) -> None:
        self._asked(lambda: super(ForgivingRedis, self).set(key, value, timeout, version), None)

    def set_many(
        self, data: dict[str, Any], timeout: Any = None, version: int | None = None
    ) -> list[str]:
        return self._asked(
            lambda: super(ForgivingRedis, self).set_many(data, timeout, version), list(data)
        )

    def touch(self, key: str, timeout: Any = None, version: int | None = None) -> bool:
        return self._asked(lambda: super(ForgivingRedis, self).touch(key, timeout, version), False)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError where there is nothing to count on, as every cache does."""
        counted = self._asked(lambda: super(ForgivingRedis, self).incr(key, delta, version), None)
        if counted is None:
            raise ValueError(f"Key '{key}' not found.")
        return counted

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._asked(lambda: super(ForgivingRedis, self).delete(key, version), False)

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        self._asked(lambda: super(ForgivingRedis, self).delete_many(keys, version), None)

    def clear(self) -> None:
        self._asked(lambda: super(ForgivingRedis, self).clear(), None)

    def answers(self) -> bool:
        """Whether the server answers just now."""
        return self._asked(lambda: bool(self._cache.get_client(write=True).ping()), False)

    def _asked(self, question: Callable[[], T], otherwise: T) -> T:
        if time.monotonic() < ForgivingRedis._away_until:
            return otherwise
        try:
            return question()
        except _AWAY as problem:
            ForgivingRedis._away_until = time.monotonic() + PAUSE
            log.warning("the cache is away: %s", type(problem).__name__)
            return otherwise
