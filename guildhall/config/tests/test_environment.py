"""A bad setting is refused at start in one sentence that names it; a well-meant one is taken."""

import importlib.util
import json
import secrets
from pathlib import Path

import pytest

from guildhall.config.environment import read_environment
from guildhall.config.environment.folder import secret_key
from guildhall.config.environment.spelling import NAMES, steps_between
from guildhall.kit.data_folder import STAMP


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """Nothing set but the data folder; what is set by the test is read."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GUILDHALL_DATA", str(tmp_path / "hall"))

    def read(**variables: str):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return read_environment()

    return read


def provider(**changes: object) -> dict[str, object]:
    return {
        "id": "work",
        "name": "Work",
        "server_url": "https://login.example.org/",
        "client_id": "a",
        "secret": "b",
        **changes,
    }


REFUSED = [
    ("SECRET_KEY", ""),
    ("SECRET_KEY", " " * 40),
    ("SECRET_KEY", "\t\n" * 20),
    ("SECRET_KEY", "short"),
    ("HOST", ""),
    ("HOST", "  "),
    ("HOST", "300.1.1.1"),
    ("HOST", "10.0.0"),
    ("HOST", "two words"),
    ("HOST", "http://127.0.0.1"),
    ("HOST", "127.0.0.1:80"),
    ("HOST", "-"),
    ("PORT", "eighty"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "９０００"),
    ("GUILDHALL_URL", "hall.example.org"),
    ("GUILDHALL_URL", "https://hall example.org"),
    ("GUILDHALL_URL", "https://hall.example\u00a0.org"),
    ("GUILDHALL_URL", "https://ada:pw@hall.example.org"),
    ("GUILDHALL_URL", "https://@hall.example.org"),
    ("GUILDHALL_URL", "https://hall.example.org:99999"),
    ("GUILDHALL_URL", "https://hall.example.org:0"),
    ("GUILDHALL_URL", "https://hall.example.org:http"),
    ("GUILDHALL_URL", "https://hall.example.org:"),
    ("GUILDHALL_URL", "https://hall.example.org/hall"),
    ("GUILDHALL_URL", "https://hall.example.org?a=b"),
    ("GUILDHALL_URL", "https://hall.example.org#top"),
    ("GUILDHALL_URL", "https://[fe80::zz]"),
    ("GUILDHALL_URL", "ftp://hall.example.org"),
    ("GUILDHALL_URL", "https://"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite:"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "sqlite:///hall.sqlite3"),
    ("DATABASE_URL", "sqlite:///./var/hall.sqlite3"),
    ("DATABASE_URL", "sqlite:///../hall.sqlite3"),
    ("DATABASE_URL", "sqlite:////tmp/"),
    ("DATABASE_URL", "sqlite:////tmp"),
    ("DATABASE_URL", "sqlite:////srv/hall.sqlite3?timeout=3"),
    ("DATABASE_URL", "mysql://localhost/hall"),
    ("DATABASE_URL", "hall"),
    ("DATABASE_URL", "postgresql://"),
    ("DATABASE_URL", "postgresql://db.example.org"),
    ("DATABASE_URL", "postgresql://db.example.org:port/hall"),
    ("DATABASE_URL", "postgresql://db.example.org:99999/hall"),
    ("DATABASE_URL", "postgresql://db.example.org/hall?conn_max_age=60"),
    ("DATABASE_URL", "postgresql://db.example.org/hall?CONN_MAX_AGE=0"),
    ("DATABASE_URL", "postgresql://db.example.org/hall?conn_max_age="),
    ("DATABASE_URL", "postgresql://db.example.org/hall?pool=true"),
    ("DATABASE_URL", "postgresql://db.example.org/hall?sslmod=require"),
    ("CACHE_URL", "redis"),
    ("CACHE_URL", "redis://"),
    ("CACHE_URL", "redis:///0"),
    ("CACHE_URL", "redis://cache.example.org:many/0"),
    ("CACHE_URL", "redis://cache.example.org:70000"),
    ("CACHE_URL", "redis://cache.example.org/first"),
    ("CACHE_URL", "redis://[::1"),
    ("CACHE_URL", "redis://cache example.org"),
    ("CACHE_URL", "memcached://localhost"),
    ("CACHE_URL", "unix://"),
    ("EMAIL_URL", "mail.example.org"),
    ("EMAIL_URL", "smtp://"),
    ("EMAIL_URL", "smtp+tls://:587"),
    ("EMAIL_URL", "smtp+tls://mail.example.org:many"),
    ("EMAIL_URL", "smtp+tls://mail.example.org:99999"),
    ("EMAIL_URL", "smtp+tls://mail example.org"),
    ("EMAIL_URL", "https://mail.example.org"),
    ("GUILDHALL_DATA", ""),
    ("GUILDHALL_DATA", "   "),
    ("GUILDHALL_DATA", "/dev/null"),
    ("CLAMD_URL", "clamd"),
    ("CLAMD_URL", "tcp://127.0.0.1"),
    ("CLAMD_URL", "tcp://127.0.0.1:many"),
    ("CLAMD_URL", "tcp://name:password@127.0.0.1:3310"),
    ("CLAMD_URL", "tcp://127.0.0.1:3310/scan"),
    ("CLAMD_URL", "http://127.0.0.1:3310"),
    ("CLAMD_URL", "unix://"),
    ("CLAMD_URL", "unix://run/clamd.ctl"),
    ("GUILDHALL_MEDIA", "media"),
    ("GUILDHALL_MEDIA", "./media"),
    ("GUILDHALL_MEDIA", "/dev/null"),
    ("GUILDHALL_MEDIA", "s3://"),
    ("GUILDHALL_MEDIA", "s3:bucket"),
    ("GUILDHALL_MEDIA", "s3://Bucket"),
    ("GUILDHALL_MEDIA", "s3://a..bucket"),
    ("GUILDHALL_MEDIA", "s3://key:secret@bucket"),
    ("GUILDHALL_MEDIA", "s3://bucket/a/../b"),
    ("GUILDHALL_MEDIA", "s3://bucket/a b"),
    ("GUILDHALL_MEDIA", "s3://bucket?region=x"),
    ("GUILDHALL_MEDIA", "https://s3.example.org/bucket"),
    ("OIDC_PROVIDERS", "work"),
    ("OIDC_PROVIDERS", "{}"),
    ("OIDC_PROVIDERS", json.dumps([provider(), provider(name="Again")])),
    ("OIDC_PROVIDERS", json.dumps([provider(server_url="login.example.org")])),
    ("OIDC_PROVIDERS", json.dumps([provider(server_url="https://")])),
    ("OIDC_PROVIDERS", json.dumps([provider(server_url="https://login .example.org")])),
    ("OIDC_PROVIDERS", json.dumps([provider(server_url="javascript:alert(1)")])),
    ("OIDC_PROVIDERS", json.dumps([provider(server_url=7)])),
    ("OIDC_PROVIDERS", json.dumps([provider(id="")])),
    ("OIDC_PROVIDERS", json.dumps(["work"])),
    ("OIDC_PROVIDERS", json.dumps([provider(trusted="yes")])),
    ("OIDC_PROVIDERS", json.dumps([provider(trusted=1)])),
    ("GUILDHALL_TRUSTED_PROXIES", "yes"),
    ("GUILDHALL_TRUSTED_PROXIES", "-1"),
    ("GUILDHALL_TRUSTED_PROXIES", "99"),
    ("GUILDHALL_TRUSTED_PROXIES", "10.0.0.1/8"),
    ("GUILDHALL_TRUSTED_PROXIES", "0.0.0.0/0"),
]


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_nonsense_is_refused_in_one_sentence_that_names_it(environment, name, value):
    with pytest.raises(SystemExit) as refused:
        environment(**{name: value})

    sentence = str(refused.value)
    assert sentence.startswith(f"guildhall: {name} ")
    assert sentence.endswith((".", "'"))
    assert "\n" not in sentence


TAKEN = [
    ("HOST", "0.0.0.0", "host", "0.0.0.0"),
    ("HOST", "::", "host", "::"),
    ("HOST", "[::1]", "host", "::1"),
    ("HOST", "localhost", "host", "localhost"),
    ("HOST", "hall-7.example.org", "host", "hall-7.example.org"),
    ("GUILDHALL_URL", "", "url", ""),
    ("GUILDHALL_URL", "https://hall.example.org/", "url", "https://hall.example.org"),
    ("GUILDHALL_URL", "HTTPS://Hall.Example.org", "url", "https://hall.example.org"),
    ("GUILDHALL_URL", "https://hüte.example", "url", "https://xn--hte-hoa.example"),
    ("GUILDHALL_URL", "http://localhost:8000", "url", "http://localhost:8000"),
    ("GUILDHALL_URL", "http://[::1]:8000", "url", "http://[::1]:8000"),
    ("SECRET_KEY", "k" * 32, "secret_key", "k" * 32),
    ("CLAMD_URL", "tcp://[::1]:3310", "scanner", "tcp://[::1]:3310"),
    ("CLAMD_URL", "unix:///run/clamd.ctl", "scanner", "unix:///run/clamd.ctl"),
]


@pytest.mark.parametrize(("name", "value", "field", "read"), TAKEN)
def test_what_is_meant_well_is_taken(environment, name, value, field, read):
    assert getattr(environment(**{name: value}), field) == read


@pytest.mark.parametrize(
    "url",
    ["sqlite:////srv/hall.sqlite3", "postgresql://a:b@db.example.org:5433/hall?sslmode=require"],
)
def test_a_database_by_its_whole_address_is_taken(environment, url):
    assert environment(DATABASE_URL=url).database["NAME"] in ("/srv/hall.sqlite3", "hall")


@pytest.mark.parametrize(
    "url", ["redis://cache.example.org", "rediss://:pw@10.0.0.1:6380/2", "unix:///run/redis.sock"]
)
def test_a_cache_by_its_address_is_taken(environment, url):
    assert environment(CACHE_URL=url).cache["LOCATION"] == url


@pytest.mark.parametrize(
    ("value", "folder", "bucket"),
    [
        ("/srv/media", "/srv/media", ""),
        ("s3://pumps", None, "s3://pumps"),
        ("s3://pumps.example/hall/media/", None, "s3://pumps.example/hall/media"),
        ("", None, ""),
    ],
)
def test_a_place_for_files_is_taken(environment, tmp_path, value, folder, bucket):
    media = environment(GUILDHALL_MEDIA=value).media

    assert media == (Path(folder) if folder else tmp_path / "hall" / "media", bucket)


def test_the_address_of_the_server_of_a_bucket_is_looked_at(environment, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "s3.example.org")

    with pytest.raises(SystemExit, match="AWS_ENDPOINT_URL must look like https://"):
        environment(GUILDHALL_MEDIA="s3://pumps")
    assert environment(GUILDHALL_MEDIA="/srv/media").media.bucket == ""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("GUILDHAL_URL", "GUILDHALL_URL"),
        ("GUILDHALL_ULR", "GUILDHALL_URL"),
        ("GUILDHALLURL", "GUILDHALL_URL"),
        ("GUILDHALL_DATE", "GUILDHALL_DATA"),
        ("guildhall_url", "GUILDHALL_URL"),
        ("GUILDHALL_PORT", "PORT"),
        ("DATABSE_URL", "DATABASE_URL"),
        ("EMIAL_URL", "EMAIL_URL"),
        ("SECRETKEY", "SECRET_KEY"),
        ("OIDC_PROVIDER", "OIDC_PROVIDERS"),
    ],
)
def test_a_misspelt_variable_is_refused_with_the_one_that_was_meant(environment, name, meant):
    with pytest.raises(SystemExit) as refused:
        environment(**{name: "x"})

    assert (
        str(refused.value)
        == f"guildhall: {name} is not a setting of Guildhall. Did you mean {meant}?"
    )


def test_a_variable_with_our_name_that_is_none_is_refused(environment):
    with pytest.raises(SystemExit, match="GUILDHALL_COLOUR is not a setting of Guildhall"):
        environment(GUILDHALL_COLOUR="green")


@pytest.mark.parametrize(
    "name",
    [
        "HOSTNAME",
        "HOSTS",
        "PORTS",
        "POST",
        "SSH_PORT",
        "REDIS_URL",
        "TEST_DATABASE_URL",
        "PGHOST",
        "MAIL",
        "DJANGO_SECRET_KEY",
        "WEB_CONCURRENCY",
    ],
)
def test_variables_of_other_programs_are_left_alone(environment, name):
    assert environment(**{name: "x"}).port == 8000


def test_a_near_name_of_another_program_is_left_alone_where_ours_is_set_too(environment):
    assert (
        environment(DATABASE_URI="x", DATABASE_URL="sqlite:////srv/hall.sqlite3").database["NAME"]
        == "/srv/hall.sqlite3"
    )


@pytest.mark.parametrize(
    ("name", "url", "driver"),
    [
        ("DATABASE_URL", "postgresql://localhost/hall", "psycopg"),
        ("CACHE_URL", "redis://localhost", "redis"),
        ("GUILDHALL_MEDIA", "s3://pumps", "boto3"),
    ],
)
def test_a_missing_driver_is_named_with_the_command_that_installs_it(
    environment, monkeypatch, name, url, driver
):
    there = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda module: None if module == driver else there(module)
    )

    with pytest.raises(SystemExit) as refused:
        environment(**{name: url})

    assert f"-m pip install '{driver}" in str(refused.value)


def test_reading_the_environment_makes_nothing(environment, tmp_path):
    environment()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"\xff\xfe" * 40])
def test_a_kept_key_that_is_none_is_refused(environment, tmp_path, content):
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / "prepared").touch()
    (folder / "secret_key").write_bytes(content)

    with pytest.raises(SystemExit, match=r"SECRET_KEY is unset, and .*secret_key"):
        environment()


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("hall", "hall", 0),
        ("hal", "hall", 1),
        ("hlal", "hall", 1),
        ("", "hall", 4),
        ("ball", "hills", 3),
    ],
)
def test_steps_between_words_are_counted(one, other, steps):
    assert steps_between(one, other) == steps_between(other, one) == steps


def test_a_key_is_there_as_a_whole_or_not_at_all(tmp_path, monkeypatch):
    """Of two that start at once, the second must not read half of what the first writes."""
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / STAMP).touch()
    monkeypatch.delenv("SECRET_KEY", raising=False)
    seen: list[bool] = []

    def token(_length: int) -> str:
        seen.append((folder / "secret_key").exists())
        return "k" * 64

    monkeypatch.setattr(secrets, "token_urlsafe", token)

    keys = {secret_key(folder), secret_key(folder)}

    assert (keys, seen) == ({"k" * 64}, [False])
    assert sorted(one.name for one in folder.iterdir()) == sorted(["secret_key", STAMP])
    assert (folder / "secret_key").stat().st_mode & 0o077 == 0
