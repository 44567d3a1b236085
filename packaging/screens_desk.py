"""The coordinator's part of the screens tour: project, take in, measures.

On the training home that first start made, with the bundles of its made-up laptops.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from screens_tour import Tour

from udset_desktop.desktop.flows.project_words import pack_shown, project_shown
from udset_desktop.desktop.flows.take_in_words import over_told
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.fork_cards import DifferenceShown, ForkShown, SideShown
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases import carrying
from udset_desktop.usecases.overseeing import Oversight, at_desk
from udset_desktop.usecases.pool_values import LostDecisions, WordsDue

BOTTOM = 1_000_000
KEY_FILES = {"file": "/media/Morag/STICK/link-key.udsetlink", "page": "/media/Morag/SAFE/link-key.txt"}
FORK = ForkShown(
    lead="They differ in 2 things; everything else is the same. Until one is kept, neither counts.",
    sides=(
        SideShown(key="r d", name="Version 2, from laptop 27ae 9489 a555"),
        SideShown(key="r e", name="Version 2, from laptop 00aa 11bb 22cc"),
    ),
    differences=(
        DifferenceShown(
            asked="Feeling safe: Do you feel safe, at home and when you are out?",
            told=("Mostly (the person)", "Not really (the person, somebody who speaks for them)"),
        ),
        DifferenceShown(asked="How you talked", told=("By telephone", "Face to face")),
    ),
)


def draw_project(tour: Tour) -> None:
    """The laptops, a card read out, a new project, the lists, the rules and the switches."""
    view = tour.go("project")
    tour.draw("project")
    flow = tour.shell.flows["project"]
    flow._on_card(Path("27ae9489a555.udsetcard"))  # noqa: SLF001
    view.laptops.show_card(
        "27ae9489a555.udsetcard", trouble="The six words are not the words of this file. Ask again."
    )
    tour.draw("project-card")
    view.laptops.show_card("")
    full = view.state
    view.show_state(
        replace(
            full,
            project=replace(full.project, services=(), localities=()),
            laptops=(),
            next_step="A new project. First list your services and localities.",
        )
    )
    tour.draw("project-fresh")
    view.show_state(full)
    _draw_behind(tour, view, flow.seen)
    view.show_state(full)
    view.show_part("lists")
    tour.draw("project-lists")
    view.show_part("rules")
    view.settings.contact.textEdited.emit("")
    tour.draw("project-rules")
    view.page.verticalScrollBar().setValue(BOTTOM)
    tour.draw("project-switches")
    _draw_switches(tour, view)
    _draw_desk(tour, view)
    view.parts.buttons["alone"].click()
    tour.wait()
    view.page.show_top()
    tour.draw("project-alone")
    view.show_part("laptops")


def _draw_behind(tour: Tour, view: QWidget, seen: Oversight) -> None:
    """A desk that was put back, and the six words that its newest pack wants."""
    view.show_state(replace(view.state, pack=pack_shown(replace(seen, behind_since="2026-05-04"))))
    tour.draw("project-behind")
    view.laptops.show_newest(sentence_of("project.other_root", {}), ask_words=True)
    tour.draw("project-behind-words")
    view.laptops.show_newest()
    view.show_state(replace(view.state, pack=pack_shown(replace(seen, colleagues=("aa11bb22cc33",)))))
    tour.draw("project-beside")


def _draw_switches(tour: Tour, view: QWidget) -> None:
    """Each switch on, with what must stand behind it and what it changes."""
    for key, switch in view.settings.switches.items():
        switch.on.buttons["yes"].click()
        tour.wait()
        view.page.ensureWidgetVisible(switch.on, 0, 300)
        tour.draw(f"project-switch-{key}")
        view.page.verticalScrollBar().setValue(switch.mapTo(view.page.widget(), switch.told.pos()).y())
        tour.wait()
        tour.draw(f"project-switch-{key}-told")
        switch.on.buttons["no"].click()
    view.settings.undo_button.click()


def _draw_lost(tour: Tour, view: QWidget, seen: Oversight) -> None:
    """A pool that lost what was decided in it."""
    lost = LostDecisions(again=((seen.laptops[0].laptop, 2),), choices=1)
    view.show_state(project_shown(replace(seen, pool=replace(seen.pool, lost=lost))))
    view.page.show_top()
    tour.draw("project-lost")
    view.show_part("laptops")
    tour.draw("project-lost-laptop")
    view.show_part("desk")
    view.show_state(project_shown(seen))


def _draw_desk(tour: Tour, view: QWidget) -> None:
    """Where the pool lies and another place, the organisations' keys, and a colleague's card."""
    full = view.state
    council = replace(full.project.organisations[0], recovery_public="age1" + "q" * 52 + "7wd5hn")
    charity = replace(council, code="charity", name="Cairn Carers, a charity", recovery_public="")
    view.show_part("desk")
    view.page.show_top()
    tour.draw("project-desk")
    _draw_linking(tour, view)
    seen = replace(
        tour.shell.flows["project"].seen,
        project=replace(full.project, organisations=(council, charity)),
        colleagues=("aa11bb22cc33",),
    )
    view.show_state(project_shown(seen))
    view.pool.other_button.click()
    view.pool.address.setText("postgresql://coordinator@pool.example.org/conversations")
    view.pool.show_trouble(sentence_of("store.pool_away", {"name": "conversations"}))
    tour.wait()
    tour.draw("project-pool")
    view.pool.show_asking(open_=False)
    _draw_lost(tour, view, seen)
    view.colleagues.show_card("aa11bb22cc33.udsetcard")
    tour.wait()
    view.page.verticalScrollBar().setValue(BOTTOM)
    tour.draw("project-colleague")
    view.colleagues.show_card("")
    tour.shell.flows["project"].seen = seen
    view.page.ensureWidgetVisible(view.answer)
    view.answer.show_files("aa11bb22.txt", "cc33dd44.txt")
    tour.wait()
    tour.draw("project-answer")
    view.answer.show_files("", "")
    view.organisations.make_asked.emit("council")
    tour.draw("project-key")
    tour.shell.question.answered.emit("no", "")
    view.show_state(full)


def _draw_linking(tour: Tour, view: QWidget) -> None:
    """Visits joined, where one person decides and coordinates: before the key is made and after."""
    view.linking.show_linking("On by decision of Head of service, until 1 May 2027.", tells_who=True)
    tour.wait()
    tour.draw("project-linking")
    view.linking.told.show_told(
        "anchor birch candle dune ember fjord", say("link_post.made", count=7, **KEY_FILES)
    )
    tour.draw("project-linking-made")
    view.linking.told.show_told("", "")
    view.linking.show_linking("")


def draw_take_in(tour: Tour) -> None:
    """Bundles and a damaged one: the plan, what was done, and a bundle set aside."""
    view = tour.go("take_in")
    tour.draw("take-in")
    view.fetch_button.click()
    tour.draw_at("take-in-from", view, view.carrier)
    view.carrier.put_away()
    bundles = sorted((tour.shell.workplace.home.folder / "demo").glob("*/bundles/*.udset"))
    damaged = tour.scratch / "damaged.udset"
    damaged.write_bytes(bundles[0].read_bytes()[:-40])
    flow = tour.shell.flows["take_in"]
    flow._on_files((*bundles, damaged))  # noqa: SLF001
    tour.wait()
    tour.draw("take-in-plan")
    _draw_late(tour, view)
    view.take_asked.emit()
    tour.wait()
    tour.draw("take-in-done")
    view.put_away_asked.emit()
    _draw_fetched(tour, view, bundles)
    _draw_fork(tour, view)
    _draw_over(tour, view)
    view.set_aside_asked.emit("1")
    tour.draw("take-in-aside")
    tour.shell.question.answered.emit("no", "")


def _draw_late(tour: Tour, view: QWidget) -> None:
    """A bundle of a lost laptop that came only now, beside the plan as it stands."""
    plan = view.plan
    why = sentence_of("merge.number_late", {"laptop": "27ae9489a555", "number": 3})
    late = replace(plan.files[0], about=say("take_in.refused", why=why), refused=True, late="27ae9489a555 3")
    view.show_plan(replace(plan, files=(late, *plan.files[1:])))
    tour.draw("take-in-late")
    view.show_plan(plan)


def _draw_fetched(tour: Tour, view: QWidget, bundles: list[Path]) -> None:
    """What waits at the desk's place fetched, taken in and signed for, and nothing more there."""
    place, workplace = tour.scratch / "place", at_desk(tour.shell.workplace)
    place.mkdir()
    for bundle in bundles[:2]:
        shutil.copy(bundle, place)
    carrying.keep_carrier(workplace, carrying.parse_address(str(place)), desk=True)
    tour.go("take_in")
    tour.draw_at("take-in-place", view, view.carrier)
    for name in ("take-in-fetched", "take-in-fetched-none"):
        view.fetch_asked.emit()
        tour.wait(lambda: view.plan.state == "done")
        tour.draw(name)
        view.put_away_asked.emit()
        tour.wait()
    carrying.forget_carrier(workplace, desk=True)
    tour.go("take_in")


