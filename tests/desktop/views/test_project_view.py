from dataclasses import replace

from tests.kit.bundles import PROJECT
from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_laptops import PackShown
from udset_desktop.desktop.views.project_pool import PoolPlaceShown
from udset_desktop.desktop.views.project_view import ProjectShown, ProjectView

SHOWN = ProjectShown(
    project=PROJECT,
    pack=PackShown(about="No pack is written yet.", is_current=False),
    pool=PoolPlaceShown(about="In a file.", place="/d/desk/pool.db"),
)


def made(qtbot, state=SHOWN):
    view = ProjectView()
    qtbot.addWidget(view)
    view.show_state(state)
    return view


def test_one_part_of_the_page_at_a_time(qtbot):
    view = made(qtbot)
    assert "No pack is written yet." in words_on(view)
    assert view.settings.foot.isHidden()
    with qtbot.waitSignal(view.part_chosen) as chosen:
        view.parts.buttons["lists"].click()
    assert chosen.args == ["lists"]
    said = words_on(view)
    assert "Services" in said
    assert "No pack is written yet." not in said
    assert "Keep these settings" in said
    view.parts.buttons["rules"].click()
    said = words_on(view)
    assert "Three switches" in said
    assert "Add a service" not in said
    view.parts.buttons["desk"].click()
    said = words_on(view)
    assert "/d/desk/pool.db" in said
    assert "Three switches" not in said
    assert view.settings.foot.isHidden()


def test_who_does_not_sign_packs_lets_no_colleague_in(qtbot):
    view = made(qtbot, replace(SHOWN, may_change=False))
    view.show_part("desk")
    assert "Let them read bundles" not in words_on(view)
    assert view.colleagues.isHidden()


def test_a_fresh_project_says_what_comes_next(qtbot):
    bare = replace(PROJECT, services=())
    view = made(qtbot, replace(SHOWN, project=bare, next_step="First list your services."))
    assert "First list your services." in words_on(view)
    view.next_button.click()
    assert view.part == "lists"
    assert "First list your services." not in words_on(view)


def test_what_is_being_edited_stays_while_only_laptops_change(qtbot):
    view = made(qtbot)
    view.settings.contact.setText("Half typed")
    view.show_state(replace(SHOWN, pack=PackShown(about="Pack 1, written on 1 June 2026.")))
    assert view.settings.contact.text() == "Half typed"
    assert "Pack 1, written on 1 June 2026." in words_on(view)
    view.show_state(replace(SHOWN, project=replace(PROJECT, contact="Kept")))
    assert view.settings.contact.text() == "Kept"


def test_the_page_is_named_after_the_project(qtbot):
    view = made(qtbot)
    assert view.title.text() == PROJECT.name
    assert PROJECT.partnership in view.under.text()
