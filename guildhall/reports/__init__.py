"""What a community shows to people who support it from outside its daily life.

A *page for sponsors* fits on one printed side: what the community is for, three stories,
four figures and what it needs. Stewards write it, members see it for a week, then it is
sent and no longer changes. Its figures are only those that health lets out.
"""
