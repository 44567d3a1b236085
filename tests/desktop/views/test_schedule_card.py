from tests.kit.windows import words_on
from udset_desktop.desktop.views.schedule_card import ScheduleCard, ScheduleShown
from udset_desktop.interview.screen import ChoiceState

HOURS = tuple(ChoiceState(code=one, words=f"from {one}", chosen=one == "12:00") for one in ("never", "12:00"))


def test_the_card_is_not_there_before_there_is_a_place_to_send_to(qtbot):
    card = ScheduleCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_schedule(ScheduleShown(hours=HOURS))
    assert not card.isHidden()
    assert card.last.isHidden()


def test_the_hour_and_the_last_time_stand_there_and_a_choice_is_told(qtbot):
    card = ScheduleCard()
    qtbot.addWidget(card)
    card.show_schedule(ScheduleShown(hours=HOURS, last="Sent: 1 bundle."))
    assert card.hours.code == "12:00"
    assert "Sent: 1 bundle." in words_on(card)
    with qtbot.waitSignal(card.planned) as planned:
        card.hours.buttons["never"].click()
    assert planned.args == ["never"]
