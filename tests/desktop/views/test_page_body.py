from dataclasses import replace

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from tests.kit.screen_states import (
    choices,
    many_item,
    one_item,
    page_state,
    rating_item,
    said_by_state,
    words_item,
)
from tests.kit.windows import in_front, words_on
from udset_desktop.desktop.look.controls import ChoiceButton
from udset_desktop.desktop.views.page_view import PageView
from udset_desktop.desktop.views.since_line import SinceShown
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.answers import Answer


def shown(qtbot, page=None):
    view = PageView()
    qtbot.addWidget(view)
    view.show()
    view.show_page(page or page_state())
    return view


def test_unfolding_is_asked_for(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.opened) as told:
        view.body.folds[2].click()
    assert told.args == ["safe.helps"]
    items = (words_item(), rating_item(), many_item(opened=True), one_item(opened=False))
    view.show_page(page_state(items=items))
    assert "A worker I know" in words_on(view)


def test_the_marks_are_about_what_was_said(qtbot):
    view = shown(qtbot)
    assert view.body.between_us.isHidden()
    said = replace(words_item(text="my son drinks"), between_us=True)
    view.show_page(page_state(items=(said, rating_item(), many_item(opened=False), one_item(opened=False))))
    assert not view.body.between_us.isHidden()
    assert view.body.between_us.isChecked()
    with qtbot.waitSignal(view.marked) as told:
        view.body.off_sheet.click()
    assert told.args == ["safe.words", "off_sheet"]


def test_the_marks_stand_in_one_line_however_long_it_is_who_said_it(qtbot):
    view = shown(qtbot)
    view.resize(760, 900)
    beside = []
    for who in ("Morag", "Morag Lindsay, through an interpreter; together with family or a friend"):
        view.show_page(said("the nights", "mostly", said_by_words=who), said_by_state())
        body = view.body
        for _ in range(6):
            QApplication.processEvents()
        assert who in body.said_by.text()
        tops = [place_in(body, one).top() for one in (body.between_us, body.off_sheet, body.take_back)]
        assert len(set(tops)) == 1
        beside.append(tops[0] < place_in(body, body.said_by).bottom())
    assert beside == [True, False]


def place_in(body, part):
    return QRect(part.mapTo(body, QPoint(0, 0)), part.size())


def test_a_digit_goes_to_the_rating_unless_another_field_has_the_focus(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.given) as told:
        assert view.body.choose_by_key(2)
    assert told.args[1] == "mostly"
    other = shown(qtbot, page_state(items=(words_item(),)))
    assert other.body.choose_by_key(2) is False
    other.body.put_down()


def said(text="", chosen="", **changes):
    folded = (many_item(opened=False), one_item(opened=False))
    words, rating = words_item(text=text), rating_item(chosen=chosen)
    return page_state(items=(replace(words, **changes), replace(rating, **changes), *folded))


def test_who_said_it_is_about_the_answer_in_hand(qtbot):
    view = shown(qtbot)
    assert view.body.said_by.isHidden()
    view.show_page(said("the nights", "mostly"), said_by_state())
    view.body.open_said_by()
    assert view.body.said_by.menu_shown.asked.text() == "Who said it?"
    view.body.said_by.menu_shown.close()
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend.what_i_think")
    assert told.args == ["safe.words", "family_or_friend.what_i_think"]
    view.body.choose_by_key(1)
    view.show_page(said("the nights", "yes"), said_by_state())
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend.what_i_think")
    assert told.args == ["safe.rating", "family_or_friend.what_i_think"]


def test_beside_what_nobody_here_said_it_is_about_who_answers_from_now_on(qtbot):
    view = shown(qtbot)
    view.show_page(said("I doubt it", said_by_words=""), said_by_state())
    assert not view.body.said_by.isHidden()
    assert view.body.said_by.asks == "Who answers from now on?"
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend.what_i_think")
    assert told.args == ["", "family_or_friend.what_i_think"]


def test_the_answer_the_cursor_is_in_is_the_one_in_hand(qtbot):
    view = shown(qtbot, said("my son hits me", "mostly"))
    in_front(qtbot, view)
    view.body.choose_by_key(1)  # the rating is the last that was touched
    view.body.fields[0].boxes()[0].setFocus()
    with qtbot.waitSignal(view.marked) as told:
        view.body.mark("taken_back")
    assert told.args == ["safe.words", "taken_back"]
    next(one for one in view.body.findChildren(ChoiceButton) if one.said == "Mostly").setFocus()
    view.body.take_back.setFocus()  # a click on it moves the focus on, and means the answer before
    with qtbot.waitSignal(view.marked) as told:
        view.body.take_back.click()
    assert told.args == ["safe.rating", "taken_back"]


def test_whoever_speaks_is_chosen_with_a_view_and_the_answers_own_is_marked(qtbot):
    def marked(**told):
        view.show_page(said("the nights", **told), said_by_state())
        return [one.code for group in view.body.said_by.groups for one in group if one.chosen]

    view = shown(qtbot)
    assert marked(said_by=("person",)) == ["person"]
    wife = ("family_or_friend",)
    assert marked(said_by=wife, perspective="what_i_think") == ["family_or_friend.what_i_think"]
    assert marked(said_by=wife) == []  # an older answer: nobody said whose view it is


