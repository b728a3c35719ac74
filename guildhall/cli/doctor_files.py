"""What the doctor says about the place where files are kept, and about their virus scanner."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from guildhall.cli.findings import Finding
from guildhall.commons.actions import wrong_sums
from guildhall.commons.queries import unscanned_files
from guildhall.kit import files
from guildhall.kit.scanner import ScannerAway, version

NO_FILE = f"{'0' * 64}.none"


def examine_files() -> Iterator[Finding]:
    """Whether files can be kept and read, and scanned where that was asked for."""
    if files.is_in_bucket():
        yield from _bucket()
    elif Path(settings.MEDIA_ROOT).parent != settings.GUILDHALL_DATA:
        yield from _folder(Path(settings.MEDIA_ROOT))
    if settings.CLAMD_URL:
        yield _scanner()


def examine_kept_files() -> Iterator[Finding]:
    """What the database knows of them."""
    number, largest = unscanned_files()
    if number:
        yield Finding(
            f"Files that the virus scanner could not check: {number}. Only the people who added "
            f"them see them. The largest has {largest / 1024**2:.1f} MB.",
            "Raise StreamMaxLength in clamd.conf above the largest file that you allow, and "
            "restart clamd. The files are tried again once a day.",
            is_warning=True,
        )
    wrong = sum(1 for _owner in wrong_sums())
    if wrong:
        yield Finding(
            f"The space that files take is counted wrong for {wrong} people or communities.",
            "It is counted anew each night; “Mail and jobs” does it at once: “Check how much "
            "space files take”.",
            is_warning=True,
        )


def _bucket() -> Iterator[Finding]:
    """Asked for a file that nobody has; that it isn't there is a good answer."""
    try:
        files.exists(NO_FILE)
    except files.Away as problem:
        yield Finding(
            f"Pictures and files in {files.where()} can't be reached. {problem}",
            "Check GUILDHALL_MEDIA and the AWS_… variables (docs/operating.md). "
            "Texts can still be written and read.",
        )
        return
    yield Finding(f"Pictures and files are in {files.where()}, which answers.")
    yield Finding(
        "Backups leave out the pictures and files.",
        f"Copy them after each backup: aws s3 sync {files.where()} FOLDER",
        is_warning=True,
    )


def _folder(folder: Path) -> Iterator[Finding]:
    if folder.is_dir() and os.access(folder, os.W_OK):
        yield Finding(f"Pictures and files are in {folder}, which is writable.")
    else:
        yield Finding(
            f"The hall can't write to {folder}, where pictures and files are kept.",
            "Make the user who runs the hall its owner, and check that the disk is mounted.",
        )


def _scanner() -> Finding:
    try:
        return Finding(f"The virus scanner answers ({version(settings.CLAMD_URL)}).")
    except ScannerAway as problem:
        return Finding(
            f"The virus scanner at {settings.CLAMD_URL} does not answer. {problem}",
            "Start clamd, or check CLAMD_URL. Until then, only the people who added new files "
            "can see them.",
        )
