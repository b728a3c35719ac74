"""Charts of a snapshot: what each shows, and how the worker draws it."""
