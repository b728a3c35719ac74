"""Children that end with their parent, however it ends: also when it is killed.

The parent keeps one end of a pipe that nobody writes to; its children hold the
other. When the parent is gone, by whatever death, the pipe ends, and so do they.
On Linux the kernel is asked besides: it needs no thread of the child's to run.
"""

import ctypes
import os
import signal
import sys
import threading

VARIABLE = "GUILDHALL_LIFELINE"
_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)
_ORPHANED = 70


def make_lifeline() -> int:
    """Called once by the parent.

    Returns the end for its children; the other stays open as long as the parent lives.
    """
    held_by_children, _kept_until_the_end = os.pipe()
    os.environ[VARIABLE] = f"{held_by_children}:{os.fstat(held_by_children).st_ino}"
    return held_by_children


def follow_parent() -> None:
    """End this process as soon as the parent that made its lifeline has ended.

    Does nothing without a lifeline.
    """
    if not follows_parent():
        return
    end_with_parent()
    descriptor, inode = (int(number) for number in os.environ[VARIABLE].split(":"))
    if _is_open(descriptor, inode):
        threading.Thread(target=_watch, args=(descriptor,), name="lifeline", daemon=True).start()


def follows_parent() -> bool:
    """Whether a parent that made a lifeline started this process."""
    return VARIABLE in os.environ


def end_with_parent() -> None:
    """Ask the kernel to kill this process when its parent ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_WHEN_PARENT_DIES, signal.SIGKILL, 0, 0, 0)


def _is_open(descriptor: int, inode: int) -> bool:
    """Whether it is ours: grandchildren know its number, but may have another file under it."""
    try:
        return os.fstat(descriptor).st_ino == inode
    except OSError:
        return False


def _watch(lifeline: int) -> None:
    while os.read(lifeline, 1):
        pass
    os._exit(_ORPHANED)
