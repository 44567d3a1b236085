from udset_desktop.desktop.views.project_answer import ProjectAnswer


def test_one_thing_is_asked_after_the_other(qtbot):
    view = ProjectAnswer()
    qtbot.addWidget(view)
    assert (view.words.isHidden(), view.key_button.isHidden(), view.go_button.isHidden()) == (
        True,
        True,
        True,
    )
    with qtbot.waitSignal(view.request_asked):
        view.request_button.click()
    view.show_files("request.txt", "")
    with qtbot.waitSignal(view.key_asked):
        view.key_button.click()
    assert view.go_button.isHidden()
    view.show_files("request.txt", "council.txt")
    view.words.setText(" able acid aged also area army ")
    with qtbot.waitSignal(view.answer_asked) as told:
        view.go_button.click()
    assert told.args == ["able acid aged also area army"]
    view.show_files("", "")
    assert view.words.text() == ""


def test_where_the_answer_lies_and_what_stands_in_the_way(qtbot):
    view = ProjectAnswer()
    qtbot.addWidget(view)
    view.show_told("The answer is in answer.txt.")
    assert not view.told.isHidden()
    view.show_told("The words do not fit.", is_trouble=True)
    assert (view.told.isHidden(), view.trouble.isHidden()) == (True, False)
