"""A hall that was filled a moment ago is well: nothing needs fixing.

Whatever the demo writes can be found.
"""

import pytest

pytestmark = pytest.mark.database


def test_doctor_finds_nothing_wrong_with_a_fresh_demo(demo_hall_of_its_own):
    demo_hall_of_its_own.folder.chmod(0o700)  # the copy is made with the umask of the tests

    doctor = demo_hall_of_its_own.run("doctor")

    assert doctor.returncode == 0, doctor.stdout
    assert "The search index is complete." in doctor.stdout
    assert "to be indexed again" not in doctor.stdout
