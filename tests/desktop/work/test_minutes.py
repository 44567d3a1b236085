from udset_desktop.desktop.work.minutes import MinuteTick


def test_it_ticks_while_it_is_wanted(qtbot):
    tick = MinuteTick()
    tick._timer.setInterval(10)
    with qtbot.waitSignal(tick.passed):
        tick.start()
    tick.stop()
    assert not tick._timer.isActive()
