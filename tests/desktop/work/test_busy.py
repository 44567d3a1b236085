from udset_desktop.desktop.work.busy import SHOWN_AFTER_MS, BusyLine


def test_short_work_shows_nothing(qtbot):
    line = BusyLine()
    qtbot.addWidget(line)
    line.begin("Writing…")
    line.end()
    qtbot.wait(SHOWN_AFTER_MS + 50)
    assert line.isHidden()


def test_long_work_shows_itself_with_a_way_to_stop(qtbot):
    line = BusyLine()
    qtbot.addWidget(line)
    line.begin("Writing…", may_stop=True)
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.show_share(0.5)
    assert line.bar.value() == 500
    with qtbot.waitSignal(line.stop_asked):
        line.stop.click()
    line.end()
    assert line.isHidden()


def test_work_that_cannot_stop_offers_no_stop(qtbot):
    line = BusyLine()
    qtbot.addWidget(line)
    line.begin("Joining…")
    qtbot.waitUntil(line.isVisible, timeout=2000)
    assert line.stop.isHidden()


def test_it_says_that_something_has_begun_before_it_shows_itself(qtbot):
    line = BusyLine()
    qtbot.addWidget(line)
    assert line.is_idle
    with qtbot.waitSignal(line.begun):
        line.begin("Writing…")
    assert line.isHidden()
    assert not line.is_idle
    line.end()
    assert line.is_idle


def test_out_of_sight_it_goes_on_and_comes_back_while_it_is_under_way(qtbot):
    line = BusyLine()
    qtbot.addWidget(line)
    line.begin("Writing…")
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.hold()
    assert line.isHidden()
    assert not line.is_idle
    line.hold()
    line.let_out()
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.hold()
    line.end()
    assert line.is_idle
    line.let_out()
    assert line.is_idle


def test_what_begins_while_it_is_held_is_shown(qtbot):
    """At the door itself, with the organisation's help."""
    line = BusyLine()
    qtbot.addWidget(line)
    line.hold()
    line.begin("Opening…")
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.end()
    line.let_out()
    assert line.is_idle
