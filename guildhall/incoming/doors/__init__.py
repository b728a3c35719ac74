"""The doors by which mail comes in.

Each hands over what it got to `actions.receive`; none decides anything.
"""
