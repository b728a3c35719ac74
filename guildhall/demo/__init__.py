"""The demo: four invented communities, dated relative to today, that leave no trace.

A *scene* fills one community by calling the hall's own actions. A *visitor* is
one of the four people you can walk in as. Demo people carry `DEMO` as their source.
"""

DEMO = "demo"
ROOT_UNIT = "Service (demo)"
