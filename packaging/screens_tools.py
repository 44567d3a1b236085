"""What comes after a conversation, and what a worker writes alone, drawn for the tour."""

from __future__ import annotations

from screens_tour import Tour

from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.views.work_note_view import WorkNoteView
from udset_desktop.interview.permission import Purpose


def draw_after(tour: Tour) -> None:
    """Beside the sheet: copied as text, summed up, looked back at; it ends at the sheet again."""
    sheet = tour.at("sheet")
    tour.wait(lambda: sheet.after.summary_button.isVisibleTo(sheet))
    sheet.after.copy_button.click()
    tour.wait()
    tour.draw_at("sheet-after", sheet.side, sheet.after.reflection_button)
    sheet.after.summary_button.click()
    _draw_summary(tour)
    tour.at("sheet").after.reflection_button.click()
    view = tour.at("work_note")
    tour.wait(lambda: view.state is not None)
    tour.draw("reflection")
    _draw_more(tour, "reflection-more", view)
    tour.draw_at("reflection-end", view, view.back_button)
    view.back_button.click()
    _draw_reading(tour)


def _draw_reading(tour: Tour) -> None:
    tour.at("sheet")
    shown = tour.shell.flows["sheet"].after.record
    records = tour.shell.workplace.require_vault().load_records()
    record = max(
        (one for one in records if one.permissions.may(Purpose.WORDS)), key=lambda one: len(one.answers)
    )
    here = CameFrom(place="sheet", handed={"record_id": shown.id})
    view = tour.go("supervision", record_id=record.id, came_from=here)
    tour.wait(lambda: bool(view.cards))
    tour.draw("supervision")
    first = next(iter(view.cards.values()))
    first.decision.buttons["read"].click()
    tour.wait()
    tour.draw_at("supervision-end", view, view.print_button)
    view.left.emit()
    tour.at("sheet")


def _draw_summary(tour: Tour) -> None:
    view = tour.at("summary")
    tour.wait(lambda: view.state is not None)
    tour.draw("summary")
    row = next(one for one in view.rows if one.row.page == "safe")
    row.rating.take(1)
    tour.wait()
    view.fields["read_back.said"].take(0)
    tour.wait()
    tour.draw_at("summary-end", view, view.back_button)
    view.drop_button.click()
    tour.shell.question.answered.emit("yes", "")
    tour.wait()
    view.back_button.click()
    tour.at("sheet")


def _draw_more(tour: Tour, name: str, view: WorkNoteView) -> None:
    """What F1 opens under the questions of a page, and away again."""
    page = view.pages[1]
    page.turn_over()
    tour.wait()
    tour.draw_at(name, view, page)
    page.turn_over()
    view.show_top()


def draw_service_experience(tour: Tour) -> None:
    """The same for a service: from Today, and put away unwritten."""
    today = tour.go("today")
    tour.wait(lambda: bool(today.work.rows))
    today.work.rows["service-experience/1.0.0"].buttons["write"].click()
    view = tour.at("work_note")
    tour.wait(lambda: view.state is not None)
    tour.draw("service-experience")
    _draw_more(tour, "service-experience-more", view)
    tour.draw_at("service-experience-end", view, view.back_button)
    view.back_button.click()
    tour.at("today")


def draw_experience(tour: Tour) -> None:
    """From Today: what the tool is like to use, sent with the next bundle."""
    today = tour.go("today")
    tour.wait(lambda: bool(today.work.rows))
    tour.draw_at("today-own-work", today, today.work)
    today.work.rows["worker-experience/1.0.0"].buttons["write"].click()
    view = tour.at("work_note")
    tour.wait(lambda: view.state is not None)
    for item in ("time.was", "questions.was"):
        view.fields[item].take(0)
        tour.wait()
    tour.draw("experience")
    _draw_more(tour, "experience-more", view)
    view.leaves.buttons["yes"].click()
    tour.draw_at("experience-end", view, view.back_button)
    view.finish_button.click()
    tour.at("today")
    tour.wait(lambda: len(today.work.rows) > 2)  # noqa: PLR2004 -- two tools, and the note
    tour.draw_at("today-own-note", today, today.work)


def draw_sent(tour: Tour) -> None:
    """What a worker sends, as it leaves."""
    view = tour.at("sharing")
    tour.draw_at("sharing-own", view, view.own)
