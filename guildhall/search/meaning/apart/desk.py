"""What the encoder answers, with its model and the shelves of its node."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from guildhall.search.meaning.apart.encoders import Encoder
from guildhall.search.meaning.apart.messages import Message
from guildhall.search.meaning.apart.nearest import Shelves, as_text
from guildhall.search.meaning.apart.rows import folder_of

UNRELATED = (
    "Why does the pump trip after ten minutes?",
    "Wer hat noch Karten für das Konzert am Samstag?",
    "Comment planter des tomates sur un balcon ?",
    "¿Qué vacunas necesita un gato joven?",
    "The minutes of the last meeting are in the archive.",
    "How do I reset the password of my phone?",
)


@dataclass(frozen=True, slots=True)
class Scale:
    """From cosines, which each model has on a scale of its own, to closeness.

    0 is as close as sentences about nothing in common are on average, 1 is the same.
    """

    unrelated: float

    def closeness(self, cosine: float) -> float:
        return round((cosine - self.unrelated) / (1 - self.unrelated), 4)


class Desk:
    """Answers questions, one at a time or several beside each other."""

    def __init__(self, encoder: Encoder, shelves: Path) -> None:
        self._encoder = encoder
        self._shelves = Shelves(folder_of(shelves, encoder.name))
        passages = [encoder.encode(text, is_query=False) for text in UNRELATED]
        queries = [encoder.encode(text, is_query=True) for text in UNRELATED]
        self._of_passages = Scale(_mean_cosine(passages, passages))
        self._of_queries = Scale(_mean_cosine(queries, passages))

    def answer(self, message: Message) -> Message:
        if message.get("do") == "encode":
            vector = self._together(str(text) for text in message["texts"])
            return {"model": self._encoder.name, "vector": as_text(vector)}
        if message.get("do") == "nearest":
            return {"model": self._encoder.name, "near": self._near(message)}
        return {"model": self._encoder.name}

    def _together(self, texts: Iterable[str]) -> Any:
        """One vector for several texts: as close to each as they are close to each other."""
        total = np.sum([self._encoder.encode(text, is_query=False) for text in texts], axis=0)
        return total / max(float(np.linalg.norm(total)), 1e-12)

    def _near(self, message: Message) -> list[tuple[int, float]]:
        places = [int(place) for place in message["places"]]
        scale, vector = self._of_passages, None
        if message.get("document"):
            vector = self._shelves.vector_of(int(message["document"]), places[0])
        if vector is None and not message.get("text"):
            return []
        if vector is None:
            scale = self._of_queries
            vector = self._encoder.encode(str(message["text"]), is_query=True)
        kinds, most = [str(kind) for kind in message.get("kinds", [])], int(message["most"])
        if kinds:
            near = self._shelves.nearest_subjects(vector, places, kinds=kinds, most=most)
        else:
            near = self._shelves.nearest(vector, places, most=most)
        return [(document, scale.closeness(cosine)) for document, cosine in near]


def _mean_cosine(some: Sequence[Any], others: Sequence[Any]) -> float:
    """Of each with all others but its own."""
    cosines = np.array(some) @ np.array(others).T
    return float(cosines[~np.eye(len(cosines), dtype=bool)].mean())
