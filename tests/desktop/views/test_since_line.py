from dataclasses import replace

from PySide6.QtCore import Qt

from tests.kit.screen_states import choices, one_item, page_state, rating_item, words_item
from tests.kit.windows import in_front
from udset_desktop.desktop.views.since_line import SinceLine, SinceShown
from udset_desktop.instrument.model import Facet

VERDICT = replace(
    one_item(opened=False),
    id="safe.verdict",
    facet=Facet.VERDICT,
    choices=choices(("closer", "closer to what I want"), ("further", "further away")),
)
PAGE = page_state(items=(words_item(), rating_item(), VERDICT))
SINCE = SinceShown(asks=True, last=("Last time, 2 April 2026", "“The nights.”"), asking="Another answer.")


def line(qtbot, page=PAGE, since=SINCE, *, others=False):
    made = SinceLine()
    qtbot.addWidget(made)
    made.show_page(page, others_present=others)
    made.show_since(since)
    return made


def test_without_an_earlier_one_nothing_is_there(qtbot):
    assert line(qtbot, since=SinceShown()).isHidden()


def test_the_words_are_folded_and_what_changed_in_the_asking_is_not(qtbot):
    made = line(qtbot)
    assert made.last.isHidden()
    assert (made.asking.isHidden(), made.asking.text()) == (False, "Another answer.")
    made.last_button.click()
    assert (made.last.isHidden(), made.last.text()) == (False, "Last time, 2 April 2026\n“The nights.”")


def test_they_fold_again_on_another_page_and_not_on_the_same(qtbot):
    made = line(qtbot)
    made.last_button.click()
    made.show_page(replace(PAGE, title="Feeling safe again"), others_present=False)
    assert not made.last.isHidden()
    made.show_page(replace(PAGE, id="well"), others_present=False)
    assert made.last.isHidden()


def test_what_the_page_tells_of_last_time_stands_where_no_other_words_are(qtbot):
    told = replace(PAGE, items=(replace(words_item(), last_time="My sister."), rating_item(), VERDICT))
    made = line(qtbot, page=replace(told, last_time_on="3 May 2026"), since=SinceShown(asks=True))
    assert made.last.text() == "Last time, 3 May 2026\n“My sister.”"


def test_an_old_answer_stands_under_the_question_of_then(qtbot):
    rating = replace(rating_item(), last_time="No", last_time_ask="Do you manage for money?")
    told = replace(PAGE, items=(rating, VERDICT), last_time_on="3 May 2026")
    made = line(qtbot, page=told, since=SinceShown())
    assert made.last.text() == "Last time, 3 May 2026\nDo you manage for money? No"
    made.show_page(replace(told, last_time_called="Money", last_time_changed=True), others_present=False)
    assert made.last.text().splitlines() == [
        "Last time, 3 May 2026",
        "Called then: Money",
        "Asked in other words then, so it may not mean the same.",
        "Do you manage for money? No",
    ]
    unasked = replace(told, items=(replace(rating, last_time_ask=""), VERDICT), last_time_called="Money")
    made.show_page(unasked, others_present=False)
    assert made.last.text().splitlines()[-1] == "Money No"


def test_while_somebody_else_listens_only_their_view_now_is_asked(qtbot):
    made = line(qtbot)
    made.last_button.click()
    made.show_page(PAGE, others_present=True)
    assert (made.last_button.isHidden(), made.last.isHidden(), made.last.text()) == (True, True, "")
    assert (made.asking.isHidden(), made.asking.text()) == (True, "")
    assert not made.verdict.isHidden()
    made.show_page(PAGE, others_present=False)
    assert made.last.isHidden()


def test_how_it_stands_is_said_by_the_key_of_a_word(qtbot):
    made = line(qtbot)
    in_front(qtbot, made)
    made.open_verdict()
    assert made.verdict.menu_shown.asked.text() == VERDICT.ask
    with qtbot.waitSignal(made.said) as told:
        qtbot.keyClick(made.verdict.menu_shown, Qt.Key.Key_2)
    assert told.args == ["further"]
    made.show_page(replace(PAGE, items=(replace(VERDICT, open=True),)), others_present=False)
    assert made.verdict.isHidden()
    assert not made.asks


def test_where_it_is_not_asked_its_key_opens_nothing(qtbot):
    for made in (
        line(qtbot, since=replace(SINCE, asks=False)),
        line(qtbot, page=page_state(items=(rating_item(),))),
    ):
        assert not made.asks
        made.open_verdict()
        assert made.verdict.menu_shown.isEmpty()
        assert made.verdict.isHidden()


def test_nobodys_words_stay_behind(qtbot):
    made = line(qtbot)
    made.last_button.click()
    made.forget()
    assert made.isHidden()
    assert (made.last.text(), made.asking.text(), made.last.isHidden()) == ("", "", True)
