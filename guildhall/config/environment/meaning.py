"""MEANING_MODEL: what search finds texts of the same meaning with."""

import os
from pathlib import Path

from guildhall.config.environment.refusal import BadSetting

NONE = "none"


def meaning_model() -> str:
    """A folder with a model, or “none”; empty for the one that is installed. Raises BadSetting."""
    text = os.environ.get("MEANING_MODEL", "").strip()
    if text in ("", NONE):
        return text
    if not (Path(text).is_absolute() and (Path(text) / "model.onnx").is_file()):
        raise BadSetting(
            "MEANING_MODEL",
            "must be “none” or the full path of a folder with model.onnx and tokenizer.json.",
        )
    return text
