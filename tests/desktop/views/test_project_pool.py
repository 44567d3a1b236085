from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_pool import PoolPlaceShown, ProjectPool


def made(qtbot, **shown):
    view = ProjectPool()
    qtbot.addWidget(view)
    view.show_place(PoolPlaceShown(about="In a file.", place="/d/desk/pool.db", **shown))
    return view


def asking(qtbot):
    view = made(qtbot)
    view.other_button.click()
    return view


def test_the_place_stands_there_and_nothing_is_asked(qtbot):
    view = made(qtbot)
    assert "/d/desk/pool.db" in words_on(view)
    assert view.asking.isHidden()
    assert view.own_button.isHidden()
    assert view.trouble.isHidden()


def test_a_pool_that_cannot_be_asked_says_why_and_the_own_file_can_be_gone_back_to(qtbot):
    view = made(qtbot, trouble="The database does not answer.", is_own=False)
    assert "The database does not answer." in words_on(view)
    with qtbot.waitSignal(view.own_asked):
        view.own_button.click()


def test_another_place_is_typed_and_told_without_spaces_round_it(qtbot):
    view = asking(qtbot)
    with qtbot.assertNotEmitted(view.place_asked):
        view.go_button.click()  # nothing is typed yet
    view.address.setText("  postgresql://me@server/pool ")
    with qtbot.waitSignal(view.place_asked) as asked:
        view.go_button.click()
    assert asked.args == ["postgresql://me@server/pool"]


def test_a_file_can_be_chosen_as_the_pool(qtbot):
    view = asking(qtbot)
    with qtbot.waitSignal(view.file_asked):
        view.file_button.click()
    view.show_file("/s/pool.db")
    assert view.address.text() == "/s/pool.db"


def test_the_password_is_in_pgpass_until_a_file_is_chosen(qtbot):
    view = asking(qtbot)
    assert view.password.code == "pgpass"
    with qtbot.waitSignal(view.password_asked):
        view.password.buttons["file"].click()
    assert view.password.code == "pgpass"  # nothing was chosen yet
    view.show_password("secret")
    assert (view.password.code, view.password_name.text()) == ("file", "secret")
    view.password.buttons["pgpass"].click()
    assert (view.password.code, view.password_name.isHidden()) == ("pgpass", True)


def test_a_refused_place_stays_to_be_mended_and_leaving_lets_it_go(qtbot):
    view = asking(qtbot)
    view.address.setText("mysql://server/pool")
    view.show_trouble("This address names something else.")
    assert "This address names something else." in words_on(view)
    assert view.address.text() == "mysql://server/pool"
    view.leave_button.click()
    assert view.asking.isHidden()
    view.other_button.click()
    assert view.address.text() == ""
    assert view.ask_trouble.isHidden()


def test_a_server_is_not_asked_twice_while_it_takes_its_time(qtbot):
    view = asking(qtbot)
    view.address.setText("postgresql://me@server/pool")
    view.show_busy(busy=True)
    with qtbot.assertNotEmitted(view.place_asked):
        view.address.returnPressed.emit()
    view.show_busy(busy=False)
    with qtbot.waitSignal(view.place_asked):
        view.address.returnPressed.emit()
