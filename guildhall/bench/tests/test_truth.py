"""Whole lives are looked at as if nothing after a look were known."""

import json
import mailbox
import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import numpy as np
import pytest

from guildhall.bench.truth.archives import NotAnArchive, frames_of
from guildhall.bench.truth.replay import course_of, replay
from guildhall.health.synthetic.courses import COURSES, course_life
from guildhall.health.tests.marks import ONCE

pytestmark = ONCE

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
ARCHIVE = DATA / "lean-zulip-small" / "lean-zulip-small.tar.xz"


def acts_of(*a_week: int) -> np.ndarray:
    """So many acts on each Monday, for a year each."""
    days = [
        day for year, count in enumerate(a_week) for day in _mondays(year) for _one in range(count)
    ]
    return np.array(days)


def _mondays(year: int) -> range:
    return range(364 * year, 364 * (year + 1), 7)


def test_peak_half_and_fifth_are_of_the_year_around():
    acts = acts_of(10, 20, 20, 8, 3, 3)
    course = course_of(acts, range(84, int(acts[-1]) + 2, 28))

    assert 364 <= course.peak <= 3 * 364
    assert 3 * 364 - 182 <= course.half <= 3 * 364 + 182
    assert 4 * 364 - 182 <= course.fifth <= 4 * 364 + 182
    assert course.phase(300) == "good"
    assert course.phase(course.half) == "half to fifth"
    assert course.phase(course.fifth) == "below a fifth"


def test_who_never_falls_to_half_is_well_all_the_time():
    acts = acts_of(10, 20, 14, 18)
    course = course_of(acts, range(84, int(acts[-1]) + 2, 28))

    assert (course.half, course.fifth) == (None, None)
    assert {course.phase(day) for day in range(84, 1400, 28)} == {"good"}


def test_a_fade_is_a_concern_and_the_years_before_are_none():
    life = replay(course_life(COURSES["slow fade"], 1))
    good, late = life["phases"]["good"], life["phases"]["half to fifth"]

    assert good["looks"] > 40
    assert good["concern"] <= 0.05
    assert late["concern"] >= 0.9
    assert late["concern_by_finding"].keys() == {"aliveness"}
    assert life["first_lasting_before_half"] > 0
    assert life["flicker"] < 0.3


def test_an_archive_of_zulip_has_a_thread_a_topic_and_no_programs(tmp_path):
    topic = tmp_path / "general" / "Pumps.json"
    topic.parent.mkdir()
    said = [("Ada", 1_700_000_000), ("Ben", 1_700_090_000), ("Github bot", 1_700_100_000)]
    topic.write_text(json.dumps([{"sender_full_name": name, "timestamp": at} for name, at in said]))

    frames = frames_of(tmp_path)

    assert frames.events["type"].to_list() == ["post.created", "comment.posted"]
    assert frames.events["toward"].to_list() == [None, 0]
    assert frames.members.height == 2


def test_a_list_of_mail_is_joined_by_its_answers_or_its_subjects(tmp_path):
    path = tmp_path / "list.mbox"
    box = mailbox.mbox(path)
    for number, (name, subject, answers) in enumerate(
        [("ada", "Seals", ""), ("ben", "Re: Seals", "<0@x>"), ("cleo", "AW: seals", "")]
    ):
        letter = EmailMessage()
        letter["From"], letter["Subject"] = f"{name}@example.org", subject
        letter["Date"] = f"Mon, {number + 2:02} Mar 2020 10:00:00 +0000"
        letter["Message-ID"] = f"<{number}@x>"
        if answers:
            letter["In-Reply-To"] = answers
        letter.set_content("Hello")
        box.add(letter)
    box.close()

    frames = frames_of(path)

    assert frames.events["thread"].to_list() == [0, 0, 0]
    assert frames.events["type"].to_list() == ["post.created", "comment.posted", "comment.posted"]


def test_what_is_no_archive_says_so(tmp_path):
    with pytest.raises(NotAnArchive):
        frames_of(tmp_path)


def test_a_real_archive_that_grew_all_the_time_is_no_concern():
    if not ARCHIVE.exists():
        pytest.skip(f"REAL DATA MISSING: {ARCHIVE} is not there, so this life was not tried")
    life = replay(frames_of(ARCHIVE))

    assert life["half"] is None
    assert life["phases"]["good"]["concern"] == 0
    assert life["phases"]["good"]["anything"] < 0.15
    assert life["flicker"] < 0.2


@pytest.mark.slow
def test_the_command_brings_a_site_in_and_prints_json_on_its_last_line():
    site = DATA / "se-conlang-meta-2020" / "se-conlang-meta-2020.zip"
    if not site.exists():
        pytest.skip(f"REAL DATA MISSING: {site} is not there, so this site was not tried")
    command = [sys.executable, "-m", "guildhall", "bench", "truth", str(site), "--json"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)
    printed = json.loads(done.stdout.splitlines()[-1])

    (life,) = printed["communities"]
    assert life["looks"] > 20
    assert life["phases"]["good"]["concern"] == 0
