"""What a community shows to those who support it from outside its daily life.

A *sponsor's page* is one printed side: what for, three stories, four counts, what
we need from you. Stewards write it, members see it first, then it is sent and
stays as it was. It reads figures only from what health's gate lets out.
"""
