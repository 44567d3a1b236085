from tests.kit.joined import joined
from tests.kit.linked import LINKED
from tests.kit.talks import finished_talk
from tests.kit.tools import EXPERIENCES, written_note
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.desktop.look.words import has_words, say
from udset_desktop.usecases.leaving_fields import NAMES, OPAQUE


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


def test_every_conversation_can_be_looked_at_before_it_leaves(qtbot, frame):
    for name in ("Agnes", "Isla"):
        finished_talk(frame.workplace, name)
    flow = made(qtbot, frame)
    view = flow.view
    assert view.place.text() == "1 of 2"
    assert (view.back_button.isEnabled(), view.next_button.isEnabled()) == (False, True)
    first = dict(view.state.example)["A number of the record, drawn by lot"]
    view.next_button.click()
    assert view.place.text() == "2 of 2"
    assert (view.back_button.isEnabled(), view.next_button.isEnabled()) == (True, False)
    assert dict(view.state.example)["A number of the record, drawn by lot"] != first
    view.turned.emit(1)
    assert view.place.text() == "2 of 2"
    view.back_button.click()
    assert dict(view.state.example)["A number of the record, drawn by lot"] == first


def test_who_stands_alone_is_pointed_at_and_what_is_done_about_it_is_said(qtbot, frame):
    finished_talk(frame.workplace, "Agnes")
    shown = made(qtbot, frame).view.state
    assert say("sharing.coarse") in shown.cautions
    assert shown.example[0][0] == say("sharing.lone")
    finished_talk(frame.workplace, "Isla")
    shown = made(qtbot, frame).view.state
    assert say("sharing.coarse") not in shown.cautions
    assert say("sharing.lone") not in dict(shown.example)


def test_one_conversation_needs_no_turning(qtbot, frame):
    finished_talk(frame.workplace, "Agnes")
    flow = made(qtbot, frame)
    view = flow.view
    assert view.place.text() == "1 of 1"
    assert view.next_button.isHidden()


def test_every_field_that_leaves_is_named_and_has_a_row(qtbot, frame):
    finished_talk(frame.workplace, "Agnes")
    shown = made(qtbot, frame).view.state
    names = {say(f"sharing.field.{name}") for name in NAMES.values()}
    assert {name for name, _ in shown.fields} == names
    assert {name for name, _ in shown.example} >= names
    assert all(has_words(f"sharing.counted.{name}") for name in OPAQUE)


def test_offers_that_go_along_are_said(qtbot, frame):
    frame.workplace.require_vault().save_offer("third_party", "2026-Q2", "said_no")
    finished_talk(frame.workplace, "Agnes")
    assert "offered (2 in all)" in words_on(made(qtbot, frame).view)


def test_what_a_worker_sends_is_shown_before_it_leaves(qtbot, tool_frame, tmp_path):
    note = written_note(tool_frame.workplace, EXPERIENCES[0], leaves=True)
    flow = made(qtbot, tool_frame)
    said = words_on(flow.view)
    assert "What was said about using the tool would leave." in said
    assert f"2026 Q2, number {note.id}" in said
    assert "written at" not in said
    tool_frame.file = tmp_path
    flow.view.write_button.click()
    assert list(tmp_path.glob("*.udset"))
    assert flow.view.own.isHidden()


def test_beside_conversations_what_a_worker_sends_is_said_to_go_too(qtbot, tool_frame):
    finished_talk(tool_frame.workplace)
    written_note(tool_frame.workplace, EXPERIENCES[0], leaves=True)
    flow = made(qtbot, tool_frame)
    assert any("about using the tool (1 in all)" in line for line in flow.view.state.cautions)
    assert not flow.view.own.isHidden()


def test_where_a_key_joins_visits_it_says_who_may_read_them(qtbot, tmp_path):
    both = joined(tmp_path, LINKED)
    finished_talk(both.laptop, "Agnes")
    flow = made(qtbot, FakeFrame(both.laptop))
    assert "Who may read records that a key joins: Analyst, Lead officer." in words_on(flow.view)
    both.close()
