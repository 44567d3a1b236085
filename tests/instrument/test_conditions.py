import pytest

from udset_desktop.instrument.conditions import holds, items_asked_about
from udset_desktop.instrument.model import Condition

YES = Condition(test="is", item="a.x", values=("yes",))
COUNT = Condition(test="at_least", item="a.n", values=(3,))


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        (YES, {"a.x": "yes"}, True),
        (YES, {"a.x": "no"}, False),
        (YES, {"a.x": ("no", "yes")}, True),
        (Condition(test="is_not", item="a.x", values=("yes",)), {"a.x": "no"}, True),
        (Condition(test="is_not", item="a.x", values=("yes",)), {"a.x": ("no", "yes")}, False),
        (Condition(test="among", item="a.x", values=("yes", "mostly")), {"a.x": "mostly"}, True),
        (Condition(test="among", item="a.x", values=("yes", "mostly")), {"a.x": "no"}, False),
        (COUNT, {"a.n": 3}, True),
        (COUNT, {"a.n": 2}, False),
        (COUNT, {"a.n": "3"}, False),
        (Condition(test="at_most", item="a.n", values=(3,)), {"a.n": 3}, True),
        (Condition(test="at_most", item="a.n", values=(3,)), {"a.n": 4}, False),
        (Condition(test="answered", item="a.x"), {"a.x": "no"}, True),
        (Condition(test="all", parts=(YES, COUNT)), {"a.x": "yes", "a.n": 5}, True),
        (Condition(test="all", parts=(YES, COUNT)), {"a.x": "yes"}, False),
        (Condition(test="any", parts=(YES, COUNT)), {"a.x": "yes"}, True),
        (Condition(test="any", parts=(YES, COUNT)), {}, False),
        (Condition(test="not", parts=(YES,)), {"a.x": "yes"}, False),
    ],
)
def test_condition_says_whether_the_item_is_asked(condition, answers, expected):
    assert holds(condition, answers) is expected


@pytest.mark.parametrize("test", ["is", "is_not", "among", "at_least", "at_most", "answered"])
def test_item_without_an_answer_meets_no_test_but_not(test):
    condition = Condition(test=test, item="a.x", values=(1,))

    assert not holds(condition, {})
    assert holds(Condition(test="not", parts=(condition,)), {})


def test_a_test_word_nobody_knows_is_never_met():
    assert not holds(Condition(test="like", item="a.x"), {"a.x": "yes"})


def test_every_item_a_condition_looks_at_is_named():
    condition = Condition(test="all", parts=(YES, Condition(test="not", parts=(COUNT,))))

    assert list(items_asked_about(condition)) == ["a.x", "a.n"]