def _draw_fork(tour: Tour, view: QWidget) -> None:
    """A conversation in two versions, and the question before one is kept."""
    whole = view.pool
    view.show_pool(replace(whole, forks=(FORK,)))
    tour.wait()
    view.verticalScrollBar().setValue(view.forks.y())
    tour.draw("take-in-fork")
    view.keep_asked.emit("r d")
    tour.draw("take-in-keep")
    tour.shell.question.answered.emit("no", "")
    view.show_pool(whole)


def _draw_over(tour: Tour, view: QWidget) -> None:
    """Words whose time is over, and the question before they go."""
    whole = view.pool
    due = WordsDue(keep_months=12, readers=("Analyst",), texts=14, since="2026-10-04")
    view.show_pool(replace(whole, over=over_told(due)))
    tour.wait()
    tour.draw("take-in-words-over")
    view.let_go_asked.emit()
    tour.draw("take-in-words-ask")
    tour.shell.question.answered.emit("no", "")
    view.show_pool(whole)


def draw_measures(tour: Tour) -> None:
    """The figures, one opened by group, and a pool with nothing in it."""
    view = tour.go("measures")
    tour.draw("measures")
    for fold in view.findChildren(QPushButton, "behind"):
        fold.click()
    tour.draw("measures-opened")
    view.by_chosen.emit("group")
    tour.wait()
    view.verticalScrollBar().setValue(BOTTOM)
    tour.draw("measures-by-group")
    full = view.state
    view.show_state(replace(full, measures=(), empty="There are no conversations to count yet."))
    tour.draw("measures-empty")
    view.show_state(full)
