import pytest

from tests.kit.screen_states import choices
from tests.kit.windows import in_front
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.views.begin_lines import HolderLines, PaperLines, ShortVisit, TalkAsked
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.header import Interviewer

TYPES = choices(("own_care_manager", "Own care manager"), ("user_researcher", "User researcher"))
OUTCOMES = choices(("safe", "Safe"), ("people", "People"), ("well", "Well"), ("life", "Life"))


def test_the_day_of_a_talk_on_paper_is_typed_day_first(qtbot):
    paper = PaperLines()
    qtbot.addWidget(paper)
    qtbot.keyClicks(paper.held_on.line, "3/6/2026")
    assert paper.day == "2026-06-03"
    paper.start()
    assert paper.day == ""


def test_two_may_hold_one_conversation(qtbot):
    holders = HolderLines()
    qtbot.addWidget(holders)
    holders.start(TYPES, "AM")
    assert holders.ref.text == "AM"
    assert holders.second() == ()
    assert holders.second_type.isHidden()
    holders.two.click()
    assert not holders.second_type.isHidden()
    holders.second_type.buttons["user_researcher"].click()
    qtbot.keyClicks(holders.second_ref.line, "JB")
    assert holders.second() == (Interviewer(ref="JB", type="user_researcher"),)
    holders.start(TYPES, "")
    assert holders.second() == ()


def test_a_short_visit_takes_up_to_three_outcomes(qtbot):
    short = ShortVisit()
    qtbot.addWidget(short)
    short.start()
    short.show_outcomes(OUTCOMES)
    assert short.outcomes.isHidden()
    short.short.click()
    for code in ("life", "safe", "people"):
        short.outcomes.buttons[code].click()
    assert short.pages == ("safe", "people", "life")
    assert not short.outcomes.buttons["well"].isEnabled()
    short.outcomes.buttons["life"].click()
    assert short.outcomes.buttons["well"].isEnabled()
    short.short.click()
    assert short.pages == ()
    assert not short.waits


def test_a_short_visit_of_which_nothing_is_picked_yet_says_what_comes_then(qtbot):
    short = ShortVisit()
    qtbot.addWidget(short)
    short.show_outcomes(OUTCOMES)
    short.start()
    assert (short.waits, short.later.isHidden()) == (False, True)
    short.short.click()
    assert (short.waits, short.later.isHidden()) == (True, False)
    short.outcomes.buttons["life"].click()
    assert (short.waits, short.later.isHidden()) == (False, True)


def test_where_there_is_little_to_choose_from_no_short_visit_is_offered(qtbot):
    short = ShortVisit()
    qtbot.addWidget(short)
    short.short.setChecked(True)
    short.show_outcomes(OUTCOMES[:3])
    assert short.isHidden()
    assert short.pages == ()


def test_the_first_question_wears_pictures_only_while_they_are_asked_for(qtbot):
    asked = TalkAsked()
    qtbot.addWidget(asked)
    assert asked.mark.isHidden()
    with qtbot.waitSignal(asked.pictures_asked) as told:
        asked.pictures.click()
    assert told.args == [True]
    asked.show_pictures(on=True)
    assert not asked.mark.isHidden()
    assert [one._picture for one in asked.row.buttons.values()] == ["answer-yes", "answer-no"]
    asked.show_pictures(on=False)
    assert asked.mark.isHidden()
    assert [one._picture for one in asked.row.buttons.values()] == ["", ""]
    assert not asked.pictures.isChecked()


def test_which_way_round_goes_with_what_was_said_last(qtbot):
    asked = TalkAsked()
    qtbot.addWidget(asked)
    asked.show_reply("yes", Shown.REVERSED)
    assert (asked.row.code, asked.shown) == ("yes", Shown.REVERSED)
    asked.row.buttons["no"].click()
    assert (asked.row.code, asked.shown) == ("no", None)
    asked.show_reply("", Shown.IN_ORDER)
    assert (asked.row.code, asked.shown) == ("", None)


def first_question(qtbot):
    asked = TalkAsked()
    qtbot.addWidget(asked)
    asked.show_words({"talk.ask": "Is it all right to talk, and for me to write things down?"})
    asked.show_pictures(on=True)
    asked.resize(760, 320)
    in_front(qtbot, asked)
    return asked


def day_on_paper(qtbot):
    paper = PaperLines()
    qtbot.addWidget(paper)
    paper.resize(1200, 160)
    in_front(qtbot, paper)
    return paper


@pytest.mark.parametrize("made", [first_question, day_on_paper])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Theme(ThemeName.LIGHT, 100), Theme(ThemeName.LIGHT, 150)),
        (Theme(ThemeName.LIGHT, 100), Theme(ThemeName.DARK, 200)),
        (Theme(ThemeName.CONTRAST, 200), Theme(ThemeName.LIGHT, 100)),
    ],
)
def test_an_open_window_is_drawn_as_a_new_one_when_size_and_look_change(qapp, qtbot, made, before, after):
    before.apply(qapp)
    open_before = made(qtbot)
    open_before.grab()
    after.apply(qapp)
    qapp.processEvents()
    drawn = open_before.grab().toImage()
    open_before.close()
    fresh = made(qtbot)
    qapp.processEvents()
    assert drawn == fresh.grab().toImage()
    Theme(ThemeName.LIGHT, 100).apply(qapp)
