"""The turned screen in the tour: each scale, each ground, with pictures, the samples, a permission; what is put right on file.

Goes on in the conversation that `screens_visit` has begun, and leaves it where it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from screens_tour import Tour

from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.flows.spoken_tool import SpokenTool
from udset_desktop.foundation.voices import Voice
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook

YELLOW = PersonLook(size=48, ground="yellow_on_black", pictures=True)
LOOKS = (
    ("safe", "person-four", USUAL_LOOK),
    ("safe", "person-four-72", replace(USUAL_LOOK, size=72)),
    ("safe", "person-three-yellow", replace(YELLOW, few_words=True)),
    ("safe", "person-reversed", replace(USUAL_LOOK, size=60, reverse=True, pictures=True)),
    ("symptoms", "person-change-yellow", YELLOW),
    ("symptoms", "person-change-72", replace(USUAL_LOOK, size=72)),
)


def draw_person(tour: Tour) -> None:
    """Questions of each scale as they suit one person and another, and the samples."""
    talk, tool = tour.at("conversation"), tool_of(tour)
    tool.speech.voice = Voice(speak=("voice",))  # the tour never lets it speak
    before = talk.page.page_id
    for page, name, look in LOOKS:
        talk.page_asked.emit(page)
        tour.wait()
        draw_turned(tour, name, look)
    tool.look = USUAL_LOOK
    tool.open()
    tool.screen.suits_asked.emit()
    fit(tour, tool.samples)
    tour.draw("person-suits")
    tool.close()
    fit(tour)
    talk.page_asked.emit(before)
    tour.wait()


def draw_taken_back(tour: Tour) -> None:
    """An answer taken back."""
    talk = tour.at("conversation")
    talk.page_asked.emit("people")
    talk.given.emit("people.words", "My brother, when he is sober.", "")
    tour.wait()
    talk.marked.emit("people.words", "taken_back")
    tour.wait()
    tour.draw("conversation-taken-back")
    talk.page_asked.emit("safe")
    tour.wait()


def draw_spoken(tour: Tour) -> None:
    """The words again, a section offered to be read back, and read back."""
    talk, flow = tour.at("conversation"), tour.shell.flows["conversation"]
    spoken = next(one for one in flow.tools if isinstance(one, SpokenTool))
    talk.page_asked.emit("well")
    tour.wait()
    spoken._on_again()  # noqa: SLF001 -- what its key does
    tour.draw("spoken-again")
    talk.page_asked.emit("listened")
    tour.wait()
    tour.draw("spoken-offer")
    spoken.offer.buttons["read"].click()
    tour.wait()
    tour.draw("spoken-read-back")
    spoken.page.go_on.click()
    talk.page_asked.emit("safe")
    tour.wait()


def draw_person_permission(tour: Tour) -> None:
    """A permission in picture form."""
    tool_of(tour).key = ""
    draw_turned(tour, "person-permission", replace(USUAL_LOOK, size=48, pictures=True))


def draw_turned(tour: Tour, name: str, look: PersonLook) -> None:
    """What is in front, turned round in one look, and back."""
    tool = tool_of(tour)
    tool.look = look
    tool.open()
    fit(tour, tool.screen)
    tour.draw(name)
    tool.close()
    fit(tour)


def fit(tour: Tour, screen: Any = None) -> None:  # noqa: ANN401 -- one of the turned screens
    """The size of the tour, whatever screen the pictures are drawn without."""
    tour.shell.setWindowState(Qt.WindowState.WindowNoState)
    tour.shell.resize(*tour.look.size)
    if screen is not None:
        screen.setGeometry(tour.shell.rect())
    tour.wait()


def tool_of(tour: Tour) -> PersonTool:
    """The tool of the conversation in front."""
    return next(one for one in tour.shell.flows["conversation"].tools if isinstance(one, PersonTool))


def draw_correct(tour: Tour) -> None:
    """Why a finished conversation is opened again."""
    tour.go("correct", record_id=_finished(tour))
    tour.draw("correct")
    view = tour.shell.flows["correct"].view
    view.box.setPlainText("The clock of the laptop was wrong.")
    view.buttons["day"].click()
    tour.wait()
    tour.draw("correct-day")
    tour.shell.question.buttons["back"].click()


def draw_take_back(tour: Tour) -> None:
    """What is taken back: nothing chosen yet, and some answers."""
    view = tour.go("take_back", record_id=_finished(tour))
    tour.draw("take-back")
    view.what.buttons["answers"].click()
    next(iter(view.pages.buttons.values())).click()
    tour.draw_at("take-back-answers", view, view.which_ask)


def _finished(tour: Tour) -> str:
    today = tour.go("today")
    return str(today.today.finished[0].record)
