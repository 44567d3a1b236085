from dataclasses import replace

import pytest

from tests.kit.joined import PROJECT_FILE, begun, joined, second_signer, workplace_in
from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.merging import merge_files
from udset_desktop.usecases.overseeing import at_desk, change_project, oversight
from udset_desktop.usecases.projects import (
    join_as_coordinator,
    new_root_key,
    revoke,
    write_pack,
)
from udset_desktop.usecases.standing import fall_behind
from udset_desktop.usecases.unlocking import lock


@pytest.fixture
def frame(river):
    return FakeFrame(river.desk)


def made(qtbot, frame):
    flow = entered(ProjectFlow(frame))
    qtbot.addWidget(flow.view)
    return flow


def test_the_page_shows_the_project_and_its_laptops(qtbot, frame, river):
    flow = made(qtbot, frame)
    said = words_on(flow.view)
    assert "Machair conversations" in said
    assert "Machair Council" in said
    assert "not heard yet" in said
    assert river.pack.code in said


def test_a_locked_desk_is_opened_first(qtbot, frame):
    lock(frame.workplace)
    made(qtbot, frame)
    assert frame.gone == [("unlock", {"desk": True})]


def test_a_pack_is_written_and_its_six_words_stand_there_to_tell(qtbot, frame, tmp_path):
    flow = made(qtbot, frame)
    assert "says less" in flow.view.laptops.pack_about.text()
    frame.file = tmp_path / "next.udsetpack"
    flow.view.laptops.pack_button.click()
    assert frame.file.exists()
    assert "Pack 2 is written" in flow.view.laptops.written.text()
    assert flow.view.laptops.words.text() == oversight(frame.workplace).code
    assert "It says what stands here now." in flow.view.laptops.pack_about.text()


@pytest.fixture
def behind(river, tmp_path):
    """The desk as a backup brings it back, which knows pack 1 as the newest; and pack 2, which is out."""
    newest = write_pack(river.desk, tmp_path / "out.udsetpack")
    vault = river.desk.require_desk().vault
    vault.save_setting("pack/number", 1)
    fall_behind(vault, "2026-05-04")
    return newest.file


def test_a_desk_put_back_from_a_backup_asks_for_the_newest_pack_before_it_writes_one(qtbot, frame, behind):
    laptops = made(qtbot, frame).view.laptops
    assert laptops.pack_button.isHidden()
    assert "from a backup of 4 May 2026" in laptops.pack_about.text()
    frame.file = behind
    laptops.newest_button.click()
    assert frame.told[-1].startswith("This desk knows pack 2 as the newest. Its pool is not here")
    assert (laptops.pack_button.isHidden(), laptops.newest_button.isHidden()) == (False, True)
    assert laptops.no_newer_button.isHidden()


def test_a_pack_that_a_colleague_wrote_beside_this_desks_is_taken_in(qtbot, river, tmp_path):
    second = second_signer(river, tmp_path)
    revoke(second, river.enrolled.laptop, last_number=0)
    theirs = write_pack(second, tmp_path / "theirs.udsetpack")
    write_pack(river.desk, tmp_path / "ours.udsetpack")
    second.close()
    frame = FakeFrame(river.desk)
    laptops = made(qtbot, frame).view.laptops
    frame.file = theirs.file
    laptops.newest_button.click()
    assert "1 trusted no longer" in frame.told[-1]
    assert [one.last_number for one in oversight(river.desk).laptops] == [0]
    assert laptops.pack_button.property("loud")


def test_what_a_colleagues_newer_pack_would_change_is_told_before_it_does(qtbot, river, tmp_path):
    second = second_signer(river, tmp_path)
    change_project(second, replace(second.require_settings(), threshold=7))
    theirs = write_pack(second, tmp_path / "theirs.udsetpack")
    second.close()
    frame = FakeFrame(river.desk)
    laptops = made(qtbot, frame).view.laptops
    frame.file, frame.answer_with = theirs.file, ("leave", "")
    laptops.newest_button.click()
    assert "smallest count" in frame.question.lead
    assert oversight(river.desk).pack_number == 2
    frame.answer_with = ("take", "")
    laptops.newest_button.click()
    seen = oversight(river.desk)
    assert (seen.pack_number, seen.project.threshold) == (3, 7)
    assert "a colleague wrote" in laptops.pack_about.text()


