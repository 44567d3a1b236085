from udset_desktop.desktop.views.project_root import ProjectRoot


def test_who_signs_is_said_and_only_one_who_does_not_takes_the_key(qtbot):
    view = ProjectRoot()
    qtbot.addWidget(view)
    assert "This desk holds the root key" in view.about.text()
    assert view.take_button.isHidden()
    view.show_root(holds=False)
    assert "Another desk holds" in view.about.text()
    for made, signal in ((view.take_button, view.take_asked), (view.new_button, view.new_asked)):
        with qtbot.waitSignal(signal):
            made.click()


def test_what_was_done_and_what_stands_in_the_way_are_told_apart(qtbot):
    view = ProjectRoot()
    qtbot.addWidget(view)
    assert (view.told.isHidden(), view.trouble.isHidden()) == (True, True)
    view.show_told("Done.")
    assert (view.told.text(), view.trouble.isHidden()) == ("Done.", True)
    view.show_told("Not done.", is_trouble=True)
    assert (view.told.isHidden(), view.trouble.text()) == (True, "Not done.")
