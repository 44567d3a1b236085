import pytest

from tests.kit.talks import finished_talk
from udset_desktop.desktop.flows.show_round import PAGE, STEPS, ShowRound
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases import interviewing


@pytest.fixture
def tour(qtbot, frame):
    finished_talk(frame.workplace)
    made = ShowRound(frame)
    qtbot.addWidget(made.view)
    made.start()
    return made


def drafts(frame):
    return [one.name for one in (_named(frame, draft) for draft in frame.workplace.vault.load_drafts())]


def _named(frame, draft):
    return frame.workplace.vault.load_person(draft.person)


def test_it_begins_at_today_with_its_bar_at_the_foot(tour, frame):
    assert frame.foot is tour.view
    assert frame.gone[-1][0] == "today"


def test_it_goes_through_every_place_in_order(tour, frame):
    for _ in STEPS[1:]:
        tour.view.next_button.click()
    places = [place for place, _ in frame.gone]
    assert places == [
        "today",
        "begin",
        *["conversation"] * 6,
        "sheet",
        "sharing",
        "today",
    ]
    stages = [told["session"].stage for place, told in frame.gone if place == "conversation"]
    assert stages[-2:] == [Stage.TOGETHER, Stage.PERMISSIONS]


def test_one_made_up_talk_serves_the_whole_round_and_goes_with_it(tour, frame):
    for _ in STEPS[1:]:
        tour.view.next_button.click()
    assert drafts(frame) == ["Isla (made up)"]
    tour.view.end_button.click()
    assert drafts(frame) == []
    assert frame.gone[-1][0] == "today"


def test_back_goes_back_and_not_before_the_first(tour, frame):
    tour.view.next_button.click()
    tour.view.back_button.click()
    tour._on_moved(-1)
    assert frame.gone[-1][0] == "today"
    assert tour.view.count.text() == f"1 of {len(STEPS)}"


def test_the_talk_is_of_the_kind_that_begin_offers_first(qtbot, tool_frame):
    finished_talk(tool_frame.workplace)
    tour = ShowRound(tool_frame)
    qtbot.addWidget(tour.view)
    tour.start()
    tour._on_moved(STEPS.index("words"))
    instrument = tool_frame.gone[-1][1]["session"].instrument
    assert instrument.key == own_catalogue().newest("user-review").key
    assert instrument.words("instrument.title", "en") == "Conversation about the help you get"
    assert PAGE in {page.id for page in instrument.pages()}


def people(frame):
    return [one.name for one in frame.workplace.vault.find_people("")]


def finish_its_talk(tour, frame):
    tour._on_moved(STEPS.index("permissions"))
    session = frame.gone[-1][1]["session"]
    return interviewing.finish(frame.workplace, steps.reply(session, Purpose.FIGURES, Reply.YES)[0])


def test_it_goes_on_when_its_talk_was_finished_on_the_way(tour, frame):
    record = finish_its_talk(tour, frame)
    tour.view.next_button.click()
    assert frame.gone[-1] == ("sheet", {"record_id": record.id})
    tour.view.back_button.click()
    place, told = frame.gone[-1]
    assert (place, told["session"].stage) == ("conversation", Stage.PERMISSIONS)
    assert frame.problems == []
    assert drafts(frame) == ["Isla (made up)"]
    assert people(frame).count("Isla (made up)") == 1


def test_whoever_was_made_up_goes_with_it_also_where_the_talk_was_finished(tour, frame):
    before = [one for one in people(frame) if one != "Isla (made up)"]
    finish_its_talk(tour, frame)
    tour.view.end_button.click()
    assert people(frame) == before
    assert [one.name for one in interviewing.today(frame.workplace).finished] == before
    assert frame.problems == []


def test_one_that_was_cut_off_is_gone_on_with_and_goes_with_the_next(qtbot, tour, frame):
    tour._on_moved(STEPS.index("words"))
    talk = frame.gone[-1][1]["session"].interview
    again = ShowRound(frame)  # as after the program ended in the middle
    qtbot.addWidget(again.view)
    again.start()
    again._on_moved(STEPS.index("words"))
    assert frame.gone[-1][1]["session"].interview == talk
    again.view.end_button.click()
    assert drafts(frame) == []
    assert "Isla (made up)" not in people(frame)