def test_that_no_newer_pack_is_out_is_said_on_a_second_thought(qtbot, frame, behind):
    laptops = made(qtbot, frame).view.laptops
    frame.answer_with = ("no", "")
    laptops.no_newer_button.click()
    assert not laptops.newest_button.isHidden()
    frame.answer_with = ("yes", "")
    laptops.no_newer_button.click()
    assert laptops.newest_button.isHidden()
    assert "pack 1" in frame.told[-1]


def test_a_newest_pack_that_a_new_root_has_signed_is_taken_with_its_six_words(qtbot, river, tmp_path):
    second = workplace_in(tmp_path / "second-home")
    join_as_coordinator(second, river.pack.file, river.pack.code, passphrase="")
    new_root_key(river.desk)
    newest = write_pack(river.desk, tmp_path / "new-root.udsetpack")
    fall_behind(second.require_desk().vault, "2026-05-04")
    frame = FakeFrame(second)
    laptops = made(qtbot, frame).view.laptops
    assert laptops.newest_words.isHidden()
    frame.file = newest.file
    laptops.newest_button.click()
    assert "six words" in laptops.newest_trouble.text()
    assert not laptops.newest_words.isHidden()
    laptops.newest_words.setText("one two three four five six")
    laptops.newest_words_button.click()
    assert "not the words of this file" in laptops.newest_trouble.text()
    laptops.newest_words.setText(newest.code)
    laptops.newest_words_button.click()
    assert oversight(second).behind_since == ""
    assert (laptops.newest_words.isHidden(), laptops.newest_trouble.isHidden()) == (True, True)
    second.close()


def test_a_pack_never_replaces_a_file_that_is_there(qtbot, frame, tmp_path):
    flow = made(qtbot, frame)
    frame.file = tmp_path / "there.udsetpack"
    frame.file.write_bytes(b"something else")
    flow.view.laptops.pack_button.click()
    assert frame.problems
    assert frame.file.read_bytes() == b"something else"


def test_a_card_is_trusted_only_with_its_own_six_words(qtbot, tmp_path):
    with_card = joined(tmp_path, believed=False)
    frame = FakeFrame(with_card.desk)
    flow = made(qtbot, frame)
    frame.file = with_card.enrolled.card
    flow.view.laptops.card_button.click()
    flow.view.laptops.card_words.setText("gull gull gull gull gull gull")
    flow.view.laptops.accept_button.click()
    assert "six words are not the words" in flow.view.laptops.accept_trouble.text()
    assert oversight(with_card.desk).laptops == ()
    flow.view.laptops.card_words.setText(with_card.enrolled.code)
    flow.view.laptops.accept_button.click()
    assert "is trusted from now on" in frame.told[-1]
    assert flow.view.laptops.accept_button.isHidden()
    assert list(flow.view.laptops.laptops.rows) == [with_card.enrolled.laptop]
    with_card.close()


def test_a_laptop_that_replaces_another_is_asked_for_it(qtbot, frame, river, tmp_path):
    flow = made(qtbot, frame)
    second = workplace_in(tmp_path / "second-home")
    enrolled = enrol(second, river.pack.file, river.pack.code, passphrase="", card=tmp_path)
    second.close()
    frame.file = enrolled.card
    flow.view.laptops.card_button.click()
    flow.view.laptops.replaces.choose(river.enrolled.laptop)
    flow.view.laptops.card_words.setText(enrolled.code)
    flow.view.laptops.accept_button.click()
    assert {one.laptop: one.replaces for one in flow.seen.laptops}[enrolled.laptop] == river.enrolled.laptop


