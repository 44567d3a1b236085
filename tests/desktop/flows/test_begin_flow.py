from tests.kit.talks import choice_of, finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.permission import GivenBy, Reply


def made(qtbot, frame, **handed):
    flow = entered(BeginFlow(frame), **handed)
    qtbot.addWidget(flow.view)
    return flow


def test_the_lists_are_the_projects(qtbot, frame):
    flow = made(qtbot, frame)
    assert list(flow.view.rows["services"].buttons) == ["", "home_care"]
    assert list(flow.view.rows["places"].buttons) == ["north"]


def test_beginning_opens_the_conversation_once_it_is_in_the_vault(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.begin_asked.emit(choice_of("Isla"))
    place, handed = frame.gone[-1]
    assert place == "conversation"
    assert handed["session"].name == "Isla"
    assert frame.commits == 1
    assert len(frame.workplace.require_vault().load_drafts()) == 1


def test_what_is_missing_is_said_and_nothing_begun(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.begin_asked.emit(choice_of("Isla", talk=Reply.NO))
    assert frame.gone == []
    assert flow.view.trouble.text()
    assert flow.view.begin_button.isEnabled()
    assert frame.workplace.require_vault().load_drafts() == ()


def test_a_name_finds_who_is_known(qtbot, frame):
    finished_talk(frame.workplace, "Agnes")
    flow = made(qtbot, frame)
    flow.view.search_typed.emit("agn")
    assert len(flow.view.found.rows) == 1
    flow.view.search_typed.emit("")
    assert flow.view.found.isHidden()
    flow.view.left.emit()
    assert frame.place == "today"


def test_a_person_due_for_a_review_is_known_by_id(qtbot, frame):
    record = finished_talk(frame.workplace, "Agnes")
    flow = made(qtbot, frame, person_id=record.person)
    assert flow.view.name.text() == "Agnes"


def test_a_speaker_cannot_begin_before_it_is_said_who_permits(qtbot, frame):
    flow = made(qtbot, frame)
    view = flow.view
    view.name.setText("Isla")
    for row, code in (
        ("groups", "older_people"),
        ("instruments", "user-review/1.0.0"),
        ("respondents", "somebody_speaking"),
        ("speakers", "family_or_friend"),
        ("perspectives", "what_they_would_say"),
        ("aids", "more_time"),
        ("interviewer_types", "own_care_manager"),
        ("notices", "read_out"),
    ):
        view.rows[row].buttons[code].click()
    view.talk.buttons["yes"].click()
    view.begin_button.click()
    assert frame.gone == []
    assert view.trouble.text() == sentence_of("interview.who_permits", {})
    view.rows["givers"].buttons["nobody"].click()
    view.begin_button.click()
    assert frame.gone[-1][1]["session"].permissions.given_by is GivenBy.NOBODY
