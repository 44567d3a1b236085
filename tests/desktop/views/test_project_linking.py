from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_linking import ProjectLinking


def test_the_card_is_there_only_while_linking_is_on(qtbot):
    view = ProjectLinking()
    qtbot.addWidget(view)
    assert view.isHidden()
    view.show_linking("On by decision of the head of service.")
    said = words_on(view)
    assert "On by decision of the head of service." in said
    assert "never use a CHI number" in said
    assert "who is who" not in said
    view.show_linking("On.", tells_who=True)
    assert "who is who" in words_on(view)
    view.show_linking("")
    assert view.isHidden()


def test_a_new_key_and_the_same_again_are_asked_for_apart(qtbot):
    view = ProjectLinking()
    qtbot.addWidget(view)
    view.show_linking("On.", tells_who=True)
    for button, how in ((view.new_button, "new"), (view.again_button, "again")):
        with qtbot.waitSignal(view.key_asked) as told:
            button.click()
        assert told.args == [how]
    view.show_key_trouble("No laptop.")
    assert "No laptop." in words_on(view)
    view.show_linking("On.")
    assert "No laptop." not in words_on(view)


def test_how_many_references_is_told_as_it_was_typed(qtbot):
    view = ProjectLinking()
    qtbot.addWidget(view)
    view.show_linking("On.")
    view.count.setText(" 40 ")
    with qtbot.waitSignal(view.references_asked) as told:
        view.write_button.click()
    assert told.args == ["40"]
    view.show_trouble("Choose a number.")
    assert "Choose a number." in words_on(view)