def test_a_lost_laptop_is_revoked_after_a_second_thought(qtbot, frame, river):
    flow = made(qtbot, frame)
    flow.view.laptops.revoke_asked.emit(river.enrolled.laptop)
    assert oversight(frame.workplace).laptops[0].last_number is None
    frame.answer_with = ("yes", frame.question.filled)
    flow.view.laptops.revoke_asked.emit(river.enrolled.laptop)
    assert oversight(frame.workplace).laptops[0].last_number == 0
    assert "none of its bundles" in frame.told[-1]
    assert "Trusted no longer" in words_on(flow.view)
    assert "says less" in flow.view.laptops.pack_about.text()


@pytest.fixture
def heard(river, tmp_path):
    """A laptop of which one bundle came in."""
    finished_talk(river.laptop, "Agnes")
    [bundle] = write_bundles(river.laptop, tmp_path)
    merge_files(river.desk, require_pool(river.desk), [bundle.file])
    return river.enrolled.laptop


def test_the_last_bundle_that_came_in_stands_there_and_still_counts(qtbot, frame, heard):
    flow = made(qtbot, frame)
    frame.answer_with = ("no", "")
    flow.view.laptops.revoke_asked.emit(heard)
    assert frame.question.filled == "1"
    assert "Bundle 1 is the last that came in" in frame.question.lead
    frame.answer_with = ("yes", "1")
    flow.view.laptops.revoke_asked.emit(heard)
    assert "bundles up to number 1 still count" in frame.told[-1]
    assert oversight(frame.workplace).laptops[0].last_number == 1


def test_a_bundle_on_its_way_is_taken_when_its_number_is_told_and_words_are_no_number(qtbot, frame, heard):
    flow = made(qtbot, frame)
    for typed in ("the last one", "-1", "1.5", "9" * 20):
        frame.answer_with = ("yes", typed)
        flow.view.laptops.revoke_asked.emit(heard)
    assert frame.problems == ["project.number_wrong"] * 4
    assert oversight(frame.workplace).laptops[0].last_number is None
    frame.answer_with = ("yes", " 2 ")
    flow.view.laptops.revoke_asked.emit(heard)
    assert oversight(frame.workplace).laptops[0].last_number == 2


def test_changed_settings_are_kept_and_said_to_be(qtbot, frame):
    flow = made(qtbot, frame)
    settings = flow.view.settings
    settings.fields["localities"].add_button.click()
    line = settings.fields["localities"].lines[-1]
    qtbot.keyClicks(line["name"], "South end")
    qtbot.keyClicks(line["people"], "700")
    settings.keep_button.click()
    assert frame.commits == 1
    assert [one.code for one in at_desk(frame.workplace).project.localities] == ["north", "south_end"]
    assert not settings.is_changed
    assert frame.workplace.project == at_desk(frame.workplace).project


def test_settings_that_cannot_be_are_refused_with_their_sentences_and_stay_to_be_mended(qtbot, frame):
    flow = made(qtbot, frame)
    settings = flow.view.settings
    settings.numbers["threshold"].setText("1")
    settings.numbers["floor"].setText("0")
    settings.keep_button.setEnabled(True)
    settings.keep_button.click()
    assert settings.trouble.text().count("has to lie between") == 2
    assert settings.numbers["threshold"].text() == "1"
    assert at_desk(frame.workplace).project.threshold == 5
    assert frame.failures


def test_settings_are_taken_from_a_file(qtbot, frame, tmp_path):
    flow = made(qtbot, frame)
    frame.file = tmp_path / "other.toml"
    frame.file.write_text(PROJECT_FILE.replace("North end", "The north"), encoding="utf-8")
    flow.view.settings.file_button.click()
    assert flow.view.settings.fields["localities"].rows()[0]["name"] == "The north"
    frame.file.write_text("no toml [", encoding="utf-8")
    flow.view.settings.file_button.click()
    assert "can't be read as TOML" in flow.view.settings.trouble.text()


def test_a_laptop_in_the_same_home_goes_on_by_the_pack_it_took(qtbot, tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "one.udsetpack")
    enrol(desk, pack.file, pack.code, passphrase="")
    frame = FakeFrame(desk)
    flow = made(qtbot, frame)
    flow.view.settings.kept.emit(replace(flow.seen.project, threshold=9))
    assert flow.seen.project.threshold == 9
    assert desk.project.threshold == 5
    desk.close()
