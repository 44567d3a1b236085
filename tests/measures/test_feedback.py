import pytest

from tests.kit.interviews import own_instrument
from tests.kit.pools import feedback_line
from udset_desktop.measures.feedback import STANDS_OUT, TOO_FEW, feedback_rows

EXPERIENCE = own_instrument("worker-experience/1.0.0")


def rows_of(item, answers, threshold=5):
    """The rows of one question that was answered like this, one worker after the other; `None` for nothing."""
    name = item.replace(".", "__")
    lines = [
        feedback_line(number, **({} if answer is None else {name: answer})).feedback.codes
        for number, answer in enumerate(answers)
    ]
    return [row for row in feedback_rows(EXPERIENCE, lines, threshold) if row.item == item]


def told(rows):
    return {row.choice: row.n for row in rows}


def test_a_question_is_told_where_enough_chose_each_thing_that_was_chosen():
    rows = rows_of("time.was", ["yes"] * 6 + ["no"] * 5)
    assert told(rows) == {"yes": 6, "mostly": 0, "not_really": 0, "no": 5}
    assert {row.base for row in rows} == {11}
    assert {row.why_hidden for row in rows} == {""}


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([], TOO_FEW),
        (["yes"] * 4, TOO_FEW),
        ([None] * 6, TOO_FEW),
        (["yes"] * 6 + ["no"], STANDS_OUT),
        (["yes"] * 6 + ["no"] * 5 + [None], STANDS_OUT),
        (["yes"] * 12, STANDS_OUT),
    ],
)
def test_where_one_worker_could_be_told_nothing_is(answers, why):
    rows = rows_of("time.was", answers)
    assert [row.why_hidden for row in rows] == [why] * 4
    assert {row.n for row in rows} == {row.base for row in rows} == {None}


def test_of_many_choices_those_who_did_not_choose_are_a_number_too():
    few_left_out = rows_of("in_the_way.many", [("time",)] * 9 + [("training",)] * 2)
    assert {row.why_hidden for row in few_left_out} == {STANDS_OUT}
    enough = rows_of("in_the_way.many", [("time",)] * 6 + [("training",)] * 6)
    assert told(enough)["time"] == 6
    assert told(enough)["nothing"] == 0


def test_the_threshold_is_the_projects():
    answers = ["yes"] * 3 + ["no"] * 3
    assert told(rows_of("time.was", answers, threshold=3))["no"] == 3
    assert {row.n for row in rows_of("time.was", answers, threshold=10)} == {None}


def test_every_question_that_travels_is_there_and_no_words():
    items = {row.item for row in feedback_rows(EXPERIENCE, [], 5)}
    assert "you.part" in items
    assert "best.words" not in items
