"""Charts of what was seen: what each shows, and how the worker draws it."""
