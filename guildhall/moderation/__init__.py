"""Looking after how people treat each other: flags, measures, appeals, and what waits for a steward.

A *flag* names the norm that was broken and says why. A *case* is what stewards
look at: flags of one text, or a text that a gate holds. A *measure* is what a
steward did, with its reason; who it concerns may *appeal* to another steward.
"""
