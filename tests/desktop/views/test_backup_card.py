from tests.kit.windows import words_on
from udset_desktop.desktop.views.backup_card import BackupCard, BackupShown
from udset_desktop.interview.screen import ChoiceState

PLANS = tuple(ChoiceState(code=str(days), words=f"every {days}", chosen=days == 7) for days in (0, 1, 7))


def shown(qtbot, **changes):
    card = BackupCard()
    qtbot.addWidget(card)
    card.show_backups(BackupShown(last="None yet.", plans=PLANS, **changes))
    return card


def test_the_card_waits_until_it_is_known_how_backups_stand(qtbot):
    card = BackupCard()
    qtbot.addWidget(card)
    assert card.isHidden()


def test_the_last_one_the_plan_and_what_was_said_stand_there(qtbot):
    card = shown(qtbot, place="It goes to /stick", said="It opens.")
    for words in ("None yet.", "It goes to /stick", "It opens.", "every 7"):
        assert words in words_on(card)
    assert card.plan.code == "7"


def test_each_wish_is_told_and_a_secret_does_not_stay_in_the_field(qtbot):
    card = shown(qtbot)
    with qtbot.waitSignal(card.make_asked):
        card.make_button.click()
    with qtbot.waitSignal(card.planned) as planned:
        card.plan.buttons["1"].click()
    assert planned.args == [1]
    card.secret.setText("heather and peat smoke")
    with qtbot.waitSignal(card.try_asked) as tried:
        card.try_button.click()
    assert tried.args == ["heather and peat smoke"]
    assert card.secret.text() == ""
