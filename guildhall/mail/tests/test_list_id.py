"""List-Id of mails from communities with names in any letters.

Programs sort by it, so the id itself is never encoded.
"""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.parser import BytesParser

import pytest
from django.core.mail import EmailMessage

from guildhall.mail.building import Headers


@pytest.mark.parametrize(
    "name",
    [
        "Pumps",
        "Pumpen & Züge",
        "Плотники",
        "石工の会",
        "Größe " * 25,
        "Pumps, seals (Graz)",
        'The "old" valves',
        "Ελλάδα <x>",
        "نجارون",
    ],
)
def test_only_the_name_is_encoded(settings, name):
    settings.MAIL_ADDRESS = "hall@hall.example"
    headers = Headers(message_id="x", list_id="pumps", list_name=name).lines()
    raw = (
        EmailMessage("s", "b", "a@hall.example", ["c@example.org"], headers=headers)
        .message()
        .as_bytes()
    )

    [line] = [value for header, value in message_from_bytes(raw).items() if header == "List-Id"]
    phrase, bracket, rest = " ".join(line.split()).rpartition(" <")
    assert (bracket + rest) == " <pumps.hall.example>"
    assert raw.isascii()
    shown = str(make_header(decode_header(phrase))).strip('"').replace('\\"', '"')
    assert shown == " ".join(name.split())[:180]
    assert not BytesParser(policy=policy.default).parsebytes(raw).defects
