"""Each rule once more, the slow way and with nothing of ours, to compare with.

A rule here is written from its definition alone: no lists kept up to date, no order that saves
work. `costs` is a dict of fractions, in the order in which ties are broken.
"""

from fractions import Fraction


def points_by_hand(ballots, options, winners=1):
    """The options with the most points; the earlier of equal ones; none without any."""
    won = []
    while len(won) < winners:
        best = None
        for option in options:
            total = sum(ballot.get(option, 0) for ballot in ballots)
            if option not in won and total > 0 and (best is None or total > best[0]):
                best = (total, option)
        if best is None:
            break
        won.append(best[1])
    return tuple(won)


def runoff_by_hand(ballots, options):
    """The winner: every ballot is read anew in each round."""
    alive = list(options)
    while True:
        tops = [next((option for option in ballot if option in alive), None) for ballot in ballots]
        votes = {option: tops.count(option) for option in alive}
        speaking = len(tops) - tops.count(None)
        for option in alive:
            if Fraction(votes[option], speaking) > Fraction(1, 2):
                return option
        alive.remove(max(alive, key=lambda one: (-votes[one], options.index(one))))


def greedy_by_hand(ballots, costs, budget, *, by_number, bought=()):
    """What is bought, in order; `bought` is paid already."""
    won, tried = list(bought), set(bought)
    money = budget - sum(costs[option] for option in won)
    while True:
        best = None
        for option, cost in costs.items():
            support = Fraction(sum(ballot.get(option, 0) for ballot in ballots))
            support = support / cost if by_number else support
            if option not in tried and support > 0 and (best is None or support > best[0]):
                best = (support, option)
        if best is None:
            return tuple(won)
        tried.add(best[1])
        if costs[best[1]] <= money:
            won.append(best[1])
            money -= costs[best[1]]


def shares_by_hand(ballots, costs, budget, *, by_number):
    """What is bought, in order, and what each ballot has left.

    The rate of an option is where the line “what supporters pay together at this rate” reaches its
    cost; the line bends where someone has nothing left, so it is followed from bend to bend.
    """
    purses = [Fraction(budget) / len(ballots) for _ballot in ballots]
    won = []
    while True:
        best = None
        for option, cost in costs.items():
            worth = [ballot.get(option, 0) * (1 if by_number else cost) for ballot in ballots]
            rate = None if option in won else _rate(purses, worth, cost)
            if rate is not None and (best is None or rate < best[0]):
                best = (rate, option, worth)
        if best is None:
            return tuple(won), purses
        rate, option, worth = best
        purses = [has - min(has, rate * each) for has, each in zip(purses, worth, strict=True)]
        won.append(option)


def _rate(purses, worth, cost):
    def paid(rate):
        return sum(min(has, rate * each) for has, each in zip(purses, worth, strict=True))

    bends = sorted({has / each for has, each in zip(purses, worth, strict=True) if each})
    below, paid_below = Fraction(0), Fraction(0)
    for bend in bends:
        if paid(bend) >= cost:
            return below + (bend - below) * (cost - paid_below) / (paid(bend) - paid_below)
        below, paid_below = bend, paid(bend)
    return None
