"""A requests session with a deadline for each request, for libraries that make their own calls."""

import ssl
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from guildhall.kit.deadline import TimedSocket, connect, tls_context, within


class TimedSession(requests.Session):
    """Raises requests' ConnectionError or Timeout unless the answer is whole after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.mount("http://", _TimedAdapter())
        self.mount("https://", _TimedAdapter())

    def request(self, *words: Any, **more: Any) -> requests.Response:
        """With all redirects, and read to its end."""
        try:
            with within(self.seconds):
                return super().request(*words, **more)
        except TimeoutError as problem:  # what requests did not make one of its own
            raise requests.Timeout(str(problem)) from problem


class _TimedConnection(HTTPConnection):
    def _new_conn(self) -> TimedSocket:
        return connect(self._dns_host, self.port)


class _TimedTLSConnection(HTTPSConnection):
    def _new_conn(self) -> TimedSocket:
        return connect(self._dns_host, self.port)


class _TimedPool(HTTPConnectionPool):
    ConnectionCls = _TimedConnection


class _TimedTLSPool(HTTPSConnectionPool):
    ConnectionCls = _TimedTLSConnection


class _TimedAdapter(HTTPAdapter):
    def init_poolmanager(self, *words: Any, **more: Any) -> None:
        super().init_poolmanager(*words, ssl_context=_tls(), **more)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"http": _TimedPool, "https": _TimedTLSPool}


def _tls() -> ssl.SSLContext:
    return tls_context()
