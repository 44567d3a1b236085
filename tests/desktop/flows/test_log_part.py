"""The log in Settings, on a laptop and at a desk."""

from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.log_part import SHOWN_LINES
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.log_checking import check_log
from udset_desktop.usecases.unlocking import Which


def at(qtbot, workplace):
    frame = FakeFrame(workplace)
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow, frame


def test_the_newest_lines_come_first_and_only_so_many(qtbot, river):
    for number in range(1, SHOWN_LINES + 1):
        note_act(river.laptop.require_vault(), river.laptop.clock, Act.PACK_TAKEN, number=number)
    flow, _ = at(qtbot, river.laptop)
    card = flow.view.log
    assert len(card.rows.rows) == SHOWN_LINES
    assert f"Pack number {SHOWN_LINES} was taken." in flow.view.log.state.lines[0]
    assert not card.more.isHidden()
    assert card.trouble.isHidden()


def test_a_copy_lies_where_it_was_asked_for_with_its_signature(qtbot, river, tmp_path):
    flow, frame = at(qtbot, river.laptop)
    frame.file = tmp_path / "log.jsonl"
    flow.view.log.copy_button.click()
    assert (tmp_path / "log.jsonl.minisig").exists()
    assert "log.jsonl.minisig" in frame.told[-1]
    assert "handed out" in flow.view.log.state.lines[0][0]


def test_a_file_that_is_there_already_is_refused_in_words(qtbot, river, tmp_path):
    (tmp_path / "log.jsonl").write_text("mine")
    flow, frame = at(qtbot, river.laptop)
    frame.file = tmp_path / "log.jsonl"
    flow.view.log.copy_button.click()
    assert flow.view.log.trouble.text()
    assert len(frame.failures) == 1
    assert (tmp_path / "log.jsonl").read_text() == "mine"


def test_a_changed_line_is_told(qtbot, river):
    with river.laptop.require_vault().transaction() as connection:
        connection.exec_driver_sql("UPDATE audit SET what = 'unlocked' WHERE number = 1")
    flow, _ = at(qtbot, river.laptop)
    assert "from line 1 on" in flow.view.log.trouble.text()


def test_where_laptop_and_desk_are_open_each_log_is_shown_and_handed_out(qtbot, river, tmp_path):
    river.laptop.desk = river.desk.desk
    flow, frame = at(qtbot, river.laptop)
    card = flow.view.log
    assert not card.whose.isHidden()
    assert card.whose.code == "laptop"
    assert not any("was accepted" in done for done, _ in card.state.lines)
    card.whose.buttons["desk"].click()
    assert any("was accepted" in done for done, _ in card.state.lines)
    frame.file = tmp_path / "desk.jsonl"
    card.copy_button.click()
    assert check_log(frame.file, workplace=river.desk, which=Which.DESK).is_own
    flow.enter()
    assert card.whose.code == "laptop"
    river.laptop.desk = None


def test_one_log_is_no_choice(qtbot, river):
    for workplace in (river.laptop, river.desk):
        flow, _ = at(qtbot, workplace)
        assert flow.view.log.whose.isHidden()


def test_a_coordinator_sees_the_log_of_the_desk(qtbot, river):
    flow, _ = at(qtbot, river.desk)
    assert any("Laptop" in done for done, _ in flow.view.log.state.lines)
