import pytest

from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.measures_flow import Asked, MeasuresFlow
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import keep_pool, require_pool
from udset_desktop.usecases.merging import PoolAddress, merge_files


@pytest.fixture
def frame(river):
    return FakeFrame(river.desk)


@pytest.fixture
def counted(river, tmp_path):
    """Twelve conversations of one quarter, in the pool."""
    for number in range(12):
        finished_talk(river.laptop, f"Person {number}")
    files = [one.file for one in write_bundles(river.laptop, tmp_path)]
    merge_files(river.desk, require_pool(river.desk), files)
    return river


def made(qtbot, frame):
    flow = entered(MeasuresFlow(frame))
    qtbot.addWidget(flow.view)
    return flow


def test_before_anything_came_in_the_page_leads_to_take_in(qtbot, frame):
    flow = made(qtbot, frame)
    assert "no conversations to count yet" in words_on(flow.view)
    flow.view.take_in_button.click()
    assert frame.place == "take_in"
    require_pool(frame.workplace)
    assert "no conversations to count yet" in words_on(made(qtbot, frame).view)


def test_the_four_measures_are_shown(qtbot, frame, counted):
    flow = made(qtbot, frame)
    assert [one.name for one in flow.view.state.measures] == [
        "Users feeling safe",
        "Users and carers satisfied with involvement in the design of their care package",
        "Users satisfied with opportunities for social interaction",
        "Carers supported and capable to continue in their role",
    ]
    assert flow.view.state.quarters == ("2026-Q2",)
    assert "Machair conversations" in flow.view.lead.text()


def test_a_breakdown_and_a_window_are_counted_anew(qtbot, frame, counted):
    flow = made(qtbot, frame)
    flow.view.breakdown.buttons["group"].click()
    assert flow.asked == Asked(by="group")
    assert "Older people" in words_on(flow.view)
    flow.view.window_chosen.emit("2026-Q2", "2026-Q2")
    assert flow.asked == Asked(by="group", first="2026-Q2", last="2026-Q2")
    assert "2026 Q2" in flow.view.lead.text()


def test_a_window_backwards_is_said_and_the_page_stays_as_it_was(qtbot, frame, counted):
    flow = made(qtbot, frame)
    before = flow.view.state
    flow.view.window_chosen.emit("2026-Q3", "2026-Q2")
    assert frame.problems == ["measures.window_backwards"]
    assert flow.asked == Asked()
    assert flow.view.state == before


@pytest.mark.parametrize("ending", ["pdf", "csv"])
def test_a_report_is_written_where_one_says(qtbot, frame, counted, tmp_path, ending):
    flow = made(qtbot, frame)
    frame.file = tmp_path / f"figures.{ending}"
    flow.view.report_buttons[ending].click()
    assert frame.file.exists()
    assert str(frame.file) in flow.view.written.text()


def test_a_report_gets_its_ending_where_none_was_typed(qtbot, frame, counted, tmp_path):
    flow = made(qtbot, frame)
    frame.file = tmp_path / "figures 1.7"
    flow.view.report_buttons["csv"].click()
    assert (tmp_path / "figures 1.7.csv").exists()


def test_a_folder_that_takes_nothing_is_said(qtbot, frame, counted, tmp_path):
    flow = made(qtbot, frame)
    frame.file = tmp_path / "nowhere" / "figures.csv"
    flow.view.report_buttons["csv"].click()
    assert frame.problems
    assert flow.view.written.isHidden()


def test_a_pool_that_is_away_is_said_on_the_page(qtbot, frame, tmp_path):
    keep_pool(frame.workplace, PoolAddress(place=f"postgresql://nobody@/nothing?host={tmp_path}"))
    flow = entered(MeasuresFlow(frame))
    qtbot.addWidget(flow.view)
    assert frame.problems == ["store.pool_away"]
    assert "does not answer" in words_on(flow.view)
