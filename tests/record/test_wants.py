from dataclasses import replace

from tests.kit.interviews import a_record
from udset_desktop.interview.together import WANTED, WHY_NOT, Action, Together
from udset_desktop.record.wants import NOT_SORTED, MissedRow, count_missed, missed_in


def talked(person, *actions, **more):
    return a_record(person=person, together=Together(actions=actions), **more)


def gone(*wanted, why="", what="a lift"):
    return Action(what=what, available=False, wanted=wanted, why=why)


def counted(*records):
    return count_missed(one for record in records for one in missed_in(record))


def test_only_what_is_not_there_is_counted():
    there = Action(what="ring the bus", wanted=("transport",))
    assert counted(talked("a", there)) == ()
    assert counted(talked("a", there, gone("transport"))) == (
        MissedRow(wanted="transport", people=1, conversations=1),
    )


def test_people_and_conversations_are_counted_apart_and_twice_in_one_talk_is_once():
    rows = counted(
        talked("a", gone("transport", why="no_transport"), gone("transport", "company", why="no_transport")),
        talked("a", gone("transport", why="waiting_list")),
        talked("b", gone("company")),
        talked("c", gone("company")),
    )
    assert rows == (
        MissedRow(wanted="company", people=3, conversations=3, whys=(("no_transport", 1),)),
        MissedRow(
            wanted="transport", people=1, conversations=2, whys=(("waiting_list", 1), ("no_transport", 1))
        ),
    )


def test_what_nobody_sorted_is_counted_and_comes_last():
    rows = counted(talked("a", gone(), gone()), talked("b", gone()), talked("c", gone("training")))
    assert [(row.wanted, row.people) for row in rows] == [("training", 1), (NOT_SORTED, 2)]


def test_equal_counts_stand_in_the_order_of_the_list():
    rows = counted(talked("a", *(gone(code) for code in reversed(WANTED))))
    assert tuple(row.wanted for row in rows) == WANTED


def test_what_is_void_is_not_counted():
    assert counted(replace(talked("a", gone("transport")), void="begun in error")) == ()


def test_a_row_holds_closed_codes_and_counts_alone():
    rows = counted(talked("a", gone("transport", why="waiting_list", what="Canary wants her bagpipes back")))
    assert "Canary" not in repr(rows)
    assert {row.wanted for row in rows} <= set(WANTED)
    assert {why for row in rows for why, _ in row.whys} <= set(WHY_NOT)


def test_what_is_just_between_us_is_in_no_list():
    kept = replace(gone("transport"), marks=("between_us",))
    assert missed_in(talked("a", kept)) == ()
    towards = Together(
        matters=("to get away",), marks=(("between_us",),), actions=(replace(gone("company"), matter=1),)
    )
    assert missed_in(a_record(person="a", together=towards)) == ()
    assert len(missed_in(talked("a", replace(gone("transport"), marks=("off_sheet",))))) == 1
