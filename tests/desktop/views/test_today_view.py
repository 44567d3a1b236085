from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.kit.windows import in_front, words_on
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.today_view import TodayView
from udset_desktop.interview.work_rows import WorkTool
from udset_desktop.record.today import (
    DraftRow,
    FinishedRow,
    FollowUpRow,
    FoundPerson,
    ReviewRow,
    SheetRow,
    Today,
)
from udset_desktop.usecases.stages import Stage, TakenBack

DRAFT = DraftRow(
    interview="i1",
    person="p1",
    name="Morag",
    title="Review",
    place="Feeling safe",
    when_utc="2026-06-03T09:00:00+00:00",
    cut_off=False,
)
DAY = Today(
    on="2026-06-03",
    project="Machair",
    training=True,
    drafts=(DRAFT,),
    reviews=(ReviewRow(person="p2", name="Isla", title="Review", due_on="2026-06-20", overdue=False),),
    sheets=(SheetRow(record="r1", name="Agnes", state="to_post", held_on="2026-06-01"),),
    finished=(
        FinishedRow(
            record="r1",
            interview="i9",
            person="p3",
            name="Agnes",
            title="Review",
            held_on="2026-06-01",
            revision=1,
        ),
        FinishedRow(
            record="r2",
            interview="i8",
            person="p4",
            name="Nobody",
            title="Review",
            held_on="2026-06-01",
            revision=2,
            void=True,
        ),
    ),
    ready=4,
)


def test_a_finished_one_says_how_far_it_has_come_and_what_was_taken_back(qtbot):
    row = replace(DAY.finished[0], stage="received", taken_back="part")
    view = shown(qtbot, replace(DAY, finished=(row,)))
    assert "Received · Part of it was taken back" in words_on(view)
    for stage in Stage:
        assert say(f"today.stage.{stage}")
    for back in TakenBack:
        assert say(f"today.taken_back.{back}")


def shown(qtbot, day=DAY):
    view = TodayView()
    qtbot.addWidget(view)
    view.show_today(day)
    return view


def test_everything_that_waits_is_named(qtbot):
    said = words_on(shown(qtbot))
    for words in ("Morag", "Isla", "20 June 2026", "Agnes", "to be posted", "4 finished, not shared yet"):
        assert words in said
    assert "Nobody" not in said


def test_a_quiet_day_says_so(qtbot):
    view = shown(qtbot, Today(on="2026-06-03", project="Machair", training=True))
    assert not view.empty.isHidden()
    assert view.drafts.isHidden()


def test_what_was_cut_off_is_named_first_and_asked(qtbot):
    view = shown(qtbot, replace(DAY, drafts=(replace(DRAFT, cut_off=True),)))
    assert "Your conversation with Morag was cut off" in words_on(view)
    assert view.drafts.isHidden()
    card = view.cut_off.itemAt(0).widget()
    with qtbot.waitSignal(view.keep_asked):
        card.findChild(type(view.begin_button), "keep").click()
    assert "cut off" not in words_on(view)
    assert "i1" in view.drafts.rows


def test_of_two_cut_off_each_says_whose_it_is(qtbot):
    two = (replace(DRAFT, cut_off=True), replace(DRAFT, interview="i9", name="Ewan", cut_off=True))
    view = shown(qtbot, replace(DAY, drafts=two))
    cards = [view.cut_off.itemAt(at).widget() for at in range(2)]
    kind = type(view.begin_button)
    said = [card.findChild(kind, "carry_on").accessibleName() for card in cards]
    assert said == ["Carry on: Morag", "Carry on: Ewan"]
    assert cards[1].findChild(kind, "set_aside").accessibleName() == "Set aside: Ewan"


def test_two_of_one_person_that_were_cut_off_say_which_and_when_they_were_begun(qtbot):
    first = replace(DRAFT, cut_off=True, begun_utc="2026-06-01T09:00:00+00:00")
    second = replace(first, interview="i9", title="Support plan", begun_utc="2026-06-03T09:00:00+00:00")
    view = shown(qtbot, replace(DAY, drafts=(first, second)))
    cards = [view.cut_off.itemAt(at).widget() for at in range(2)]
    told = [card.findChild(QLabel, "begun").text() for card in cards]
    assert told[0].startswith("Review, begun 1 June 2026, ")
    assert told[1].startswith("Support plan, begun ")
    assert "June" not in told[1]
    said = [card.findChild(QPushButton, "carry_on").accessibleName() for card in cards]
    assert said == [f"Carry on: Morag, {one}" for one in told]


def test_what_is_left_of_a_round_that_was_cut_off_says_so(qtbot):
    made_up = replace(DRAFT, cut_off=True, name=say("show_round.name"))
    assert "Show me round”, and goes" in words_on(shown(qtbot, replace(DAY, drafts=(made_up,))))


