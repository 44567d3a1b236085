from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_organisations import OrganisationShown, ProjectOrganisations

COUNCIL = OrganisationShown(code="council", name="Machair Council", about="No key yet.")


def made(qtbot, *organisations, may_change=True):
    view = ProjectOrganisations()
    qtbot.addWidget(view)
    view.show_organisations(organisations, may_change=may_change)
    return view


def test_without_organisations_the_page_says_where_they_are_listed(qtbot):
    assert "Add yours under Lists" in words_on(made(qtbot))
    assert "Add yours under Lists" not in words_on(made(qtbot, COUNCIL))


def test_a_key_is_made_or_told(qtbot):
    view = made(qtbot, COUNCIL)
    assert "No key yet." in words_on(view)
    for deed, signal in (
        ("make", view.make_asked),
        ("make_two", view.make_two_asked),
        ("tell", view.tell_asked),
    ):
        with qtbot.waitSignal(signal) as asked:
            view.rows.rows["council"].buttons[deed].click()
        assert asked.args == ["council"]


def test_whoever_may_not_change_the_project_only_looks(qtbot):
    assert made(qtbot, COUNCIL, may_change=False).rows.rows["council"].buttons == {}


def test_where_the_private_half_lies_stays_to_be_read(qtbot):
    view = made(qtbot, COUNCIL)
    assert view.made.isHidden()
    view.show_made("The key is in /stick/council.txt and nowhere else.")
    assert "/stick/council.txt" in words_on(view)
