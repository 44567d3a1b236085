"""A coordinator and an interviewer, each at a real window: from a new project to its measures."""

from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.kit.joined import clock
from tests.kit.talks import begun_talk
from tests.kit.windows import words_on
from udset_desktop.desktop.app import Program, new_application
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.places import Home
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing

SECRET = "heather and peat smoke at dawn"
SAID = Counter(yes=5, mostly=4, not_really=3, no=2)
PATIENCE_MS = 60_000

pytestmark = [pytest.mark.slow, pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


class Sitting:
    """One person at one window; what the system's own file windows would give is told beforehand."""

    def __init__(self, qtbot, folder: Path):
        self.qtbot = qtbot
        self.program = Program(Home(folder=folder), clock=clock())
        self.shell = self.program.shell
        self.file = Path()
        self.shell.choose_file = lambda _title, _kinds, chosen: chosen(self.file)
        self.shell.choose_target = lambda _title, _name, _kinds, chosen: chosen(self.file)
        self.shell.choose_folder = lambda _title, chosen: chosen(self.file)
        self.program.show()
        self.at("first_start")

    def at(self, place):
        self.qtbot.waitUntil(
            lambda: self.shell.place == place and self.program.runner.is_quiet, timeout=PATIENCE_MS
        )
        return self.shell.flows[place].view

    def quiet(self):
        self.qtbot.waitUntil(lambda: self.program.runner.is_quiet, timeout=PATIENCE_MS)

    def go(self, place):
        self.shell.top.buttons[place].click()
        return self.at(place)

    def work(self, job):
        """Something this person does by verbs, on the lane that owns the vault."""
        self.program.runner.start(
            job, lane=Lane.STORE, on_done=lambda _none: None, on_problem=self.shell.tell_problem
        )
        self.quiet()

    def begin_project(self):
        view = self.shell.flows["first_start"].view
        view.way_buttons["begin"].click()
        view.project_name.setText("Machair conversations")
        view.begin_secret.setText(SECRET)
        view.begin_again.setText(SECRET)
        view.begin_button.click()
        self.quiet()
        assert view.told_rows["recovery_code"][1].text()
        view.go_on.click()
        return self.at("project")

    def join(self, pack, words):
        view = self.shell.flows["first_start"].view
        view.way_buttons["join"].click()
        self.file = pack
        view.pack_button.click()
        self.quiet()
        view.words.setText(words)
        view.join_secret.setText(SECRET)
        view.join_again.setText(SECRET)
        view.join_button.click()
        self.quiet()
        told = view.told_rows["words"][1].text()
        view.go_on.click()
        self.at("today")
        return told

    def drop(self, *files):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.shell.dropEvent(event)
        return self.at("take_in")


def talk(workplace):
    def job(_control):
        for number, said in enumerate(SAID.elements()):
            session = begun_talk(workplace, f"Person {number}")
            session, _ = steps.answer_item(session, "safe.rating", said)
            session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
            interviewing.finish(workplace, session)

    return job


@contextmanager
def sittings(qtbot):
    """Windows opened one by one, all of them closed in order before the test is over."""
    new_application([])
    sitting = []

    def sit_down(folder):
        sitting.append(Sitting(qtbot, folder))
        return sitting[-1]

    try:
        yield sit_down
    finally:
        for one in sitting:
            one.program.end()


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
