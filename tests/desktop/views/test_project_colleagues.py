from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_colleagues import ProjectColleagues


def made(qtbot):
    view = ProjectColleagues()
    qtbot.addWidget(view)
    return view


def test_a_card_wants_its_six_words(qtbot):
    view = made(qtbot)
    assert view.add_button.isHidden()
    with qtbot.waitSignal(view.card_asked):
        view.card_button.click()
    view.show_card("aa11.udsetcard")
    view.words.setText(" six words told by telephone now ")
    with qtbot.waitSignal(view.add_asked) as asked:
        view.add_button.click()
    assert asked.args == ["six words told by telephone now"]
    view.show_card("aa11.udsetcard", "The six words differ.")
    assert "The six words differ." in words_on(view)
    assert view.words.text()
    view.show_card("")
    assert (view.words.text(), view.add_button.isHidden(), view.trouble.isHidden()) == ("", True, True)


def test_colleagues_are_listed_and_may_be_let_sign_or_taken_off(qtbot):
    view = made(qtbot)
    view.show_colleagues((("aa11", "Coordinator aa11", "Reads the bundles"),))
    assert "Coordinator aa11" in words_on(view)
    for deed, signal in (("hand", view.hand_asked), ("remove", view.remove_asked)):
        with qtbot.waitSignal(signal) as asked:
            view.rows.rows["aa11"].buttons[deed].click()
        assert asked.args == ["aa11"]
