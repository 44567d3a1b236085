"""What the part does with the two verbs it is handed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.kit.windows import FakeFrame
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.organisation_help_part import OrganisationHelpPart
from udset_desktop.desktop.views.organisation_help import OrganisationHelp
from udset_desktop.foundation.problems import AccessRefused


class Verbs:
    def ask(self, new, out):
        return f"six words for {new} in {out.name}"

    def take(self, answer, new):
        if new == "wrong":
            raise AccessRefused("sealing.wrong_new_passphrase")
        return f"{new} by {answer.name}"


@pytest.fixture
def made(qtbot):
    frame, view, done, missing = FakeFrame(None), OrganisationHelp(), [], []
    flow = Flow(frame, QWidget())
    qtbot.addWidget(flow.view)
    qtbot.addWidget(view)
    part = OrganisationHelpPart(flow, view, Verbs(), done.append, lambda: "".join(missing))
    frame.file = Path("a file")
    return view, part, done, missing


def test_a_request_shows_its_words_and_an_answer_is_handed_on(made):
    view, part, done, _ = made
    view.request_asked.emit("new")
    assert view.words.text() == "six words for new in a file"
    view.answer_asked.emit("wrong")
    assert "not the passphrase chosen" in view.trouble.text()
    assert view.isEnabled()
    view.answer_asked.emit("new")
    assert done == ["new by a file"]
    part.begin()
    assert view.words.isHidden()
    assert view.trouble.isHidden()


def test_what_has_to_be_chosen_first_is_said_before_any_file_is(made):
    view, _, done, missing = made
    missing.append("Choose the backup.")
    view.request_asked.emit("new")
    view.answer_asked.emit("new")
    assert view.trouble.text() == "Choose the backup."
    assert (view.words.text(), done) == ("", [])
