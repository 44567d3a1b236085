"""The post makes the key in the window, from first start, on a machine of its own."""

import pytest

from tests.kit.joined import workplace_in
from tests.kit.linked import linked_pair
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.first_start_flow import FirstStartFlow
from udset_desktop.project.link_file import open_link, parse_kept
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.standing import producer_of

both = pytest.fixture(linked_pair)


@pytest.fixture
def machine(qtbot, tmp_path):
    """The post's own machine, at first start, and what it is asked for: the places it chooses, in turn."""
    frame = FakeFrame(workplace_in(tmp_path / "posts-machine"))
    frame.targets = []
    frame.choose_target = lambda _title, _name, _kinds, chosen: chosen(frame.targets.pop(0))
    flow = entered(FirstStartFlow(frame))
    qtbot.addWidget(flow.view)
    flow.view.way_buttons["link_post"].click()
    return flow, frame


def chosen(machine, pack, words):
    flow, frame = machine
    page = flow.view.currentWidget()
    frame.file = pack.file
    page.pack_button.click()
    page.words.setText(words)
    return page


def test_the_key_is_made_and_its_words_are_told(machine, both, tmp_path):
    pack = write_pack(both.desk, tmp_path / "p.udsetpack")
    page = chosen(machine, pack, pack.code)
    assert page.pack_name.text() == "Machair conversations"
    machine[1].targets = [tmp_path / "key.txt", tmp_path / "key.udsetlink"]
    page.go_button.click()
    kept = parse_kept((tmp_path / "key.txt").read_bytes())
    assert page.told.code.text() == kept.code
    assert "sealed to 1 of them" in page.told.told.text()
    secret = producer_of(both.laptop.require_vault()).age.secret
    assert open_link((tmp_path / "key.udsetlink").read_bytes(), secret).key == kept.key
    assert kept.key.hex() not in words_on(page)
    assert not machine[1].workplace.home.folder.exists()

    page.how.buttons["again"].click()
    machine[1].file, machine[1].targets = tmp_path / "key.txt", [tmp_path / "again.udsetlink"]
    page.go_button.click()
    assert page.told.code.text() == kept.code
    assert open_link((tmp_path / "again.udsetlink").read_bytes(), secret).key == kept.key


def test_nothing_is_made_without_a_pack_or_with_other_words(machine, both, tmp_path):
    flow, frame = machine
    flow.view.currentWidget().go_button.click()
    assert "choose the pack first" in flow.view.currentWidget().trouble.text()
    pack = write_pack(both.desk, tmp_path / "p.udsetpack")
    page = chosen(machine, pack, "one two three four five six")
    frame.targets = [tmp_path / "key.txt", tmp_path / "key.udsetlink"]
    page.go_button.click()
    assert page.trouble.text()
    assert page.told.isHidden()
    assert not (tmp_path / "key.txt").exists()


def test_the_page_is_left_and_come_to_anew(machine, both, tmp_path):
    flow, _ = machine
    pack = write_pack(both.desk, tmp_path / "p.udsetpack")
    page = chosen(machine, pack, pack.code)
    page.left.emit()
    assert flow.view.currentIndex() == 0
    flow.view.way_buttons["link_post"].click()
    assert flow.view.currentWidget() is page
    assert (page.pack_name.text(), page.words.text()) == ("", "")
    page.go_button.click()
    assert "choose the pack first" in page.trouble.text()
