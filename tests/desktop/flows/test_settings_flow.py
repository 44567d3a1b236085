from tests.kit.windows import entered
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE, speak
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
