import os
from datetime import UTC, datetime

from tests.kit.joined import PASSPHRASE
from tests.kit.real_homes import OWN, both_at_one_desk
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE, speak
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.settings import load_settings


def made(qtbot, frame):
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow


def test_a_choice_takes_effect_at_once_and_is_kept(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.theme_chosen.emit("contrast")
    flow.view.percent_chosen.emit(150)
    assert frame.dressed == [("contrast", 100), ("contrast", 150)]
    settings = load_settings(frame.workplace)
    assert (settings.look, settings.text_size) == ("contrast", 150)
    assert frame.commits == 2


def test_the_cover_keeps_to_the_projects_bounds(qtbot, frame):
    flow = made(qtbot, frame)
    most = frame.workplace.project.cover_minutes
    assert max(flow.view.state.cover_choices) == most
    flow.view.cover_chosen.emit(1)
    assert load_settings(frame.workplace).cover_minutes == 1


def test_a_training_laptop_refuses_another_passphrase_in_words(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.passphrase_asked.emit("a", "b")
    assert not flow.view.trouble.isHidden()


def test_nothing_is_asked_where_there_is_one_language(qtbot, frame):
    flow = made(qtbot, frame)
    assert flow.view.languages.parentWidget().isHidden()


def test_another_language_is_kept_and_the_window_told(qtbot, frame):
    speak(PSEUDO_LANGUAGE)
    try:
        flow = made(qtbot, frame)
        assert not flow.view.languages.parentWidget().isHidden()
        flow.view.language_chosen.emit("en")
    finally:
        speak(BASE_LANGUAGE)
    assert frame.spoken == ["en"]
    assert load_settings(frame.workplace).language == "en"


def test_a_copy_from_before_an_update_is_told_with_its_place_and_its_last_day(qtbot, frame):
    copy = frame.workplace.vault_folder / "vault.db.before-3"
    copy.write_bytes(b"x")
    made_s = datetime(2026, 5, 30, tzinfo=UTC).timestamp()
    os.utime(copy, (made_s, made_s))
    flow = made(qtbot, frame)
    assert flow.view.copies.text() == f"{copy} goes when the program is opened on 6 June 2026 or later."


def test_quiet_questions_can_be_turned_off(qtbot, frame):
    flow = made(qtbot, frame)
    assert flow.view.state.asides
    flow.view.asides_chosen.emit(False)  # noqa: FBT003
    assert not load_settings(frame.workplace).asides
    assert not flow.view.state.asides


def test_of_two_vaults_the_passphrase_of_the_one_chosen_is_changed(qtbot, tmp_path):
    made = both_at_one_desk(tmp_path)
    flow = entered(SettingsFlow(FakeFrame(made.desk)))
    qtbot.addWidget(flow.view)
    view = flow.view
    view.whose.buttons["desk"].click()
    view.passphrase_asked.emit(PASSPHRASE, "seal on the skerry")
    assert "in force" in view.trouble.text()
    view.whose.buttons["laptop"].click()
    assert view.trouble.isHidden()
    unlocking.lock(made.desk)
    unlocking.unlock(made.desk, OWN)
    unlocking.unlock(made.desk, "seal on the skerry", unlocking.Which.DESK)
    made.close()
