"""A backup put back at first start, on a computer that has nothing."""

import pytest

from tests.kit.bundles import record
from tests.kit.joined import PASSPHRASE, put_on_file, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.first_start_flow import FirstStartFlow
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.recovering import answer_recovery
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state

NEW = "seal on the skerry"


@pytest.fixture
def real(tmp_path):
    made = real_river(tmp_path)
    put_on_file(made.laptop, record(1))
    yield made
    made.close()


@pytest.fixture
def started(qtbot, tmp_path):
    """First start on another computer, and its frame."""
    workplace = workplace_in(tmp_path / "other-home")
    frame = FakeFrame(workplace)
    flow = entered(FirstStartFlow(frame))
    qtbot.addWidget(flow.view)
    flow.view.way_buttons["put_back"].click()
    yield flow, frame
    workplace.close()


def test_a_laptop_comes_back_and_its_new_card_and_words_are_told(real, started, tmp_path):
    flow, frame = started
    page = flow.view.put_back
    page.go_button.click()
    assert "choose the backup first" in page.trouble.text()
    frame.file = back_up(real.laptop, tmp_path).file
    page.file_button.click()
    page.secret.setText("three wrong guesses in a row")
    page.go_button.click()
    assert not page.trouble.isHidden()
    assert vault_state(frame.workplace) is VaultState.NONE

    page.secret.setText(PASSPHRASE)
    page.go_button.click()

    assert len(frame.workplace.require_vault().load_records()) == 1
    assert flow.view.currentWidget() is flow.view.told
    assert "udsetcard" in flow.view.told_rows["card"][1].text()
    flow.view.go_on.click()
    assert frame.gone[-1][0] == "today"


def test_with_both_lost_the_organisation_puts_it_back(real, started, tmp_path):
    flow, frame = started
    page, request, answer = flow.view.put_back, tmp_path / "request", tmp_path / "answer"
    assert page.lost.isHidden()
    page.lost_button.click()
    typed(page.help, NEW)
    page.help.ask_button.click()
    assert "choose the backup first" in page.help.trouble.text()
    frame.file = back_up(real.laptop, tmp_path).file
    page.file_button.click()

    frame.file = request
    typed(page.help, NEW)
    page.help.ask_button.click()
    words = page.help.words.text()
    assert len(words.split()) == 6
    answer_recovery(request, real.key_file, words, answer)
    frame.file = answer
    typed(page.help, "another one than at asking")
    page.help.take_button.click()
    assert "not the passphrase chosen" in page.help.trouble.text()
    typed(page.help, NEW)
    page.help.take_button.click()

    assert len(frame.workplace.require_vault().load_records()) == 1
    rows = flow.view.told_rows
    assert flow.view.currentWidget() is flow.view.told
    assert len(rows["recovery_code"][1].text().replace("-", "")) == 28
    assert len(rows["words"][1].text().split()) == 6


def typed(help_, passphrase):
    help_.passphrase.new.setText(passphrase)
    help_.passphrase.again.setText(passphrase)


def test_a_desk_comes_back_and_goes_on_at_its_project(real, started, tmp_path):
    flow, frame = started
    frame.file = back_up(real.desk, tmp_path, Which.DESK).file
    flow.view.put_back.file_button.click()
    flow.view.put_back.secret.setText(PASSPHRASE)
    flow.view.put_back.go_button.click()
    assert vault_state(frame.workplace, Which.DESK) is VaultState.OPEN
    assert frame.gone[-1][0] == "project"
