"""Tables of measures from made-up answers, and an attacker who is nothing like the program's."""

from fractions import Fraction

from udset_desktop.measures.disclosure import hide
from udset_desktop.measures.reader import load_measures
from udset_desktop.measures.tally import Tally, numbers_of, sums_of

THRESHOLD = 5
_LINES = {
    "nm1": ("users",),
    "nm2": ("users", "carers"),
    "nm3": ("users",),
    "nm4": ("a", "b", "both"),
}
_SAID = (
    ("own", ("base", "n", "yes")),
    ("own", ("base", "n", "mostly")),
    ("own", ("base", "neg")),
    ("proxy", ("base", "n", "yes")),
    ("proxy", ("base", "neg")),
    ("own", ("short_base", "short_n")),
    ("own", ("short_base", "short_neg")),
    ("", ("left_not_asked",)),
    ("", ("left_dont_know",)),
)


_HELD_BY = ("own_care_manager", "third_party", "user_researcher")


def numbers_of_random_answers(dice, groups=("",), *, with_mix=True):
    """The numbers of one table, how they add up, and which of them the program hides.

    Everybody is asked by one interviewer, whatever the measure: who held the talks is the same people
    in every line.
    """
    tally = Tally(grouped=groups != ("",))
    asked = {
        (about, group): dice.choices(_HELD_BY, (6, 3, 1), k=dice.choice((9, 20, 35, 60)))
        for about in ("users", "carers")
        for group in groups
    }
    for measure, lines in _LINES.items():
        for line in lines:
            for group in groups:
                _spread(tally, (measure, line, group), asked[_about(line), group], dice, with_mix)
    measures = load_measures()
    numbers, sums = numbers_of(tally, measures, THRESHOLD), sums_of(tally, measures)
    return numbers, sums, hide(numbers, sums, THRESHOLD)


def _about(line):
    return "users" if line == "users" else "carers"


def _spread(tally, line, people, dice, with_mix):
    weights = [dice.choice((0, 1, 4, 10)) for _ in _SAID]
    weights[0] += 1
    for held_by, told in zip(people, dice.choices(_SAID, weights, k=len(people)), strict=True):
        tally.add(line, told, 1, held_by if with_mix else None)


def determined(numbers, sums, hidden):
    """What follows exactly, by fractions and another order of elimination than the program's."""
    unknown = sorted(key for key in numbers if key in hidden or not numbers[key].printed)
    rows = [{key: Fraction(times) for key, times in one.items() if key in set(unknown)} for one in sums]
    solved = []
    for column in reversed(unknown):
        pivot = next((row for row in rows if row.get(column)), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        lead = pivot[column]
        pivot = {key: value / lead for key, value in pivot.items()}
        rows = [_without(row, column, pivot) for row in rows]
        solved = [_without(row, column, pivot) for row in solved]
        solved.append(pivot)
    return {next(iter(row)) for row in solved if len(row) == 1}


def _without(row, column, pivot):
    times = row.get(column)
    if not times:
        return row
    keys = row.keys() | pivot.keys()
    left = {key: row.get(key, Fraction(0)) - times * pivot.get(key, Fraction(0)) for key in keys}
    return {key: value for key, value in left.items() if value}
