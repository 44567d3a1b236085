from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, a_header, answered, permitted
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.session import set_together
from udset_desktop.interview.together import Together
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.day_of_talk import correct_day, look_back_anew
from udset_desktop.usecases.over_time import look_back

TODAY, APRIL, MARCH = "2026-05-04", "2026-04-20", "2026-03-02"


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def on_file(laptop, person=None, on=TODAY, **answers):
    choice = a_choice(person=person, name="" if person else "Morag", header=a_header(held_on=on))
    session = permitted(
        answered(interviewing.begin(laptop, choice), **(answers or {"safe__rating": "mostly"}))
    )
    return interviewing.finish(laptop, session)


def test_the_day_on_file_is_put_right_by_a_revision_that_changes_nothing_else(laptop):
    first = on_file(laptop, safe__rating="mostly", safe__words="The nights.")
    second = correct_day(laptop, first.id, APRIL, " the clock was wrong ")
    assert (second.held_on, second.revision, second.reason) == (APRIL, 2, "the clock was wrong")
    assert replace(second, held_on=TODAY, revision=1, ancestors=(), reason="") == first
    assert laptop.vault.load_revisions(first.id) == (first, second)
    assert laptop.vault.load_drafts() == ()


@pytest.mark.parametrize(
    ("day", "reason", "code"),
    [
        ("2026-05-05", "wrong clock", "held_in_future"),
        ("1926-05-03", "wrong clock", "held_too_long_ago"),
        ("the third", "wrong clock", "not_a_date"),
        (TODAY, "wrong clock", "nothing_changed"),
        (APRIL, " ", "no_reason"),
    ],
)
def test_what_a_day_cannot_be_is_refused_and_nothing_is_open_then(laptop, day, reason, code):
    record = on_file(laptop)
    with pytest.raises(InputRefused, match=code):
        correct_day(laptop, record.id, day, reason)
    assert laptop.vault.load_record(record.id) == record
    assert laptop.vault.load_drafts() == ()


def test_a_look_again_that_would_lie_before_the_day_is_refused(laptop):
    choice = a_choice(header=a_header(held_on=MARCH))
    session = permitted(interviewing.begin(laptop, choice))
    session, _ = set_together(session, Together(review_on=APRIL))
    record = interviewing.finish(laptop, session)
    with pytest.raises(InputRefused, match="review_before"):
        correct_day(laptop, record.id, TODAY, "wrong clock")
    assert laptop.vault.load_record(record.id) == record


def test_a_conversation_that_is_open_again_keeps_its_day_until_that_is_settled(laptop):
    record = on_file(laptop)
    interviewing.reopen(laptop, record.id, "wrong word")
    with pytest.raises(InputRefused, match="open_already"):
        correct_day(laptop, record.id, APRIL, "wrong clock")
    assert len(laptop.vault.load_drafts()) == 1


def test_what_is_looked_back_at_follows_the_day(laptop):
    before = on_file(laptop, on=APRIL)
    wrong = interviewing.begin(laptop, a_choice(person=before.person, header=a_header(held_on=MARCH)))
    assert not wrong.has_earlier
    right = look_back_anew(laptop, replace(wrong, header=replace(wrong.header, held_on=TODAY)))
    assert right.has_earlier
    assert right.earlier.held_on == APRIL
    assert look_back(laptop, right).threads
    again = look_back_anew(laptop, replace(right, header=wrong.header))
    assert (again.has_earlier, again.earlier) == (False, None)
    said = answered(right, safe__verdict="closer")
    assert look_back_anew(laptop, replace(said, header=wrong.header)).has_earlier
