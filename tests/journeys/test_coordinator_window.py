"""A coordinator and an interviewer, each at a real window: from a new project to its measures."""

from collections import Counter

import pytest

from tests.kit.sittings import sittings
from tests.kit.talks import begun_talk
from tests.kit.windows import words_on
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing

SAID = Counter(yes=5, mostly=4, not_really=3, no=2)

pytestmark = [pytest.mark.slow, pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


def talk(workplace):
    def job(_control):
        for number, said in enumerate(SAID.elements()):
            session = begun_talk(workplace, f"Person {number}")
            session, _ = steps.answer_item(session, "safe.rating", said)
            session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
            interviewing.finish(workplace, session)

    return job


def test_from_a_new_project_to_a_measure_between_two_windows(qtbot, tmp_path):
    with sittings(qtbot) as sit_down:
        begin_to_measure(sit_down, tmp_path)


def begin_to_measure(sit_down, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    coordinator, interviewer = trusted_laptop(sit_down, tmp_path, stick)

    interviewer.work(talk(interviewer.shell.workplace))
    sharing = interviewer.go("sharing")
    interviewer.file = stick
    sharing.write_button.click()
    interviewer.quiet()
    [bundle] = stick.glob("*.udset")

    take_in = coordinator.drop(bundle)
    assert "14 new" in words_on(take_in)
    take_in.take_button.click()
    coordinator.quiet()
    assert "14 conversations are in, from one laptop." in words_on(take_in)
    assert bundle.with_suffix(".udsetreceipt").exists()

    measures = coordinator.go("measures")
    safe = measures.state.measures[0].figures[0]
    assert (safe.share, safe.count) == ("64 %", "9 of 14")
    assert "last heard 1 June 2026, one bundle" in coordinator.go("project").state.laptops[0].about

    take_in = coordinator.go("take_in")
    take_in.merges.rows["1"].buttons["set_aside"].click()
    coordinator.shell.question.buttons["yes"].click()
    coordinator.quiet()
    assert "no conversations to count yet" in words_on(coordinator.go("measures"))


def trusted_laptop(sit_down, tmp_path, stick):
    """A project begun, a laptop that joined it, its card accepted."""
    coordinator = sit_down(tmp_path / "desk")
    project = coordinator.begin_project()
    assert "A new project." in words_on(project)

    coordinator.file = stick / "machair.udsetpack"
    project.laptops.pack_button.click()
    coordinator.quiet()
    words = project.laptops.words.text()
    assert len(words.split()) == 6

    interviewer = sit_down(tmp_path / "laptop")
    told = interviewer.join(coordinator.file, words)
    places = list(interviewer.shell.top.buttons)
    assert places[0] == "today"
    assert "sharing" in places
    assert "project" not in interviewer.shell.top.buttons

    [coordinator.file] = stick.glob("*.udsetcard")
    project.laptops.card_button.click()
    project.laptops.card_words.setText(told)
    project.laptops.accept_button.click()
    coordinator.quiet()
    assert "not heard yet" in project.state.laptops[0].about
    return coordinator, interviewer


def test_a_training_home_opens_into_today_and_has_the_coordinators_places_too(qtbot, tmp_path):
    with sittings(qtbot) as sit_down:
        window = sit_down(tmp_path / "home")
        window.shell.flows["first_start"].view.way_buttons["try"].click()
        window.at("today")
        assert not window.shell.top.training.isHidden()
        assert {"today", "sharing", "project", "take_in", "measures"} <= set(window.shell.top.buttons)
        for place in ("project", "take_in", "measures"):
            window.go(place)
            assert not window.shell.top.training.isHidden()
        assert window.shell.flows["measures"].view.state.measures
