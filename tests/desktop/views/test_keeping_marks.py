from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.keeping_marks import KeepingMarks


def made(qtbot, *marks):
    row = KeepingMarks()
    qtbot.addWidget(row)
    row.show_marks(marks)
    return row


def test_what_is_set_is_told_in_its_order_and_in_words(qtbot):
    row = made(qtbot, "off_sheet", "between_us")
    assert row.marks == ("between_us", "off_sheet")
    assert row.words == f"{say('conversation.between_us')} · {say('conversation.off_sheet')}"
    row.show_marks(())
    assert (row.marks, row.words) == ((), "")


def test_a_press_says_so_and_what_is_drawn_does_not(qtbot):
    row = made(qtbot)
    with qtbot.assertNotEmitted(row.changed):
        row.show_marks(("off_sheet",))
    with qtbot.waitSignal(row.changed):
        row.buttons["off_sheet"].click()
    assert row.marks == ()


def test_a_mark_is_turned_and_put_where_it_is_not_yet(qtbot):
    row = made(qtbot)
    with qtbot.waitSignal(row.changed):
        row.turn("between_us")
    assert row.marks == ("between_us",)
    with qtbot.assertNotEmitted(row.changed):
        row.put("between_us", on=True)
    with qtbot.waitSignal(row.changed):
        row.put("between_us", on=False)
    assert row.marks == ()


def test_each_mark_names_itself_without_its_key(qtbot):
    row = made(qtbot)
    names = {mark: one.accessibleName() for mark, one in row.buttons.items()}
    assert names == {mark: say(f"conversation.{mark}") for mark in ("between_us", "off_sheet")}
    assert row.buttons["between_us"].text() == say("conversation.between_us_key")