def test_a_correction_that_was_cut_off_says_that_it_is_one_and_of_which_day(qtbot):
    cut = replace(DRAFT, cut_off=True)
    two = (cut, replace(cut, interview="i9", correcting=True, held_on="2026-05-04"))
    view = shown(qtbot, replace(DAY, drafts=two))
    cards = [view.cut_off.itemAt(at).widget() for at in range(2)]
    assert "Your conversation with Morag was cut off" in words_on(cards[0])
    assert "Your correction of the conversation with Morag on 4 May 2026 was cut off" in words_on(cards[1])
    kind = type(view.begin_button)
    for deed, words in (("carry_on", "Carry on"), ("keep", "Keep for later"), ("set_aside", "Set aside")):
        assert [card.findChild(kind, deed).accessibleName() for card in cards] == [
            f"{words}: Morag",
            f"{words}: Morag, correction of 4 May 2026",
        ]
    cards[1].findChild(kind, "keep").click()
    assert view.drafts.rows["i9"].buttons["carry_on"].accessibleName() == (
        "Carry on: Morag, correction of 4 May 2026"
    )


def test_every_line_leads_on(qtbot):
    view = shown(qtbot)
    for signal, deed, expected in (
        (view.carry_on_asked, view.drafts.rows["i1"].buttons["carry_on"], ["i1"]),
        (view.set_aside_asked, view.drafts.rows["i1"].buttons["set_aside"], ["i1"]),
        (view.begin_asked, view.reviews.rows["p2"].buttons["begin"], ["p2"]),
        (view.sheet_asked, view.sheets.rows["r1"].buttons["sheet"], ["r1"]),
        (view.correct_asked, view.finished.rows["r1"].buttons["correct"], ["r1"]),
        (view.sharing_asked, view.ready.rows["ready"].buttons["share"], []),
        (view.begin_asked, view.begin_button, [""]),
    ):
        with qtbot.waitSignal(signal) as told:
            deed.click()
        assert told.args == expected


def test_who_is_found_can_be_begun_with_unless_life_happened(qtbot):
    view = shown(qtbot)
    people = (
        FoundPerson(person="p1", name="Morag", about="user", group="older_people", last_on="2026-05-01"),
        FoundPerson(
            person="p5", name="Mairi", about="user", group="older_people", last_on="", life="has_died"
        ),
    )
    view.show_found(people, "m")
    assert "Last talked on 1 May 2026" in words_on(view)
    assert list(view.found.rows["p5"].buttons) == ["about"]
    view.show_found((), "zz")
    assert not view.none_found.isHidden()
    view.show_found((), "")
    assert view.none_found.isHidden()


def test_enter_in_the_search_begins_with_the_first_who_may_be_asked(qtbot):
    view = shown(qtbot)
    gone = FoundPerson(person="p8", name="Aileen", about="user", group="other", last_on="", life="has_died")
    morag = FoundPerson(person="p9", name="Morag", about="user", group="other", last_on="")
    with qtbot.assertNotEmitted(view.begin_asked):
        qtbot.keyClick(view.search, Qt.Key.Key_Return)  # nobody was looked for
    view.show_found((gone, morag), "a")
    with qtbot.waitSignal(view.begin_asked) as told:
        qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert told.args == ["p9"]
    view.show_found((gone,), "ai")
    with qtbot.assertNotEmitted(view.begin_asked):
        qtbot.keyClick(view.search, Qt.Key.Key_Return)


def test_escape_lets_the_search_go(qtbot):
    view = shown(qtbot)
    in_front(qtbot, view)
    view.search.setFocus()
    view.search.setText("Mor")
    with qtbot.waitSignal(view.search_typed) as told:
        qtbot.keyClick(view.search, Qt.Key.Key_Escape)
    assert told.args == [""]
    assert view.search.text() == ""


def test_a_note_waits_in_words_that_say_nothing(qtbot):
    view = TodayView()
    qtbot.addWidget(view)
    row = FollowUpRow(note="n1", begun_utc="2026-06-01T09:00:00+00:00")
    view.show_today(replace(DAY, drafts=(), reviews=(), sheets=(), finished=(), ready=0, follow_ups=(row,)))
    assert not view.follow_ups.isHidden()
    assert view.empty.isHidden()
    assert "Begun 1 June 2026" in words_on(view)
    for word in ("harm", "risk", "protection"):
        assert word not in words_on(view).lower()


def test_what_is_written_of_ones_own_work_stands_last_and_leads_on(qtbot):
    view = shown(qtbot)
    assert view.work.isHidden()
    tool = WorkTool(
        key="worker-experience/1.0.0",
        title="Your experience",
        opening="",
        about="practice",
        purpose="experience",
    )
    view.show_work((tool,), ())
    assert "Your own work" in words_on(view)
    with qtbot.waitSignal(view.work_asked) as told:
        view.work.rows[tool.key].buttons["write"].click()
    assert told.args == [tool.key, "write"]


def test_a_clock_that_stands_before_what_was_saved_is_told_and_else_nothing(qtbot):
    assert shown(qtbot).clock_behind.isHidden()
    view = shown(qtbot, replace(DAY, on="2025-06-01", saved_after="2026-06-01"))
    assert not view.clock_behind.isHidden()
    assert "1 June 2025" in view.clock_behind.text()
    assert "1 June 2026" in view.clock_behind.text()
