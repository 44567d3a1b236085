from udset_desktop.desktop.views.settings_view import SettingsShown, SettingsView


def shown(qtbot, **state):
    view = SettingsView()
    qtbot.addWidget(view)
    view.show_state(SettingsShown(**state))
    return view


def test_what_is_set_is_shown(qtbot):
    view = shown(qtbot, theme="dark", percent=150, cover_minutes=5, cover_choices=(1, 3, 5))
    assert view.themes.code == "dark"
    assert view.percents.code == "150"
    assert view.covers.code == "5"


def test_each_choice_is_told(qtbot):
    view = shown(qtbot, cover_choices=(1, 3))
    for signal, button, expected in (
        (view.theme_chosen, view.themes.buttons["contrast"], ["contrast"]),
        (view.percent_chosen, view.percents.buttons["200"], [200]),
        (view.cover_chosen, view.covers.buttons["1"], [1]),
    ):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == expected


def test_another_passphrase_is_typed_twice(qtbot):
    view = shown(qtbot)
    for line, text in zip(view.lines, ("old words", "new words here", "other words"), strict=True):
        line.setText(text)
    with qtbot.assertNotEmitted(view.passphrase_asked):
        view.change_button.click()
    assert not view.trouble.isHidden()
    view.lines[2].setText("new words here")
    with qtbot.waitSignal(view.passphrase_asked) as told:
        view.change_button.click()
    assert told.args == ["old words", "new words here"]
    assert [line.text() for line in view.lines] == ["", "", ""]


def test_a_training_laptop_has_no_passphrase_to_change(qtbot):
    assert shown(qtbot, may_change_passphrase=False).passphrase_card.isHidden()


def test_old_copies_are_told_with_where_they_lie_and_nothing_is_said_without_them(qtbot):
    view = shown(qtbot)
    assert view.copies_card.isHidden()
    view.show_state(SettingsShown(copies=("/home/laptops/1/vault.db.before-3 goes on 11 May 2026.",)))
    assert not view.copies_card.isHidden()
    assert "vault.db.before-3 goes on 11 May 2026." in view.copies.text()


def test_quiet_questions_can_be_turned_off_where_somebody_writes(qtbot):
    view = shown(qtbot, asides=True, asides_put_aside=4)
    assert view.asides.code == "on"
    assert view.asides_said.text() == "Put aside on this laptop so far: 4. Only the number is kept."
    with qtbot.waitSignal(view.asides_chosen) as told:
        view.asides.buttons["off"].click()
    assert told.args == [False]
    assert shown(qtbot).asides.parentWidget().isHidden()
