"""An S3 server of a test's own, which may be stopped (moto's, over real HTTP)."""

import importlib.util
import os
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail_servers import free_port
from tests.own_program import OwnProgram

BUCKET = "pumps-and-seals"


class OwnBucket(OwnProgram):
    """Skips the test, aloud, where the server is not installed."""

    def __init__(self, log: Path) -> None:
        for module in ("boto3", "moto", "flask"):
            if importlib.util.find_spec(module) is None:
                pytest.skip(f"{module} is not installed: no S3 server to test with")
        self.port, self.log = free_port(), log

    def begin(self) -> None:
        """One empty bucket, whatever an earlier test left there or stopped."""
        if self.process is None:
            self.start()
        else:
            urllib.request.urlopen(f"{self.url}/moto-api/reset", data=b"", timeout=20).close()
        self.client().create_bucket(Bucket=BUCKET)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "a-key",
            "AWS_SECRET_ACCESS_KEY": "its-secret",
            "AWS_REGION": "us-east-1",
        }

    def client(self):
        import boto3

        return boto3.client(
            "s3",
            endpoint_url=self.url,
            aws_access_key_id="a-key",
            aws_secret_access_key="its-secret",
            region_name="us-east-1",
        )

    def command(self) -> list[str]:
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/moto-api/", timeout=5).close()
        except OSError:
            return False
        return True


@pytest.fixture(scope="session")
def _one_bucket_server(tmp_path_factory) -> Iterator[OwnBucket]:
    server = OwnBucket(tmp_path_factory.mktemp("bucket") / "bucket.log")
    yield server
    server.stop()


@pytest.fixture
def bucket_server(_one_bucket_server) -> OwnBucket:
    """One a process, since it takes seconds to start; a test may stop it."""
    _one_bucket_server.begin()
    return _one_bucket_server


@pytest.fixture
def bucket(bucket_server, settings, monkeypatch) -> OwnBucket:
    """The hall of this process keeps its files there."""
    for name, value in bucket_server.environment.items():
        monkeypatch.setitem(os.environ, name, value)
    settings.MEDIA_BUCKET = f"s3://{BUCKET}/hall/media"
    return bucket_server
