"""Counting what people said: each rule a module, exact and without models.

A rule takes the ballots and the *options*. Where a rule cannot choose between two options, the one
that comes first in `options` wins: this is said before anyone votes, and `ties.drawn` makes such an
order from a public seed. So the same ballots always give the same result, whatever order they came
in. Counts are whole numbers, money and shares are fractions; a float is refused.

Each result keeps how it came about, as figures from which a page says why this and not that: who
was out in which round, who paid which share, what was left over. What makes no sense (nobody voted,
an option that nobody offered, the same one twice) is refused by a name of `refusals`.

    approval      most ballots name it; plurality where each ballot names one
    score, dots   most points, each option by itself or out of a number to give away
    resistance    least against
    runoff        a ranking, the last one out until someone has more than half
    greedy        a budget, the most wanted first
    equal_shares  a budget, each with the same share of it to spend
    quorum        whether enough took part
"""
