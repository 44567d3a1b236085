"""Every box of the window, place by place: a text far too long, and marks nobody sees, are told and lose nothing."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit

from tests.kit.sittings import sittings
from tests.kit.talks import choice_of
from tests.kit.tree import called_name, modules
from udset_desktop.desktop.flows.places import PLACES
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.views.reading_card import OWN
from udset_desktop.interview.permission import Purpose
from udset_desktop.interview.together import Action, Together
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.noting_work import begin_note

pytestmark = [pytest.mark.slow, pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]

FAR_TOO_LONG = "7" * 1_000_000  # ten megabytes: tests/desktop/look/test_box_door.py
MARKS = "the \u202enights\u202c\x07 \u200fsince\ufeff May"
SEEN = "the nights since May"
MAKERS = {"LineBox", "GrowingBox", "GrowingLine", "JotLine", "WrittenBox"}


@pytest.fixture(scope="module")
def makers():
    """Every module of the window that makes a box."""
    return {
        f"udset_desktop.{module.name.removesuffix('.py').replace('/', '.')}"
        for module in modules()
        if module.package == "desktop"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called_name(node) in MAKERS
    }


def boxes_in(widget):
    return [
        box
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for box in widget.findChildren(kind)
        if not box.isReadOnly()
    ]


def standing_in(box):
    """The modules of everything a box stands in."""
    found = set()
    while box is not None:
        found.update(kind.__module__ for kind in type(box).__mro__)
        box = box.parentWidget()
    return found


def text_of(box):
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def write(box, text):
    (box.setText if isinstance(box, QLineEdit) else box.setPlainText)(text)


def try_out(window, boxes):
    """Both pastes into every box; what a box held before stands in it again afterwards."""
    told = []
    window.shell.tell = lambda sentence, **_how: told.append(sentence)
    before = [text_of(box) for box in boxes]
    QApplication.clipboard().setText(FAR_TOO_LONG)
    for box in boxes:
        said = "12" if is_number(box) else "said"
        write(box, said)
        box.paste()
        assert text_of(box) == said, box
        told += [line.text() for line in window.shell.findChildren(QLabel) if is_told(line)]
        assert [str(len(FAR_TOO_LONG) + len(said)) in one for one in told] == [True], (box, told)
        told.clear()
        write(box, "")
    QApplication.clipboard().setText(MARKS)
    for box, text in zip(boxes, before, strict=True):
        box.paste()
        secret = isinstance(box, QLineEdit) and box.echoMode() is QLineEdit.EchoMode.Password
        kept = "" if is_number(box) or box is pin_of(window) else MARKS if secret else SEEN
        assert text_of(box) == kept, box
        assert len(told) == (0 if kept == MARKS else 1), (box, told)
        told.clear()
        write(box, text)


def is_told(line):
    return line.text() and line.objectName().endswith("trouble") and not line.isHidden()


def is_number(box):
    return isinstance(box, LineBox) and box.validator().digits


def pin_of(window):
    return window.shell.flows["unlock"].view.pin if "unlock" in window.shell.flows else None


@pytest.fixture
def window(qtbot, tmp_path):
    with sittings(qtbot) as sit_down:
        yield sit_down(tmp_path / "home")
        QApplication.clipboard().clear()


def places(window):
    """Every place there is, one after the other, and whatever lies over them."""
    shell = window.shell
    welcome = window.at("first_start")
    yield welcome
    welcome.way_buttons["link_post"].click()
    yield welcome
    welcome.findChild(QPushButton, "post_back").click()
    welcome.way_buttons["try"].click()
    today = window.at("today")
    yield today
    record = str(today.today.finished[0].record)
    person = today.today.finished[0].person
    notes = []
    window.work(lambda _control: notes.append(begin_note(shell.workplace, "worker-experience/1.0.0")))
    for place in PLACES:
        if place in {"first_start", "today", "conversation"}:
            continue
        shell.go(place, **handed(record, person, notes[0].id).get(place, {}))
        window.quiet()
        yield shell.flows[shell.place].view
    yield reading_in_own_words(window)
    yield from stages_of_a_talk(window)


def reading_in_own_words(window):
    """Words read before others see them, a line open for the reader's own in the place of a name."""
    shell, found = window.shell, []
    window.work(lambda _control: found.extend(shell.workplace.require_vault().load_records()))
    told = (one for one in found if one.permissions.may(Purpose.WORDS))
    shell.go("supervision", record_id=max(told, key=lambda one: len(one.answers)).id)
    window.quiet()
    view = shell.flows["supervision"].view
    row = next(row for card in view.cards.values() for row in card.rows.values())
    row.buttons[OWN].click()
    return view


def handed(record, person, note):
    return {
        "about_person": {"person_id": person},
        "rights": {"person_id": person},
        "sheet": {"record_id": record},
        "correct": {"record_id": record},
        "take_back": {"record_id": record},
        "summary": {"record_id": record},
        "work_note": {"note_id": note},
    }


def stages_of_a_talk(window):
    """A page, names on a list, what matters with its steps, and everything at once from paper."""
    choice = choice_of("Ishbel")
    talk = talking(window, choice)
    yield talk
    talk.page_asked.emit("strengths")
    window.quiet()
    yield talk
    while talk.stages.currentWidget() is not talk.together:
        talk.next_button.click()
        window.quiet()
    talk.together.changed.emit(Together(matters=("the club",), actions=(Action(what="ring", matter=1),)))
    window.quiet()
    yield talk
    paper = replace(choice.header, mode="paper_typed_later", held_on="2026-05-30")
    yield talking(window, replace(choice, name="Effie", header=paper))


def talking(window, choice):
    begun = []
    window.work(lambda _control: begun.append(interviewing.begin(window.shell.workplace, choice)))
    window.shell.go("conversation", session=begun[0])
    return window.at("conversation")


def test_every_box_takes_a_text_whole_or_not_at_all(window, makers):
    seen, tried = set(), set()
    for _view in places(window):
        fresh = {}
        for box in boxes_in(window.shell):
            assert isinstance(box, LineBox | GrowingBox), box
            seen |= standing_in(box)
            fresh.setdefault((type(box.parentWidget()), box.objectName(), box.accessibleName()), box)
        try_out(window, [box for key, box in fresh.items() if key not in tried])
        tried |= set(fresh)
    assert makers <= seen
    assert len(tried) > 80
