"""Which of two open vaults a card is about."""

from tests.kit.windows import FakeFrame
from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.vault_choice import VaultChoice
from udset_desktop.desktop.views.unlock_view import UnlockView
from udset_desktop.usecases.unlocking import Which


def test_the_laptop_s_is_first_and_another_is_told(qtbot, river):
    told, row = list[Which](), ChoiceRow("Whose")
    flow = Flow(FakeFrame(river.laptop), UnlockView())
    qtbot.addWidget(flow.view)
    qtbot.addWidget(row)
    choice = VaultChoice(flow, row, lambda: told.append(choice.which))
    choice.begin()
    assert (choice.which, row.isHidden()) == (Which.LAPTOP, True)

    river.laptop.desk = river.desk.desk
    choice.begin()
    row.buttons["desk"].click()
    assert told == [Which.DESK]
    assert row.code == "desk"
    choice.begin()
    assert (row.isHidden(), row.code) == (False, "laptop")
    river.laptop.desk = None


def test_a_desk_alone_is_no_choice(qtbot, river):
    row = ChoiceRow("Whose")
    flow = Flow(FakeFrame(river.desk), UnlockView())
    qtbot.addWidget(flow.view)
    qtbot.addWidget(row)
    choice = VaultChoice(flow, row, lambda: None)
    choice.begin()
    assert (choice.which, row.isHidden()) == (Which.DESK, True)
