from udset_desktop.foundation.places import Home
from udset_desktop.simulation.laptop import LaptopPlan, fill_laptop, fixed_clock
from udset_desktop.simulation.loose_ends import leave_loose_ends
from udset_desktop.simulation.partnership import add_laptops, open_desk
from udset_desktop.usecases.people import today
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace


def test_today_has_a_conversation_to_carry_on_and_a_few_sheets_owed(tmp_path):
    home = Home(folder=tmp_path / "home")
    desk = open_desk(home)
    add_laptops(desk, 1)
    desk.close()
    fill_laptop(
        LaptopPlan(home=home.folder, number=1, place=1, laptops=1, interviews=12, seed=2, out=tmp_path)
    )
    workplace = open_workplace(home, laptop=1, clock=fixed_clock())
    unlock(workplace)
    try:
        leave_loose_ends(workplace, 2)
        shown = today(workplace)
    finally:
        workplace.close()

    assert [draft.cut_off for draft in shown.drafts] == [False]
    assert shown.drafts[0].place == "Having things to do"
    assert 0 < len(shown.sheets) <= 3
