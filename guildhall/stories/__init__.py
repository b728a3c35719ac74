"""Stories: what came of something, in one sentence, told by the person it happened to.

A *story* is an entry of kind “story” that grew from a tip or a practice. Two weeks after
something worked for someone, we ask them what it saved or changed, and whether we may share
it. Nothing is shared without their consent.
"""
