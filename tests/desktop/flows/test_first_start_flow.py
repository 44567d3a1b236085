import pytest

from tests.kit.joined import begun, workplace_in
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.first_start_flow import FirstStartFlow
from udset_desktop.usecases.projects import add_coordinator, write_pack


@pytest.fixture
def fresh(tmp_path):
    frame = FakeFrame(workplace_in(tmp_path / "new"))
    yield frame
    frame.workplace.close()


def test_trying_it_makes_a_training_laptop(qtbot, fresh):
    flow = entered(FirstStartFlow(fresh))
    qtbot.addWidget(flow.view)
    flow.view.way_buttons["try"].click()
    assert fresh.place == "today"
    assert fresh.workplace.is_training
    assert fresh.workplace.project.training
    assert fresh.is_open == 1


def test_a_project_is_joined_with_its_pack_and_six_words(qtbot, fresh, tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "machair.udsetpack")
    desk.close()
    fresh.file = pack.file
    flow = entered(FirstStartFlow(fresh))
    qtbot.addWidget(flow.view)
    flow.view.join_asked.emit("too early", "", "")
    assert flow.view.join_trouble.text()
    flow.view.way_buttons["join"].click()
    flow.view.pack_button.click()
    assert "Machair" in flow.view.pack_name.text()
    flow.view.join_asked.emit("six wrong words that nobody said", "", "")
    assert not flow.view.join_trouble.isHidden()
    assert fresh.is_open == 0
    flow.view.join_asked.emit(pack.code, "", "")
    assert fresh.is_open == 1
    assert flow.view.currentWidget() is flow.view.told
    flow.view.go_on.click()
    assert fresh.place == "today"


def test_another_coordinator_joins_and_is_told_where_the_card_really_lies(qtbot, fresh, tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "machair.udsetpack")
    flow = entered(FirstStartFlow(fresh))
    qtbot.addWidget(flow.view)
    flow.view.coordinate_asked.emit("too early", "")
    assert "choose the pack first" in flow.view.join_trouble.text()
    fresh.file = pack.file
    flow.view.way_buttons["join"].click()
    flow.view.pack_button.click()
    flow.view.coordinate_asked.emit("six wrong words that nobody said", "")
    assert not flow.view.join_trouble.isHidden()
    assert fresh.workplace.desk is None
    flow.view.coordinate_asked.emit(pack.code, "")
    assert fresh.is_open == 1
    name, where = flow.view.told_rows["card"][1].text().splitlines()
    assert where == f"It lies in {tmp_path}"
    code = flow.view.told_rows["words"][1].text()
    add_coordinator(desk, tmp_path / name, code)
    desk.close()
    flow.view.go_on.click()
    assert fresh.place == "project"


def test_a_project_is_begun_and_its_recovery_code_shown_once(qtbot, fresh):
    flow = entered(FirstStartFlow(fresh))
    qtbot.addWidget(flow.view)
    flow.view.way_buttons["begin"].click()
    flow.view.project_asked.emit("Machair conversations", "short")
    assert not flow.view.begin_trouble.isHidden()
    flow.view.project_asked.emit("Machair conversations", "heather and peat smoke at dawn")
    assert flow.view.told_rows["recovery_code"][1].text()
    flow.view.go_on.click()
    assert fresh.place == "project"
