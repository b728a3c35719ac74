"""Files kept by their content: the name is the SHA-256, so the same file is kept once."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"^[0-9a-f]{64}\.[a-z0-9]{1,8}$")


def keep(content: bytes, suffix: str) -> str:
    """Store `content` and return its name. Whole or not at all, also when power fails."""
    name = f"{hashlib.sha256(content).hexdigest()}.{suffix}"
    path = path_of(name)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)
        except OSError:
            Path(partial).unlink(missing_ok=True)
            raise
    return name


def path_of(name: str) -> Path:
    """The path of the file `name`. Raises ValueError for a name that `keep` never gave."""
    if not NAME.match(name):
        raise ValueError("not the name of a kept file")
    return Path(settings.MEDIA_ROOT) / name[:2] / name
