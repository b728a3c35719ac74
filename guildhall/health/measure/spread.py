"""How evenly something is spread: over people, over topics, over time."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy


def absence_factor(counts: ArrayLike, *, share: float = 0.5) -> int:
    """The fewest people behind `share` (0..1) of what was done, 1..number of people; 0 for nothing.

    counts: shape (people,), ≥ 0. Source: CHAOSS, Contributor Absence Factor (domain.md CORE-2).
    """
    ordered = np.sort(np.asarray(counts, dtype=float))[::-1]
    if ordered.sum() == 0:
        return 0
    return int(np.searchsorted(np.cumsum(ordered), share * ordered.sum() - 1e-9) + 1)


def gini(counts: ArrayLike, *, is_corrected: bool = False) -> np.ndarray:
    """0 (all the same) .. 1 (one has all); corrected by m/(m−1) for small groups. domain.md CORE-4.

    counts: shape (…, m), ≥ 0; the result has shape (…). Raises ValueError for an empty or
    all-zero vector, and corrected for fewer than two.
    """
    ordered = np.sort(np.asarray(counts, dtype=float), axis=-1)
    size, total = ordered.shape[-1], ordered.sum(axis=-1)
    if size == 0 or not np.all(total) or (is_corrected and size < 2):
        raise ValueError("A concentration needs counts.")
    ranks = np.arange(1, size + 1)
    coefficient: np.ndarray = ((2 * ranks - size - 1) * ordered).sum(axis=-1) / (size * total)
    return coefficient * size / (size - 1) if is_corrected else coefficient


def evenness(counts: ArrayLike) -> float:
    """Normalised entropy H' = −Σ p ln p / ln k over k > 1 voices, 0 (one voice) .. 1 (all alike).

    0 for one. domain.md RIGID-5.
    """
    positive = np.asarray(counts, dtype=float)
    positive = positive[positive > 0]
    return float(entropy(positive) / np.log(positive.size)) if positive.size > 1 else 0.0


def divergence(now: ArrayLike, before: ArrayLike) -> float:
    """Jensen–Shannon divergence (log2) of two vectors of counts over the same topics, 0 (same) ..
    1. domain.md RIGID-7.

    Both shape (topics,), ≥ 0, each with a sum above 0.
    """
    return float(
        jensenshannon(np.asarray(now, dtype=float), np.asarray(before, dtype=float), base=2) ** 2
    )


def burstiness(gaps: ArrayLike) -> float:
    """B = (σ − μ)/(σ + μ) of the gaps between acts, −1 (a beat) .. 1 (bursts).

    Σ of the population (Goh & Barabási; domain.md EN-2).

    gaps: shape (n,), n ≥ 1, > 0.
    """
    lengths = np.asarray(gaps, dtype=float)
    sigma, mean = float(lengths.std()), float(lengths.mean())
    return (sigma - mean) / (sigma + mean)


def variation(gaps: ArrayLike) -> float:
    """Coefficient of variation σ/μ of gaps, ≥ 0; below 0.3 is a steady beat (domain.md EN-2)."""
    lengths = np.asarray(gaps, dtype=float)
    return float(lengths.std() / lengths.mean())


def z_score(answers: int, questions: int) -> float:
    """(answers − questions)/√(answers + questions).

    For the person only (Zhang, Ackerman & Adamic 2007; domain.md RIGID-4).
    """
    return (answers - questions) / float(np.sqrt(answers + questions))
