"""A hall that was filled a moment ago is well: whatever the demo writes can be found, and nothing needs care."""

from tests.conftest import Hall
from tests.ready_halls import copy_hall, filled_folder


def test_doctor_finds_nothing_wrong_with_a_fresh_demo(tmp_path, run_folder):
    copy_hall(tmp_path, source=filled_folder(run_folder))
    tmp_path.chmod(0o700)  # the copy is made with the umask of the tests

    doctor = Hall(tmp_path, "").run("doctor")

    assert doctor.returncode == 0, doctor.stdout
    assert "Search knows every text." in doctor.stdout
    assert "being indexed again" not in doctor.stdout
