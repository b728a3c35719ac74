"""Rules for hypothesis."""

from hypothesis import strategies as st

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw) -> str:
    """Rules by which somebody could meet."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 5))}"]
    by_day = draw(st.lists(st.sampled_from(DAYS), max_size=3, unique=True))
    months = draw(st.lists(st.integers(1, 12), max_size=3, unique=True))
    month_days = (
        draw(st.lists(st.integers(-31, 31).filter(bool), max_size=3, unique=True))
        if freq in ("MONTHLY", "YEARLY")
        else []
    )
    if by_day and freq in ("MONTHLY", "YEARLY") and not month_days and draw(st.booleans()):
        by_day = [f"{draw(st.integers(-5, 5).filter(bool))}{day}" for day in by_day]
    for name, values in (("BYDAY", by_day), ("BYMONTH", months), ("BYMONTHDAY", month_days)):
        if values and draw(st.booleans()):
            parts.append(f"{name}={','.join(str(value) for value in values)}")
    if freq in ("MONTHLY", "YEARLY") and len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.integers(-4, 4).filter(bool))}")
    if freq == "WEEKLY" and draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    return ";".join(parts)
