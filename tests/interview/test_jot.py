from udset_desktop.interview.jot import JOT_TYPING, Jot, check_jots, jots_on, loose_jots

LOOSE, LAID = Jot(number=1, text="the nights"), Jot(number=2, text="the bus", laid=("people", "safe"))


def test_minutes_and_local_time_are_what_a_jot_shows():
    jot = Jot(number=1, text="x", spent_s=12 * 60 + 59, at="2026-05-04T10:42:31+01:00")
    assert (jot.minutes, jot.clock) == (12, "10:42")
    assert Jot(number=1, text="x").clock == ""


def test_jots_lie_on_pages_or_nowhere():
    assert loose_jots((LOOSE, LAID)) == (LOOSE,)
    assert jots_on((LOOSE, LAID), "safe") == (LAID,)
    assert jots_on((LOOSE, LAID), "money") == ()


def test_what_lies_nowhere_or_is_half_typed_keeps_a_conversation_open():
    assert check_jots((LAID,), {JOT_TYPING: "  "}) == ()
    (found,) = check_jots((LOOSE, LAID), {JOT_TYPING: "half a"})
    assert (found.code, found.context["count"]) == ("interview.jots_loose", 2)
