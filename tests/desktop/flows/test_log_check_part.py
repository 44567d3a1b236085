"""A copy of a log checked in Settings, at the laptop it came from and at the desk."""

import pytest

from tests.kit.acted import acted
from tests.kit.joined import begun
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.log_check_part import PAGE_LINES
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.usecases.auditing import write_log
from udset_desktop.usecases.unlocking import Which


@pytest.fixture
def copy(river, tmp_path):
    acted(river.laptop, 3)
    return write_log(river.laptop, tmp_path / "log.jsonl")


def at(qtbot, workplace):
    frame = FakeFrame(workplace)
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow.view.log, frame, flow


def checked(card, frame, file):
    frame.file = file
    card.check_button.click()
    return words_on(card.answer)


def test_at_home_a_copy_tells_that_the_log_is_the_same_one_gone_on(qtbot, river, copy):
    acted(river.laptop, 2)
    card, frame, flow = at(qtbot, river.laptop)
    assert card.answer.isHidden()
    told = checked(card, frame, copy.file)
    assert f"Lines: {copy.lines}, up to 1 June 2026." in told
    assert f"Laptop {spaced(river.enrolled.laptop)} signed it." in told
    assert "The log here is the same one, gone on. Lines that came after: 2." in told
    assert card.answer.earlier_button.isHidden()
    assert f"Lines 1 to {copy.lines} of {copy.lines}" in told
    assert card.answer.pager.isHidden()
    flow.enter()
    assert card.answer.isHidden()


def test_a_log_written_anew_is_found_out_beside_the_copy(qtbot, river, copy):
    with river.laptop.require_vault().transaction() as connection:
        connection.exec_driver_sql(f"UPDATE audit SET chain = 'f' WHERE number = {copy.lines - 1}")
    card, frame, _ = at(qtbot, river.laptop)
    told = checked(card, frame, copy.file)
    assert f"another from line {copy.lines - 1} on" in told
    assert card.answer.key.isHidden()
    assert frame.gone == []


def test_at_the_desk_a_laptop_s_copy_is_read_and_held_against_an_earlier_one(qtbot, river, copy, tmp_path):
    acted(river.laptop, 10)
    later = write_log(river.laptop, tmp_path / "later.jsonl")
    card, frame, _ = at(qtbot, river.desk)
    told = checked(card, frame, later.file)
    assert f"Laptop {spaced(river.enrolled.laptop)} signed it." in told
    assert "hold it against an earlier copy" in told
    assert f"Lines {later.lines - 11} to {later.lines} of {later.lines}" in told
    assert "This log was handed out. Lines before that: " in told
    frame.file = copy.file
    card.answer.earlier_button.click()
    assert "the same log as the earlier copy, gone on. Lines that came after: 11." in words_on(card.answer)
    assert card.answer.earlier_button.isHidden()

    checked(card, frame, copy.file)
    frame.file = later.file
    card.answer.earlier_button.click()
    assert "This is not the log that was handed out, gone on" in words_on(card.answer)


def test_every_line_of_a_copy_can_be_read_page_by_page_with_its_number(qtbot, river, tmp_path):
    acted(river.laptop, 30)
    copy = write_log(river.laptop, tmp_path / "log.jsonl")
    card, frame, flow = at(qtbot, river.desk)
    checked(card, frame, copy.file)
    answer = card.answer
    read, pages = [], 1
    while True:
        read += [
            number for number in range(1, copy.lines + 1) if f"Line {number}, 1 June" in words_on(answer)
        ]
        if not answer.older_button.isEnabled():
            break
        answer.older_button.click()
        pages += 1
    assert sorted(read) == list(range(1, copy.lines + 1))
    assert pages == -(-copy.lines // PAGE_LINES)
    assert answer.place.text().startswith("Lines 1 to ")
    answer.turned.emit(1)  # there are none beyond
    assert answer.place.text().startswith("Lines 1 to ")
    while answer.newer_button.isEnabled():
        answer.newer_button.click()
    assert answer.place.text() == f"Lines {copy.lines - 11} to {copy.lines} of {copy.lines}"
    flow.enter()
    answer.turned.emit(1)
    assert answer.rows.isHidden()


def test_a_copy_that_is_refused_leaves_no_lines_of_the_one_before(qtbot, river, copy, tmp_path):
    card, frame, _ = at(qtbot, river.desk)
    checked(card, frame, copy.file)
    assert not card.answer.rows.isHidden()
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_bytes(copy.file.read_bytes() + b"more")
    spoilt.with_name("spoilt.jsonl.minisig").write_bytes(copy.signature.read_bytes())
    checked(card, frame, spoilt)
    assert card.answer.rows.isHidden()
    assert card.answer.place.isHidden()
    card.answer.turned.emit(1)
    assert card.answer.rows.isHidden()


def test_a_stranger_s_copy_is_checked_with_the_key_that_they_tell(qtbot, copy, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    stranger = begun(tmp_path / "elsewhere")
    card, frame, _ = at(qtbot, stranger)
    told = checked(card, frame, copy.file)
    assert "of nobody this project knows" in told
    card.answer.key.setText("no key at all")
    card.answer.key_button.click()
    assert "of nobody this project knows" in words_on(card.answer)
    card.answer.key.setText(copy.public)
    card.answer.key_button.click()
    assert "Whoever has this key signed it." in words_on(card.answer)
    assert "hold it against an earlier copy" in words_on(card.answer)
    stranger.close()


def test_a_clock_that_was_set_back_is_told_with_its_lines(qtbot, river, tmp_path):
    river.laptop.clock.advance(-7200)
    acted(river.laptop, 1)
    copy = write_log(river.laptop, tmp_path / "log.jsonl")
    card, frame, _ = at(qtbot, river.laptop)
    assert f"Their numbers: {copy.lines - 1}" in checked(card, frame, copy.file)


def test_whoever_hands_a_copy_out_is_told_the_key_that_checks_it(qtbot, river, tmp_path):
    card, frame, _ = at(qtbot, river.laptop)
    frame.file = tmp_path / "log.jsonl"
    card.copy_button.click()
    later = write_log(river.laptop, tmp_path / "later.jsonl")
    assert later.public in card.answer.told.text()


def test_where_laptop_and_desk_are_open_both_know_who_could_have_signed(qtbot, river, tmp_path):
    """A laptop of its own beside the desk: the desk's log is the desk's, and is held against the log there."""
    written = write_log(river.desk, tmp_path / "desk.jsonl", Which.DESK)
    river.laptop.desk = river.desk.desk
    card, frame, _ = at(qtbot, river.laptop)
    told = checked(card, frame, written.file)
    river.laptop.desk = None
    assert "A coordinator signed it." in told
    assert "The log here is the same one, gone on. Lines that came after: 0." in told
