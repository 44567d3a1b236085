from dataclasses import replace

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from tests.kit.talks import finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.sheet_flow import SheetFlow
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.usecases import people, sheet_copies, summarising
from udset_desktop.usecases.settings import Settings, save_settings


@pytest.fixture
def flow(qtbot, frame):
    made = SheetFlow(frame)
    qtbot.addWidget(made.view)
    return entered(made, record=finished_talk(frame.workplace))


def test_the_very_pages_are_shown(flow):
    assert flow.view.paper.sheets.count() >= 1
    assert flow.view.title.text() == "Morag's sheet"
    assert flow.view.waiting.isHidden()


def test_another_style_is_drawn_anew(flow):
    before = flow.view.paper.pages
    flow.view.styles.buttons["large"].click()
    assert flow.view.paper.pages[0] != before[0]
    flow.view.kinds.buttons["review"].click()
    assert flow.view.paper.pages


def test_what_became_of_it_is_kept(flow, frame):
    flow.view.states.buttons["to_post"].click()
    record = flow._record
    assert summarising.sheet_state(frame.workplace, record.id) == "owed"
    flow.view.post.buttons["yes"].click()
    assert summarising.sheet_state(frame.workplace, record.id) == "to_post"
    assert people.load_person(frame.workplace, record.person).post == "yes"
    assert frame.commits == 1


def test_the_discreet_key_leads_to_the_follow_up_of_this_conversation_and_back(flow, frame):
    flow.view.follow_up_button.click()
    record = flow._record
    place, handed = frame.gone[-1]
    assert (place, handed["interview"], handed["about"]) == ("follow_up", record.interview, "Morag")
    assert handed["came_from"] == CameFrom(place="sheet", handed={"record_id": record.id})


def test_safe_to_leave_here_is_not_safe_to_post(flow, frame):
    flow.view.safe.buttons["yes"].click()
    flow.view.states.buttons["to_post"].click()
    flow.view.post.buttons["no"].click()
    assert frame.failures == ["usecases.not_safe_to_post"]
    assert people.load_person(frame.workplace, flow._record.person).post == "no"
    assert summarising.sheet_state(frame.workplace, flow._record.id) == "owed"
    assert flow.view.states.codes == ()


def test_a_saved_copy_is_said_to_be_unprotected(flow, frame, tmp_path):
    frame.file = tmp_path / "sheet.pdf"
    flow.view.safe.buttons["yes"].click()
    flow.view.save_asked.emit("")
    assert not flow.view.save_button.isEnabled()  # the next copy is asked about anew
    assert frame.file.read_bytes().startswith(b"%PDF")
    assert frame.told
    flow.view.left.emit()
    assert frame.place == "today"


