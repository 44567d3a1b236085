import pytest

from tests.kit.interviews import a_choice, permitted
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.jot import JOT_AT_MOST, JOT_TYPING, Jot
from udset_desktop.usecases.interviewing import begin, finish, reopen, resume, set_aside
from udset_desktop.usecases.jotting import type_jot
from udset_desktop.usecases.people import find_people, today
from udset_desktop.usecases.remarks import (
    drop_remark,
    keep_remark,
    remarks_for,
    remarks_heard,
    take_remark,
)

TEXT = "I never get a night's sleep myself"


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


@pytest.fixture
def eileen(laptop):
    return begin(laptop, a_choice())


def left(laptop):
    return laptop.vault.load_remarks()


def test_a_remark_waits_until_its_own_conversation_is_begun(laptop, eileen):
    type_jot(laptop, eileen.interview, TEXT)
    remark = keep_remark(laptop, eileen.interview, "  Ewan  Baxter ", TEXT)
    assert (remark.whose, remark.text) == ("Ewan Baxter", TEXT)
    assert remarks_heard(laptop, eileen.interview) == (remark,)
    assert remarks_for(laptop, eileen) == ()
    assert JOT_TYPING not in resume(laptop, eileen.interview).typing
    ewan = begin(laptop, a_choice(name="ewan baxter"))
    assert [one.text for one in remarks_for(laptop, ewan)] == [TEXT]
    assert remarks_heard(laptop, eileen.interview) == ()
    assert remarks_heard(laptop, ewan.interview) == ()


def test_a_namesake_by_half_a_name_is_never_shown_it(laptop, eileen):
    keep_remark(laptop, eileen.interview, "Ewan", TEXT)
    assert remarks_for(laptop, begin(laptop, a_choice(name="Ewan Ross"))) == ()


def test_where_the_other_conversation_is_open_already_it_waits_there_at_once(laptop, eileen):
    ewan = begin(laptop, a_choice(name="Ewan Baxter"))
    assert keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT) is None
    assert remarks_heard(laptop, eileen.interview) == ()
    assert [one.text for one in remarks_for(laptop, ewan)] == [TEXT]


def test_putting_an_earlier_conversation_right_takes_no_remark(laptop, eileen):
    record = finish(laptop, permitted(begin(laptop, a_choice(name="Ewan Baxter"))))
    keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT)
    again = reopen(laptop, record.id, "a slip")
    assert remarks_for(laptop, again) == ()
    set_aside(laptop, again.interview)
    assert [one.text for one in remarks_for(laptop, begin(laptop, a_choice(name="Ewan Baxter")))] == [TEXT]


def test_a_remark_made_a_jot_is_a_jot_of_their_own_and_no_remark_any_more(laptop, eileen):
    keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT)
    ewan = begin(laptop, a_choice(name="Ewan Baxter"))
    (remark,) = remarks_for(laptop, ewan)
    take_remark(laptop, ewan.interview, remark.number, Jot(number=1, text=remark.text, at=remark.at))
    assert [jot.text for jot in resume(laptop, ewan.interview).jots] == [TEXT]
    assert left(laptop) == ()


def test_a_remark_can_be_let_go(laptop, eileen):
    remark = keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT)
    drop_remark(laptop, remark.number)
    assert left(laptop) == ()


@pytest.mark.parametrize("end", ["finish", "set_aside"])
def test_without_a_talk_of_their_own_it_goes_with_the_conversation_it_was_heard_in(laptop, eileen, end):
    keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT)
    if end == "finish":
        finish(laptop, permitted(eileen))
    else:
        set_aside(laptop, eileen.interview)
    assert left(laptop) == ()
    assert remarks_for(laptop, begin(laptop, a_choice(name="Ewan Baxter"))) == ()


@pytest.mark.parametrize("end", ["finish", "set_aside"])
def test_with_their_talk_begun_it_outlives_the_conversation_it_was_heard_in_and_goes_with_theirs(
    laptop, eileen, end
):
    keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT)
    ewan = begin(laptop, a_choice(name="Ewan Baxter"))
    remarks_for(laptop, ewan)
    finish(laptop, permitted(eileen))
    assert len(remarks_for(laptop, ewan)) == 1
    if end == "finish":
        finish(laptop, permitted(ewan))
    else:
        set_aside(laptop, ewan.interview)
    assert left(laptop) == ()


def test_nothing_of_it_is_in_the_record_on_today_or_found_by_search(laptop, eileen):
    keep_remark(laptop, eileen.interview, "Ewan Baxter", TEXT)
    assert find_people(laptop, "Ewan") == ()
    assert "Ewan" not in repr(today(laptop))
    record = finish(laptop, permitted(eileen))
    assert "Ewan" not in repr(record)
    assert TEXT not in repr(record)


def test_no_name_no_words_and_too_many_are_said(laptop, eileen):
    for whose, text, code in (
        (" ", TEXT, "nobody_chosen"),
        ("Ewan", "  ", "remark_without_words"),
        ("Ewan", "x" * (JOT_AT_MOST + 1), "jot_too_long"),
    ):
        with pytest.raises(InputRefused, match=code):
            keep_remark(laptop, eileen.interview, whose, text)
    assert left(laptop) == ()
