"""Words on their way out, drawn for the tour: who waits, the reading, the second person, and what leaves.

The made-up project keeps words at home, so the page is handed a reading of a made-up talk.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from screens_tour import Tour

from udset_desktop.desktop.views.words_card import WordsWaiting
from udset_desktop.interview.permission import Purpose
from udset_desktop.record.model import Record
from udset_desktop.usecases import passing_words, supervising
from udset_desktop.usecases.passing_words import Passing
from udset_desktop.usecases.reading_words import decide_place, decide_text, told_texts


def draw_leaving(tour: Tour) -> None:
    """From Sharing to the reading, to the second person, and back to what would leave."""
    view = tour.go("sharing")
    view.words.show_waiting(
        (
            WordsWaiting(record="r1", line="Agnes Kerr, 12 May 2026. Texts to read: 4"),
            WordsWaiting(
                record="r2", line="Isla Budge, 3 June 2026. Texts for a second person: 2", check=True
            ),
        )
    )
    tour.draw_at("words-waiting", view, view.words)
    view.words.show_waiting(())
    texts = (
        (
            "Things to do, somebody who uses the service",
            "My cousin takes me to the hall, and I sing.",
        ),
        ("Money, a carer", "We manage, and there is nothing over for a day out."),
    )
    before = view.state
    view.show_state(replace(before, texts=texts, with_words=True))
    tour.draw_at("words-as-they-leave", view, view.texts)
    view.show_state(before)
    began, looked = passing_words.begin_words, passing_words.begin_check
    try:
        passing_words.begin_words = supervising.begin_pack
        passing_words.begin_check = _looked_over
        _draw_reading(tour, _talk(tour))
    finally:
        passing_words.begin_words, passing_words.begin_check = began, looked
    tour.go("sharing")


def _draw_reading(tour: Tour, record: Record) -> None:
    view = tour.go("words", record_id=record.id)
    tour.wait(lambda: bool(view.cards))
    tour.draw("words-reading")
    _draw_own_words(tour, view)
    for card in view.cards.values():
        card.decision.buttons["read"].click()
    view.pass_button.click()
    tour.wait()
    tour.draw_at("words-reading-end", view, view.pass_button)
    view.left.emit()
    tour.at("sharing")
    view = tour.go("words", record_id=record.id, check=True)
    tour.wait(lambda: bool(view.cards))
    tour.draw("words-second-person")
    tour.draw_at("words-second-person-end", view, view.pass_button)
    view.left.emit()
    tour.at("sharing")


def _draw_own_words(tour: Tour, view: QWidget) -> None:
    """A place with a reader's own words, and what else may give somebody away."""
    card = next((one for one in view.cards.values() if one.rows), None)
    if card is None:
        return
    key = next(iter(card.rows))
    card.rows[key].buttons["own"].click()
    card.own[key].box.setText("my neighbour")
    tour.draw_at("words-own", view, card)
    card.own[key].go_button.click()
    tour.wait()
    tour.draw_at("words-own-put", view, card)
    tour.draw_at("words-also", view, view.also_card)


def _talk(tour: Tour) -> Record:
    records = tour.shell.workplace.require_vault().load_records()
    return max(
        (one for one in records if one.permissions.may(Purpose.WORDS)), key=lambda one: len(one.answers)
    )


def _looked_over(workplace, record_id) -> Passing:  # noqa: ANN001 - as the verb it stands in for
    read = supervising.begin_pack(workplace, record_id)
    for text in told_texts(read):
        free = next((place for place in text.places if place.reasons), None)
        if free is not None:
            read = decide_place(read, text.id, free.key, free.reasons[1])
        read = decide_text(read, text.id, shown=True)
    return Passing(record=record_id, texts=told_texts(read), read_by="Ina Gunn, care manager")
