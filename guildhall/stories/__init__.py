"""Stories: what came of it, in one sentence, told by whom it happened to.

A *story* is an entry of kind “story” that grew from a tip or a practice. Two weeks
after something worked, whoever said so is asked what it saved or changed, and
whether it may be told. Nothing is told without that yes.
"""
