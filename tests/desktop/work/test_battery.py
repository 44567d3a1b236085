import pytest

from tests.kit.windows import AtOnce
from udset_desktop.desktop.work.battery import BatteryWatch, Charge, linux_charge, mac_charge, read_charge


def battery(folder, percent, status, name="BAT0"):
    (folder / name).mkdir(parents=True)
    (folder / name / "capacity").write_text(f"{percent}\n", encoding="ascii")
    (folder / name / "status").write_text(f"{status}\n", encoding="ascii")


def test_the_kernels_files_are_read(tmp_path):
    assert linux_charge(tmp_path) is None
    battery(tmp_path, 18, "Discharging")
    assert linux_charge(tmp_path) == Charge(18, running_down=True)


def test_a_battery_that_tells_nothing_is_passed_over(tmp_path):
    (tmp_path / "BAT0").mkdir()
    battery(tmp_path, 55, "Charging", name="BAT1")
    assert linux_charge(tmp_path) == Charge(55, running_down=False)


@pytest.mark.parametrize(
    ("words", "charge"),
    [
        ("Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t18%; discharging; 1:02", (18, True)),
        ("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t100%; charged; 0:00", (100, False)),
    ],
)
def test_the_words_of_a_mac_are_read(words, charge):
    percent, running_down = charge
    assert mac_charge(words) == Charge(percent, running_down=running_down)


def test_a_mac_without_a_battery_says_nothing():
    assert mac_charge("Now drawing from 'AC Power'") is None
    assert mac_charge("") is None


def test_this_machine_can_be_asked():
    charge = read_charge()
    assert charge is None or 0 <= charge.percent <= 100


def test_each_level_is_said_once_until_the_mains(qtbot):
    told, charges = [], []
    watch = BatteryWatch(AtOnce(), lambda: charges.pop(0))
    watch.low.connect(told.append)
    for percent, running_down in ((40, True), (20, True), (15, True), (9, True), (8, True)):
        charges.append(Charge(percent, running_down=running_down))
        watch.look()
    assert told == [20, 9]
    for percent, running_down in ((30, False), (19, True)):
        charges.append(Charge(percent, running_down=running_down))
        watch.look()
    assert told == [20, 9, 19]


def test_no_battery_no_word(qtbot):
    told = []
    watch = BatteryWatch(AtOnce(), lambda: None)
    watch.low.connect(told.append)
    watch.start()
    assert told == []
