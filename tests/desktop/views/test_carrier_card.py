from tests.kit.windows import words_on
from udset_desktop.desktop.views.carrier_card import CarrierCard, CarrierShown, CarrierTyped

SFTP = CarrierShown(place="sftp://machair.example/in", kind="sftp", user="ann")


def made(qtbot, **shown):
    card = CarrierCard()
    qtbot.addWidget(card)
    card.show()
    card.show_carrier(CarrierShown(**shown))
    return card


def seen(card):
    names = ("folder_button", "address", "user", "ways", "password", "region", "public", "try_button")
    return {name for name in names if getattr(card, name).isVisible()}


def test_without_a_place_it_says_so_and_offers_to_choose(qtbot):
    card = made(qtbot)
    assert "No place has been chosen yet." in words_on(card)
    assert card.forget_button.isHidden()
    assert seen(card) == set()


def test_each_kind_asks_for_its_own_lines_and_no_more(qtbot):
    card = made(qtbot)
    card.choose_button.click()
    assert seen(card) == {"folder_button"}
    for kind, lines in (
        ("sftp", {"address", "user", "ways", "password", "try_button"}),
        ("webdav", {"address", "user", "password", "try_button"}),
        ("s3", {"address", "user", "password", "region", "try_button"}),
    ):
        card.kinds.buttons[kind].click()
        assert seen(card) == lines
        assert all(line.accessibleName() for line in (card.address, card.user, card.password))
    assert card.password.accessibleName() == "Secret key"


def test_the_laptop_s_own_key_takes_the_place_of_a_password(qtbot):
    card = made(qtbot)
    card.choose_button.click()
    card.kinds.buttons["sftp"].click()
    with qtbot.waitSignal(card.key_asked):
        card.ways.buttons["key"].click()
    card.show_carrier(CarrierShown(public="ssh-ed25519 AAAA udset"))
    assert seen(card) == {"address", "user", "ways", "public", "try_button"}
    assert (card.public.text(), card.public.isReadOnly()) == ("ssh-ed25519 AAAA udset", True)


def test_what_was_written_is_told_and_a_password_never_stays_in_its_line(qtbot):
    card = made(qtbot)
    card.choose_button.click()
    card.kinds.buttons["sftp"].click()
    card.address.setText(" sftp://machair.example/in ")
    card.user.setText("ann")
    card.password.setText("heather and peat")
    with qtbot.waitSignal(card.try_asked) as tried:
        card.try_button.click()
    assert tried.args == [
        CarrierTyped(
            kind="sftp", address="sftp://machair.example/in", user="ann", password="heather and peat"
        )
    ]
    assert "heather" not in repr(tried.args)
    card.cancel_button.click()
    assert (card.password.text(), seen(card)) == ("", set())
    assert card.choose_button.isEnabled()


def test_choosing_again_begins_with_what_was_chosen_but_the_password(qtbot):
    card = made(qtbot)
    card.show_carrier(SFTP)
    assert "It goes to sftp://machair.example/in." in words_on(card)
    card.choose_button.click()
    assert (card.kinds.code, card.address.text(), card.user.text()) == ("sftp", SFTP.place, "ann")
    assert card.password.text() == ""
    assert "keep the one from before" in card.password.accessibleName()


def test_letting_go_and_choosing_a_folder_are_told(qtbot):
    card = made(qtbot)
    card.show_carrier(SFTP)
    with qtbot.waitSignal(card.forget_asked):
        card.forget_button.click()
    card.choose_button.click()
    card.kinds.buttons["folder"].click()
    with qtbot.waitSignal(card.folder_asked):
        card.folder_button.click()


def test_the_keyboard_stands_on_the_lines_and_comes_back_to_the_button(qtbot):
    card = made(qtbot)
    card.activateWindow()
    card.choose_button.click()
    assert card.focusWidget() is card.kinds.buttons["folder"]
    card.cancel_button.click()
    assert card.focusWidget() is card.choose_button


def test_the_address_of_one_kind_does_not_stand_under_another_but_what_is_written_stays(qtbot):
    card = made(qtbot)
    card.show_carrier(SFTP)
    card.choose_button.click()
    card.kinds.buttons["s3"].click()
    assert card.address.text() == ""
    card.kinds.buttons["sftp"].click()
    assert card.address.text() == SFTP.place
    card.address.setText("sftp://other.example/in")
    card.kinds.buttons["webdav"].click()
    assert card.address.text() == "sftp://other.example/in"