def test_last_time_is_folded_and_opens_on_request(qtbot):
    view = shown(qtbot)
    assert view.body.since.last_button.isHidden()
    before = replace(said(last_time="Mostly"), last_time_on="3 May 2026")
    view.show_page(before)
    assert not view.body.since.last_button.isHidden()
    assert view.body.since.last.isHidden()
    view.body.since.last_button.click()
    assert "3 May 2026" in view.body.since.last.text()
    assert "Mostly" in view.body.since.last.text()
    assert not view.body.since.last.isHidden()
    view.show_page(page_state("people", "Seeing people"))
    assert view.body.since.last.isHidden()


def test_last_time_is_not_there_while_somebody_else_is_in_the_room(qtbot):
    view = shown(qtbot)
    before = replace(said(last_time="Mostly"), last_time_on="3 May 2026")
    view.show_page(before)
    view.body.since.last_button.click()
    view.show_page(before, others_present=True)
    assert view.body.since.last_button.isHidden()
    assert view.body.since.last.isHidden()
    assert view.body.since.last.text() == ""


def test_whatever_was_answered_on_a_page_can_be_kept_back(qtbot):
    helps = many_item(opened=True)
    answered = replace(helps, answer=Answer(value=(helps.choices[0].code,)))
    view = shown(qtbot, page_state(items=(words_item(), rating_item(), answered)))
    assert not view.body.between_us.isHidden()
    with qtbot.waitSignal(view.marked) as told:
        view.body.mark("off_sheet")
    assert told.args == [helps.id, "off_sheet"]
    untouched = shown(qtbot)
    assert untouched.body.between_us.isHidden()
    with qtbot.assertNotEmitted(untouched.marked):
        untouched.body.mark("off_sheet")


def test_before_anything_is_said_the_line_is_about_every_answer_from_now_on(qtbot):
    view = shown(qtbot)
    view.show_page(page_state(), said_by_state())
    assert "Answers come from: Morag" in view.body.said_by.text()
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend.what_i_think")
    assert told.args == ["", "family_or_friend.what_i_think"]


def test_where_it_stands_since_last_time_is_asked_once_and_said_as_the_pages_own(qtbot):
    verdict = replace(one_item(opened=False), id="safe.verdict", facet=Facet.VERDICT, ask="Since then?")
    view = shown(qtbot, page_state(items=(words_item(), rating_item(), verdict)))
    fold = view.body.folds[2]
    assert not fold.isHidden()
    view.show_since(SinceShown(asks=True))
    assert fold.isHidden()
    assert view.body.folded.isHidden()
    with qtbot.waitSignal(view.given) as told:
        view.body.since.said.emit("helped")
    assert told.args == ["safe.verdict", "helped", ""]
    in_front(qtbot, view)
    said_so = replace(verdict, open=True, choices=choices(("helped", "Helped"), chosen=("helped",)))
    view.show_page(page_state(items=(words_item(), rating_item(), said_so)))
    view.body.open_since()
    assert view.window().focusWidget() is view.body.fields[2]


def test_without_an_earlier_one_it_stands_among_what_can_be_opened(qtbot):
    verdict = replace(one_item(opened=False), id="safe.verdict", facet=Facet.VERDICT)
    view = shown(qtbot, page_state(items=(words_item(), rating_item(), verdict)))
    view.show_since(SinceShown(asks=True))
    view.show_since(SinceShown())
    assert not view.body.folds[2].isHidden()
    view.body.open_since()
    assert view.body.since.verdict.menu_shown.isEmpty()


def test_it_stands_under_the_rating(qtbot):
    view = shown(qtbot)
    places = [view.body.layout().indexOf(one) for one in (view.body.fields[1], view.body.since)]
    assert places == [1, 2]


OTHER_SHAPE = (words_item(text="so far"), rating_item(chosen="yes"), many_item())


def test_the_focus_stays_where_it_was_when_an_answer_opens_a_line(qtbot):
    view = shown(qtbot, page_state(items=(words_item(text="so far"), rating_item())))
    in_front(qtbot, view)
    before = view.body
    mostly = next(one for one in before.findChildren(ChoiceButton) if one.said == "Mostly")
    mostly.setFocus()
    view.show_page(page_state(items=OTHER_SHAPE))
    focused = view.window().focusWidget()
    assert view.body is not before
    assert view.body.isAncestorOf(focused)
    assert focused.said == "Mostly"


def test_and_so_does_the_place_in_the_words(qtbot):
    view = shown(qtbot, page_state(items=(words_item(text="so far"), rating_item())))
    in_front(qtbot, view)
    box = view.body.fields[0].box
    box.setFocus()
    cursor = box.textCursor()
    cursor.setPosition(2)
    box.setTextCursor(cursor)
    view.show_page(page_state(items=OTHER_SHAPE))
    now = view.body.fields[0].box
    assert now is not box
    assert view.window().focusWidget() is now
    assert now.textCursor().position() == 2


def test_what_stood_in_no_field_keeps_the_focus_by_its_name(qtbot):
    view = shown(qtbot, page_state(items=(words_item(text="so far"), rating_item())))
    in_front(qtbot, view)
    view.body.off_sheet.setFocus()
    view.show_page(page_state(items=OTHER_SHAPE))
    assert view.window().focusWidget() is view.body.off_sheet


def test_on_another_page_the_focus_goes_to_the_heading(qtbot):
    view = shown(qtbot, page_state(items=(words_item(text="so far"), rating_item())))
    in_front(qtbot, view)
    view.body.fields[0].box.setFocus()
    view.show_page(page_state("well", items=OTHER_SHAPE))
    assert view.window().focusWidget() is view.opening
