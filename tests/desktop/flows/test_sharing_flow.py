from tests.kit.talks import finished_talk
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.sharing_flow import SharingFlow


def made(qtbot, frame):
    flow = entered(SharingFlow(frame))
    qtbot.addWidget(flow.view)
    return flow


def test_nothing_waits_on_a_new_laptop(qtbot, frame):
    flow = made(qtbot, frame)
    assert flow.view.lead.text() == "Nothing waits to be shared."
    assert not flow.view.write_button.isEnabled()


def test_what_leaves_is_shown_and_written_to_a_folder(qtbot, frame, tmp_path):
    for name in ("Agnes", "Isla"):
        finished_talk(frame.workplace, name)
    flow = made(qtbot, frame)
    said = words_on(flow.view)
    assert "2 conversations are ready to leave, anonymised." in said
    assert "fewer than five" in said
    assert "Agnes" not in said
    for words in ("The person", "Face to face", "Own care manager", "the first conversation", "Mostly"):
        assert words in said
    assert "Feeling safe: Do you feel safe, at home and when you are out?" in said
    for code in ("own_care_manager", "own care manager", "safe · rating", "face_to_face", "user-review"):
        assert code not in said
    frame.file = tmp_path
    flow.view.write_button.click()
    assert list(tmp_path.glob("*.udset"))
    assert not flow.view.written.isHidden()
    assert "Nothing waits" in flow.view.lead.text()


def test_a_folder_that_takes_nothing_is_said(qtbot, frame, tmp_path):
    finished_talk(frame.workplace, "Agnes")
    flow = made(qtbot, frame)
    frame.file = tmp_path / "not there"
    flow.view.write_button.click()
    assert frame.problems == ["foundation.no_folder"]
