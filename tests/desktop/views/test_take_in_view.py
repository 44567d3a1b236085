from tests.kit.windows import words_on
from udset_desktop.desktop.views.fork_cards import DifferenceShown, ForkShown, SideShown
from udset_desktop.desktop.views.take_in_view import (
    FileShown,
    MergeShown,
    PlanShown,
    PoolShown,
    TakeInView,
)

FORK = ForkShown(
    lead="They differ in one thing.",
    sides=(SideShown(key="r d", name="Version 2, from laptop 00aa"), SideShown(key="r e", name="Version 1")),
    differences=(DifferenceShown(asked="Feeling safe", told=("Yes", "No")),),
)
FILES = (
    FileShown(key="/s/a.udset", name="a.udset", about="Bundle 1 of laptop 00aa: 3 new"),
    FileShown(key="/s/b.udset", name="b.udset", about="Refused. It is damaged.", refused=True),
)
PLANNED = PlanShown(state="planned", files=FILES, lead="Nothing is changed yet", about="3 new", may_take=True)


def made(qtbot):
    view = TakeInView()
    qtbot.addWidget(view)
    view.show()
    return view


def test_an_empty_page_asks_for_bundles_and_nothing_else(qtbot):
    view = made(qtbot)
    assert "Drop bundles here" in words_on(view)
    assert not view.plan_card.isVisible()
    with qtbot.waitSignal(view.choose_asked):
        view.choose_button.click()


def test_a_plan_shows_each_file_and_asks_before_it_takes(qtbot):
    view = made(qtbot)
    view.show_plan(PLANNED)
    said = words_on(view)
    for words in ("a.udset", "3 new", "Refused. It is damaged.", "Nothing is changed yet"):
        assert words in said
    assert "Drop bundles here" not in said
    with qtbot.waitSignal(view.take_asked):
        view.take_button.click()
    with qtbot.waitSignal(view.leave_out_asked) as left:
        view.files.rows["/s/b.udset"].buttons["leave_out"].click()
    assert left.args == ["/s/b.udset"]
    with qtbot.waitSignal(view.put_away_asked):
        view.put_away_button.click()


def test_a_plan_of_refused_files_cannot_be_taken(qtbot):
    view = made(qtbot)
    view.show_plan(PlanShown(state="planned", files=FILES[1:], lead="No bundle can be taken in"))
    assert not view.take_button.isEnabled()


def test_after_taking_in_the_page_says_what_came_and_offers_no_second_time(qtbot):
    view = made(qtbot)
    view.show_plan(PLANNED)
    view.show_plan(PlanShown(state="done", files=FILES[:1], lead="Taken in", about="A receipt lies in /s."))
    assert not view.take_button.isVisible()
    assert view.put_away_button.text() == "Done"
    assert "A receipt lies in /s." in words_on(view)


def test_busy_hands_cannot_ask_twice_and_then_can_again(qtbot):
    view = made(qtbot)
    view.show_plan(PLANNED)
    view.show_busy(busy=True)
    assert not view.take_button.isEnabled()
    assert not view.forks.isEnabled()
    view.show_busy(busy=False)
    assert view.take_button.isEnabled()
    assert view.forks.isEnabled()


def test_what_came_in_can_be_set_aside_once(qtbot):
    view = made(qtbot)
    view.show_pool(
        PoolShown(
            lead="3 conversations are in, from one laptop.",
            place="The pool lies at /p.",
            waiting=("2: It waits for its hand-over.",),
            forks=(FORK,),
            merges=(
                MergeShown(key="2", name="Bundle 2", about="3 new", may_set_aside=True),
                MergeShown(key="1", name="Bundle 1", about="set aside", may_set_aside=False),
            ),
        )
    )
    assert "2: It waits for its hand-over." in words_on(view)
    assert view.merges.rows["1"].buttons == {}
    with qtbot.waitSignal(view.set_aside_asked) as asked:
        view.merges.rows["2"].buttons["set_aside"].click()
    assert asked.args == ["2"]
    with qtbot.waitSignal(view.keep_asked) as kept:
        view.forks.keep_buttons["r d"].click()
    assert kept.args == ["r d"]


def test_words_whose_time_is_over_stand_on_a_card_of_their_own_and_ask_to_be_let_go(qtbot):
    view = made(qtbot)
    assert not view.over.isVisible()
    view.show_pool(PoolShown(lead="One is in.", over=("3 texts are due to go.", "Figures stay.")))
    assert "3 texts are due to go." in words_on(view)
    with qtbot.waitSignal(view.let_go_asked):
        view.let_go_button.click()
    view.show_busy(busy=True)
    assert not view.let_go_button.isEnabled()
    view.show_busy(busy=False)
    view.show_pool(PoolShown(lead="One is in."))
    assert not view.over.isVisible()


def test_a_late_file_is_vouched_for_before_and_after_it_was_taken_in(qtbot):
    view = made(qtbot)
    late = FileShown(key="/s/c.udset", name="c.udset", about="Refused. Late.", refused=True, late="00aa 1")
    for state, deeds in (("planned", ["vouch", "leave_out"]), ("done", ["vouch"])):
        view.show_plan(PlanShown(state=state, files=(late,), lead="Nothing"))
        assert list(view.files.rows["/s/c.udset"].buttons) == deeds
        with qtbot.waitSignal(view.vouch_asked) as told:
            view.files.rows["/s/c.udset"].buttons["vouch"].click()
        assert told.args == ["/s/c.udset"]
