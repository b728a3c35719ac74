"""A real ClamAV, with a signature of our own, is asked about files."""

import io
import zipfile

import pytest

from guildhall.kit.scanner import BeyondItsLimit, scan, version
from tests.own_clamav import EICAR


def test_clamav_finds_what_it_knows_and_nothing_in_the_rest(clamav):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("letter.txt", EICAR)
    packed.seek(0)

    found = [scan(content, clamav.url) for content in (io.BytesIO(EICAR), packed)]
    clean = scan(io.BytesIO(b"Close the valve."), f"unix://{clamav.socket}")

    assert found == ["Test.Eicar.UNOFFICIAL"] * 2
    assert clean == ""
    assert version(clamav.url).startswith("ClamAV ")


def test_a_file_beyond_its_limit_is_neither_clean_nor_found(clamav):
    with pytest.raises(BeyondItsLimit, match="limit exceeded"):
        scan(io.BytesIO(bytes(8 * 1024**2)), clamav.url)
