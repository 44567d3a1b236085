"""The screens around harm and safety, drawn for the tour (`packaging/screens.py`)."""

from __future__ import annotations

from dataclasses import replace

from screens_tour import Tour

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.begin_view import BeginView

NOTE = {
    "said": "He takes my pension card on a Monday and I see it again on the Friday.",
    "did": "Asked whether she is all right today. She is; he is away until Monday.",
}


def draw_begin_support(tour: Tour) -> None:
    """Begin where the person answers with support, and two hold it."""
    begin = tour.go("begin")
    begin.name.setText("Morag")
    begin.rows["respondents"].buttons["with_support"].click()
    for kind in ("with_sign", "with_symbols"):
        begin.rows["supports"].buttons[kind].click()
    tour.draw_at("begin-support", begin, begin.asks["supports"])
    begin.holders.two.click()
    tour.draw_at("begin-pair", begin, begin.holders.typed_by)
    _draw_same_names(tour, begin)
    tour.go("today")


def _draw_same_names(tour: Tour, begin: BeginView) -> None:
    """Two conversations of one name, each with the version after it."""
    whole = begin.state
    first, *others = whole.lists.instruments
    both = [
        replace(first, code=f"{first.code}-{at}", words=f"{first.words} ({at})") for at in ("1.0.1", "2.0.1")
    ]
    begin.show_state(replace(whole, lists=replace(whole.lists, instruments=(*both, *others))))
    tour.draw_at("begin-same-names", begin, begin.asks["instruments"])
    begin.show_state(whole)


def draw_follow_up(tour: Tour) -> None:
    """The discreet page, from the conversation and back: fresh, written, before its paper, passed on."""
    talk = tour.at("conversation")
    talk.side.findChild(object, "follow_up_button").click()
    view = tour.at("follow_up")
    tour.wait(lambda: view.shown is not None)
    tour.draw("follow-up")
    for part, text in NOTE.items():
        view.boxes[part].setPlainText(text)
    view.passed_button.click()
    tour.wait()
    tour.draw_at("follow-up-missing", view, view.trouble)
    view.boxes["told"].setPlainText("Duty desk of adult protection, by telephone")
    view.boxes["told_when"].setPlainText("1 July, 11:05")
    view.paper_button.click()
    tour.draw_at("follow-up-paper", view, view.print_button)
    view.passed_button.click()
    tour.wait()
    tour.draw_at("follow-up-passed", view, view.standing)
    view.take_up_button.click()
    tour.wait()
    view.back_button.click()
    tour.at("conversation")


def draw_about_person(tour: Tour) -> None:
    """What changed for somebody, for a carer too; and an offer that was counted."""
    today = tour.go("today")
    today.offers.said.emit("not_today")
    tour.wait()
    if tour.shell.stack.currentWidget() is tour.shell.question:
        tour.draw("offer-who")
        tour.shell.question.answered.emit("own_care_manager", "")
        tour.wait()
    tour.draw("today-offer")
    today.about_asked.emit(today.today.finished[0].person)
    view = tour.at("about_person")
    tour.wait(lambda: view.shown is not None)
    tour.draw("about-person")
    view.show_state(replace(view.shown, person=replace(view.shown.person, about="carer", end_of_life=True)))
    tour.draw("about-person-carer")
    gone = replace(view.shown.person, about="user", life="has_died", life_on="2026-07-01")
    view.show_state(replace(view.shown, person=gone))
    tour.draw("about-person-died")
    tour.go("today")


def draw_rights(tour: Tour) -> None:
    """What is held on somebody and their rights: at first, what would go, on hold, and asked once more."""
    person = tour.go("today").today.finished[0].person
    view = tour.go("rights", person_id=person)
    tour.wait(lambda: view.shown is not None)
    tour.draw("rights")
    tour.draw_at("rights-put-right", view, view.asks["groups"])
    named = (("Braebost", say("reading.own_kind.place")), ("Mungo the dog", say("reading.own_kind.person")))
    view.show_state(replace(view.shown, names=named))
    tour.draw_at("rights-names", view, view.names)
    tour.draw_at("rights-delete", view, view.delete_button)
    view.reason.setPlainText("She says that it was her sister who said so.")
    view.show_state(replace(view.shown, person=replace(view.shown.person, on_hold_since="2026-07-01")))
    tour.draw_at("rights-on-hold", view, view.reason)
    view.delete_button.click()
    tour.draw("rights-ask")
    tour.shell.question.buttons["no"].click()
    tour.go("today")
