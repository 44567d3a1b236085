from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_laptops import LaptopShown, PackShown, ProjectLaptops
from udset_desktop.interview.screen import ChoiceState

TWO = (ChoiceState(code="", words="No", chosen=True), ChoiceState(code="00aa", words="Laptop 00aa"))


def made(qtbot):
    view = ProjectLaptops()
    qtbot.addWidget(view)
    return view


def test_an_old_pack_makes_its_button_the_loud_one(qtbot):
    view = made(qtbot)
    view.show_pack(PackShown(about="Pack 1 says less.", words="gull bracken cactus", is_current=False))
    assert view.pack_button.property("loud")
    assert "gull bracken cactus" in words_on(view)
    view.show_pack(PackShown(about="Pack 2.", words="gull bracken cactus", is_current=True))
    assert not view.pack_button.property("loud")
    with qtbot.waitSignal(view.pack_asked):
        view.pack_button.click()


def test_a_card_in_hand_is_the_one_loud_thing(qtbot):
    view = made(qtbot)
    view.show_pack(PackShown(about="Pack 1 says less.", is_current=False))
    view.show_card("00aa.udsetcard")
    assert not view.pack_button.property("loud")
    view.show_card("")
    assert view.pack_button.property("loud")


def test_a_desk_that_is_behind_asks_for_the_newest_pack_and_writes_none(qtbot):
    view = made(qtbot)
    assert view.newest_button.isHidden()
    view.show_pack(PackShown(about="Put back from a backup.", is_behind=True))
    assert view.pack_button.isHidden()
    with qtbot.waitSignal(view.newest_asked):
        view.newest_button.click()
    with qtbot.waitSignal(view.no_newer_asked):
        view.no_newer_button.click()
    view.show_card("00aa.udsetcard")
    assert not view.newest_button.property("loud")
    view.show_pack(PackShown(about="Pack 2."))
    assert (view.newest_button.isHidden(), view.no_newer_button.isHidden()) == (True, True)


def test_a_colleagues_pack_is_offered_where_somebody_else_signs_packs_and_is_not_the_loud_thing(qtbot):
    view = made(qtbot)
    view.show_pack(PackShown(about="Pack 4 says less.", is_current=False, may_take=True))
    assert (view.newest_button.isHidden(), view.no_newer_button.isHidden()) == (False, True)
    assert "colleague" in view.newest_button.text()
    assert (view.pack_button.property("loud"), view.newest_button.property("loud")) == (True, False)
    with qtbot.waitSignal(view.newest_asked):
        view.newest_button.click()


def test_before_the_first_pack_there_are_no_words_to_tell(qtbot):
    view = made(qtbot)
    view.show_pack(PackShown(about="No pack is written yet.", is_current=False))
    assert view.words.isHidden()
    view.show_written("Pack 1 is written.")
    assert "Pack 1 is written." in words_on(view)


def test_who_does_not_sign_packs_accepts_no_cards(qtbot):
    view = made(qtbot)
    view.show_pack(PackShown(about="Somebody else writes it.", may_write=False))
    assert view.pack_button.isHidden()
    assert view.card_frame.isHidden()


def test_a_card_wants_its_six_words_before_it_is_trusted(qtbot):
    view = made(qtbot)
    assert view.accept_button.isHidden()
    with qtbot.waitSignal(view.card_asked):
        view.card_button.click()
    view.show_card("00aa.udsetcard", TWO)
    view.card_words.setText(" six words told by telephone now ")
    view.replaces.choose("00aa")
    with qtbot.waitSignal(view.accept_asked) as asked:
        view.accept_button.click()
    assert asked.args == ["six words told by telephone now", "00aa"]
    view.show_card("00aa.udsetcard", TWO, "The six words differ.")
    assert "The six words differ." in words_on(view)
    assert view.card_words.text().strip()
    view.show_card("")
    assert view.card_words.text() == ""
    assert view.accept_button.isHidden()


def test_a_first_laptop_is_not_asked_whom_it_replaces(qtbot):
    view = made(qtbot)
    view.show_card("00aa.udsetcard", TWO[:1])
    assert view.replaces.isHidden()


def test_a_trusted_laptop_can_be_revoked_and_a_revoked_one_not_again(qtbot):
    view = made(qtbot)
    view.show_laptops(())
    assert not view.no_laptop.isHidden()
    view.show_laptops(
        (
            LaptopShown(key="a", name="Laptop a", about="Trusted", may_revoke=True),
            LaptopShown(key="b", name="Laptop b", about="Trusted no longer", may_revoke=False),
        )
    )
    assert view.no_laptop.isHidden()
    assert view.laptops.rows["b"].buttons == {}
    with qtbot.waitSignal(view.revoke_asked) as asked:
        view.laptops.rows["a"].buttons["revoke"].click()
    assert asked.args == ["a"]


def test_the_six_words_are_asked_for_where_the_newest_pack_wants_them(qtbot):
    view = made(qtbot)
    view.show_pack(PackShown(about="Put back from a backup.", is_behind=True))
    assert (view.newest_words.isHidden(), view.newest_words_button.isHidden()) == (True, True)
    view.show_newest("A new root key.", ask_words=True)
    assert "A new root key." in words_on(view)
    view.newest_words.setText("  gull bracken cactus ")
    with qtbot.waitSignal(view.newest_words_told) as told:
        view.newest_words_button.click()
    assert told.args == ["gull bracken cactus"]
    view.show_newest()
    assert view.newest_words.text() == ""
    assert (view.newest_words.isHidden(), view.newest_trouble.isHidden()) == (True, True)
