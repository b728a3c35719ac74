"""A hall that was filled a moment ago is well: nothing needs fixing.

Whatever the demo writes can be found.
"""

import pytest

pytestmark = pytest.mark.database

# The demo that is copied may be an hour old by now, and late work is a finding of its own.
FILLED_A_MOMENT_AGO = """
from django.utils import timezone
from guildhall.activity.lanes import lanes

now = timezone.now()
for name in lanes.names():
    lanes[name].rows().filter(not_before__lt=now).update(not_before=now)
"""


def test_doctor_finds_nothing_wrong_with_a_fresh_demo(demo_hall_of_its_own):
    demo_hall_of_its_own.folder.chmod(0o700)  # the copy is made with the umask of the tests
    demo_hall_of_its_own.python(FILLED_A_MOMENT_AGO)

    doctor = demo_hall_of_its_own.run("doctor")

    assert doctor.returncode == 0, doctor.stdout
    assert "The search index is complete." in doctor.stdout
    assert "to be indexed again" not in doctor.stdout
