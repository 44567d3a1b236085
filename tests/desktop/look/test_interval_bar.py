from udset_desktop.desktop.look.interval_bar import IntervalBar
from udset_desktop.desktop.look.theme import theme_of


def drawn(qtbot, *interval):
    bar = IntervalBar()
    qtbot.addWidget(bar)
    bar.resize(310, 20)
    if interval:
        bar.show_interval(*interval, "60 %, from 39 to 78")
    return bar, bar.grab().toImage()


def test_the_mark_stands_at_the_share_and_the_span_from_low_to_high(qtbot):
    bar, picture = drawn(qtbot, 60, 40, 80)
    at = {name: round(bar.place_of(percent)) for name, percent in (("share", 60), ("in", 45), ("out", 30))}
    assert picture.pixelColor(at["share"], 10) == theme_of().colour("accent")
    span = picture.pixelColor(at["in"], 12)
    assert span == theme_of().colour("edge")
    assert picture.pixelColor(at["out"], 12) != span


def test_the_line_goes_from_nought_to_a_hundred(qtbot):
    bar, _ = drawn(qtbot)
    assert 0 < bar.place_of(0) < bar.place_of(50) < bar.place_of(100) < 310


def test_a_screen_reader_hears_the_figures(qtbot):
    assert drawn(qtbot, 60, 39, 78)[0].accessibleName() == "60 %, from 39 to 78"


def test_without_an_interval_only_the_line_is_drawn(qtbot):
    _, empty = drawn(qtbot)
    accent = theme_of().colour("accent").rgb()
    assert all(empty.pixel(x, 10) != accent for x in range(310))
