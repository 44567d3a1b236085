from udset_desktop.desktop.views.put_back_page import PutBackPage


def test_the_file_the_secret_and_what_stands_in_the_way(qtbot):
    page = PutBackPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.file_asked):
        page.file_button.click()
    page.show_lead("It comes in place of what is damaged.")
    assert page.lead.text() == "It comes in place of what is damaged."
    page.show_file("udset-laptop-2026-06-01.udsetbackup")
    assert "udset-laptop" in page.file_name.text()
    page.secret.setText("heather and peat smoke")
    with qtbot.waitSignal(page.put_back_asked) as told:
        page.go_button.click()
    assert told.args == ["heather and peat smoke"]
    assert page.secret.text() == ""  # a secret does not stay in the field
    assert page.trouble.isHidden()
    page.show_trouble("That does not open it.")
    assert not page.trouble.isHidden()
