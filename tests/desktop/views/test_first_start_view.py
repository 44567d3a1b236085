import pytest

from tests.kit.screen_states import choices
from tests.kit.windows import words_on
from udset_desktop.desktop.views.first_start_view import FirstStartView, Told


@pytest.fixture
def view(qtbot):
    made = FirstStartView()
    qtbot.addWidget(made)
    return made


def test_there_are_three_ways_to_begin(qtbot, view):
    with qtbot.waitSignal(view.try_asked):
        view.way_buttons["try"].click()
    view.way_buttons["join"].click()
    assert view.currentWidget() is view.join
    view.show_ways()
    view.way_buttons["begin"].click()
    assert view.currentWidget() is view.begin
    view.show_ways()
    view.way_buttons["put_back"].click()
    assert view.currentWidget() is view.put_back


def test_joining_takes_pack_words_and_a_passphrase_typed_twice(qtbot, view):
    with qtbot.waitSignal(view.pack_asked):
        view.pack_button.click()
    view.show_pack("Machair", choices(("council", "Council"), ("carers", "Carers centre")))
    assert not view.organisations.isHidden()
    view.organisations.choose("carers")
    view.words.setText("anchor birch candle dune ember fjord")
    view.join_secret.setText("heather and peat smoke")
    view.join_again.setText("heather and peat")
    with qtbot.assertNotEmitted(view.join_asked):
        view.join_button.click()
    assert not view.join_trouble.isHidden()
    view.join_again.setText("heather and peat smoke")
    with qtbot.waitSignal(view.join_asked) as told:
        view.join_button.click()
    assert told.args == ["anchor birch candle dune ember fjord", "heather and peat smoke", "carers"]


def test_another_coordinator_joins_with_the_same_pack_and_no_organisation(qtbot, view):
    view.way_buttons["join"].click()
    view.show_pack("Machair", choices(("council", "Council"), ("carers", "Carers centre")))
    view.roles.buttons["coordinates"].click()
    assert view.organisations.isHidden()
    view.words.setText("anchor birch candle dune ember fjord")
    for line in (view.join_secret, view.join_again):
        line.setText("heather and peat smoke")
    with qtbot.waitSignal(view.coordinate_asked) as told, qtbot.assertNotEmitted(view.join_asked):
        view.join_button.click()
    assert told.args == ["anchor birch candle dune ember fjord", "heather and peat smoke"]
    view.roles.buttons["talks"].click()
    assert not view.organisations.isHidden()


def test_beginning_takes_a_name_and_a_passphrase(qtbot, view):
    view.project_name.setText(" Machair ")
    view.begin_secret.setText("heather and peat smoke")
    with qtbot.assertNotEmitted(view.project_asked):
        view.begin_button.click()
    view.begin_again.setText("heather and peat smoke")
    with qtbot.waitSignal(view.project_asked) as told:
        view.begin_button.click()
    assert told.args == ["Machair", "heather and peat smoke"]


def test_what_is_shown_once_is_shown_whole(qtbot, view):
    view.show_told(Told(recovery_code="AAAA-BBBB", words="anchor birch"))
    said = words_on(view.told)
    assert "AAAA-BBBB" in said
    assert view.told_rows["card"][0].isHidden()
    with qtbot.waitSignal(view.went_on):
        view.go_on.click()


def test_nothing_can_be_asked_twice(view):
    view.show_busy(busy=True)
    assert not view.join_button.isEnabled()
    view.show_busy(busy=False)
    assert view.way_buttons["try"].isEnabled()
