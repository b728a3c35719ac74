"""The hall's encoder with a model of a few words, which are the same in three languages.

A process of its own, as the real one. A test tells it to end, or to hang, by a word in a text.
"""

import os
import sys
import time
import zlib
from pathlib import Path

import numpy as np

from guildhall.search.meaning.apart import program
from guildhall.search.meaning.apart.desk import Desk

WIDTH = 128
ENDS, HANGS = "fatal", "endless"
_SAME = (
    ("pump", "pumpe", "pompe"),
    ("leak", "leaks", "drips", "tropft", "fuit"),
    ("seal", "gasket", "dichtung", "joint"),
    ("oil", "öl", "huile"),
    ("summer", "sommer", "été"),
    ("party", "feier", "fête"),
)
_NUMBER = {word: number for number, words in enumerate(_SAME) for word in words}


class Toy:
    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, text: str, *, is_query: bool):
        if ENDS in text:
            os._exit(1)
        if HANGS in text:
            time.sleep(600)
        vector = np.full(WIDTH, 0.001, dtype=np.float32)
        for word in text.lower().replace(".", " ").replace("?", " ").split():
            number = _NUMBER.get(word)
            vector[zlib.crc32(word.encode()) % 100 + 20 if number is None else number] += 1
        return vector / np.linalg.norm(vector)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    program.serve(folder, Desk(Toy(sys.argv[2]), folder))
