from tests.kit.screen_states import together_state
from udset_desktop.desktop.views.together_close import TogetherClose
from udset_desktop.interview.screen import ReviewOffer
from udset_desktop.interview.together import Together

OFFERS = (
    ReviewOffer(on="2026-08-04", words="In three months"),
    ReviewOffer(on="2026-11-04", words="In six months"),
)


def shown(qtbot, **changes):
    part = TogetherClose()
    qtbot.addWidget(part)
    part.show_state(together_state(**changes), name="Morag")
    return part


def test_a_day_is_one_press_away(qtbot):
    part = shown(qtbot, reviews=OFFERS)
    with qtbot.waitSignal(part.changed):
        part.offers[1].click()
    assert part.review.text() == "04/11/2026"
    assert part.review_on == "2026-11-04"


def test_what_is_read_back_stands_there_to_be_read_out(qtbot):
    lines = ("What matters to you: The club", "We look at this again on 4 November 2026.")
    part = shown(qtbot, aloud=lines)
    texts = [part._aloud.itemAt(at).widget().text() for at in range(part._aloud.count())]
    assert texts == list(lines)
    assert shown(qtbot).aloud.isHidden()


def test_a_date_that_is_refused_stands_as_it_was_typed(qtbot):
    part = shown(qtbot)
    qtbot.keyClicks(part.review, "3/5/1800")
    part.review.setModified(False)
    part.show_state(together_state(typed=Together(review_on="1800-05-03")), name="Morag")
    assert part.review.text() == "3/5/1800"
    again = shown(qtbot, typed=Together(review_on="1800-05-03"))
    assert again.review.text() == "03/05/1800"


def test_a_date_being_typed_is_left_alone(qtbot):
    part = shown(qtbot)
    qtbot.keyClicks(part.review, "4/11")
    part.show_state(together_state(values=Together(review_on="2026-08-04")), name="Morag")
    assert part.review.text() == "4/11"
