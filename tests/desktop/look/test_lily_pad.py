from udset_desktop.desktop.look.lily_pad import LilyPad


def picture(qtbot, *, there, led_to=True):
    pad = LilyPad(led_to=led_to)
    qtbot.addWidget(pad)
    pad.show_there(there=there)
    pad.resize(pad.sizeHint())
    return pad.grab().toImage()


def test_what_can_be_done_and_what_is_not_there_look_different(qtbot):
    assert picture(qtbot, there=True) != picture(qtbot, there=False)


def test_a_step_towards_nothing_has_no_way_to_it(qtbot):
    assert picture(qtbot, there=True) != picture(qtbot, there=True, led_to=False)


def test_the_same_again_is_not_painted_again(qtbot):
    assert picture(qtbot, there=True) == picture(qtbot, there=True)