def test_a_sheet_from_todays_list_is_found_by_its_id(qtbot, frame):
    record = finished_talk(frame.workplace, "Agnes")
    flow = entered(SheetFlow(frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    assert flow.view.title.text() == "Agnes's sheet"


def style_of(qtbot, frame, record):
    flow = entered(SheetFlow(frame), record=record)
    qtbot.addWidget(flow.view)
    return flow.view.styles.code


def test_the_size_that_suits_the_person_opens_the_next_time(qtbot, frame, flow):
    flow.view.styles.buttons["large"].click()
    assert people.load_person(frame.workplace, flow._record.person).sheet == "large"
    save_settings(frame.workplace, Settings(sheet_style="plain"))
    assert style_of(qtbot, frame, flow._record) == "large"


def test_the_users_own_size_opens_where_nobody_asked_for_another(qtbot, frame):
    save_settings(frame.workplace, Settings(sheet_style="plain"))
    assert style_of(qtbot, frame, finished_talk(frame.workplace, "Agnes")) == "plain"


def test_printing_asks_the_system_first_and_is_logged_after(qtbot, frame, flow, tmp_path):
    flow.view.safe.buttons["yes"].click()
    flow.view.ask_print()
    dialog = next(iter(flow.view.findChildren(QPrintDialog)))
    assert dialog.isVisible()
    assert dialog.isModal()  # the system's own window; it runs no loop of ours
    assert "Morag" not in flow.printing.printer.docName()
    flow.printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    flow.printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(flow.printing.printer)
    dialog.done(0)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert frame.told == ["Sent to the printer."]
    assert not flow.view.print_button.isEnabled()  # the next print is asked about anew
    log = frame.workplace.require_vault().load_events()
    assert [event.what for event in log][-1] == "sheet_printed"


def test_a_paper_changed_while_it_was_laid_out_is_not_printed(flow):
    flow.view.safe.buttons["yes"].click()
    before = flow._shown
    flow.view.styles.buttons["large"].click()
    flow._on_ready_to_print((), before)
    assert not list(flow.view.findChildren(QPrintDialog))
    assert not flow.view.print_button.isEnabled()


def test_a_copy_as_text_is_written_and_said_to_be_unprotected(flow, frame, tmp_path):
    frame.file = tmp_path / "sheet.txt"
    flow.view.safe.buttons["yes"].click()
    flow.view.copy_asked.emit("text")
    assert "Morag, this is your sheet" in frame.file.read_text(encoding="utf-8")
    assert "sheet.txt" in frame.told[-1]
    assert not flow.view.save_button.isEnabled()  # the next copy is asked about anew


def test_a_copy_as_sound_is_long_work_that_ends(flow, frame, tmp_path):
    if sheet_copies.voice_for(flow._record) is None:
        pytest.skip("no voice on this machine")
    frame.file = tmp_path / "sheet.wav"
    assert not flow.view.copies.buttons["sound"].isHidden()
    flow.view.copy_asked.emit("sound")
    assert frame.file.read_bytes()[:4] == b"RIFF"
    assert frame.busy_shown == 0
    assert "sheet.wav" in frame.told[-1]


def test_the_sheet_can_speak_another_language_than_the_talk(qtbot, frame):
    frame.workplace.language = PSEUDO_LANGUAGE
    made = SheetFlow(frame)
    qtbot.addWidget(made.view)
    record = replace(finished_talk(frame.workplace), language="en")
    flow = entered(made, record=record)
    assert flow.view.languages.code == "en"
    before = flow.view.paper.pages
    flow.view.languages.buttons[PSEUDO_LANGUAGE].click()
    assert flow.view.paper.pages != before
    assert not flow.view.print_button.isEnabled()  # another paper: whether it may be left is asked again


def test_what_is_saved_as_text_and_sound_speaks_the_language_in_front(qtbot, frame, tmp_path):
    frame.workplace.language = PSEUDO_LANGUAGE
    made = SheetFlow(frame)
    qtbot.addWidget(made.view)
    record = replace(finished_talk(frame.workplace), language="en")
    flow = entered(made, record=record)
    spoken = ["text", *(["sound"] if sheet_copies.voice_for(record, PSEUDO_LANGUAGE) else [])]
    for language in ("en", PSEUDO_LANGUAGE):
        flow.view.languages.buttons[language].click()
        for what in spoken:
            frame.file = tmp_path / f"{language}.{what}"
            flow.view.copy_asked.emit(what)
    assert "Morag, this is your sheet" in (tmp_path / "en.text").read_text(encoding="utf-8")
    assert (tmp_path / f"{PSEUDO_LANGUAGE}.text").read_text(encoding="utf-8").startswith("[")
    if "sound" in spoken:
        sizes = [(tmp_path / f"{one}.sound").stat().st_size for one in ("en", PSEUDO_LANGUAGE)]
        assert sizes[1] > sizes[0]  # the made-up language is longer


def test_one_language_is_nothing_to_ask(flow):
    assert flow.view.languages.isHidden()


def test_a_kept_summary_comes_up_as_its_paper(qtbot, tool_frame):
    record = finished_talk(tool_frame.workplace)
    flow = entered(SheetFlow(tool_frame), record_id=record.id, kind="summary")
    qtbot.addWidget(flow.view)
    assert flow.view.kinds.codes == ("summary",)
    assert flow.view.paper.pages
