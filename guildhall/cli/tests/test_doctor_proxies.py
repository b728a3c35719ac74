"""The doctor compares how the newest sign-in came with what the operator says of their proxies."""

import pytest
from click.testing import CliRunner

from guildhall.cli.doctor import doctor
from guildhall.kit.proxies import read_proxies
from guildhall.people.actions import arrive
from guildhall.people.models import Forwarding

WORDS = "four plain words here"


@pytest.mark.parametrize(
    ("setting", "peer", "header", "sentence"),
    [
        ("", "127.0.0.1", "198.51.100.7", "come through a proxy at 127.0.0.1"),
        ("", "8.8.8.8", "198.51.100.7", ""),
        ("1", "127.0.0.1", "198.51.100.7", ""),
        ("2", "127.0.0.1", "198.51.100.7", "says 2, but the newest sign-in named 1"),
        ("1", "127.0.0.1", "", "says 1, but the newest sign-in named 0"),
        ("1", "10.0.0.2", "8.8.8.8, 10.0.0.3", "counts as coming from 10.0.0.3"),
        ("10.0.0.0/8", "10.0.0.2", "8.8.8.8, 10.0.0.3", ""),
        ("10.0.0.0/8", "172.18.0.5", "8.8.8.8", "172.18.0.5, which is in no network"),
        ("10.0.0.0/8", "10.0.0.2", "8.8.8.8, 172.18.0.5", "counts as coming from 172.18.0.5"),
        ("10.0.0.0/8", "10.0.0.2", "", "without X-Forwarded-For"),
    ],
)
def test_a_setting_that_does_not_fit_is_found(
    db, client, settings, setting, peer, header, sentence
):
    arrive("Ada", password=WORDS)
    settings.TRUSTED_PROXIES = read_proxies(setting)
    more = {"HTTP_X_FORWARDED_FOR": header} if header else {}
    client.post("/accounts/login/", {"login": "ada", "password": WORDS}, REMOTE_ADDR=peer, **more)

    said = CliRunner().invoke(doctor).output

    assert Forwarding.objects.get().peer == peer
    assert (sentence in said) if sentence else ("sign-in" not in said)
