import pytest

from tests.kit.joined import begun
from tests.kit.vaults import unlocked_workplace
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.interview.header import Interviewer
from udset_desktop.usecases.settings import (
    Settings,
    keep_interviewer,
    kept_interviewer,
    load_settings,
    save_settings,
)
from udset_desktop.usecases.unlocking import Which, lock, unlock


@pytest.fixture
def workplace(tmp_path):
    workplace, _ = unlocked_workplace(tmp_path)
    yield workplace
    workplace.close()


def test_new_vault_has_the_defaults(workplace):
    assert load_settings(workplace) == Settings()


def test_settings_come_back_as_saved(workplace):
    chosen = Settings(
        text_size=150, look="contrast", cover_minutes=10, reversed_scales=True, last_folder="/m"
    )

    save_settings(workplace, chosen)

    assert load_settings(workplace) == chosen


@pytest.mark.parametrize(
    "change",
    [
        {"text_size": 3},
        {"language": "xx"},
        {"look": "neon"},
        {"cover_minutes": 61},
        {"sheet_style": "tiny"},
        {"interviewer_ref": "x" * 501},
        {"interviewer_type": "the boss"},
    ],
)
def test_senseless_setting_is_refused_and_nothing_is_kept(workplace, change):
    with pytest.raises(InputRefused) as refused:
        save_settings(workplace, Settings(reversed_scales=True, **change))

    assert [finding.where for finding in refused.value.findings] == list(change)
    assert load_settings(workplace) == Settings()


def test_kept_value_that_makes_no_sense_gives_the_default(workplace):
    vault = workplace.require_vault()
    vault.save_setting("user.text_size", 7)
    vault.save_setting("user.look", 7)
    vault.save_setting("user.reversed_scales", value=True)

    assert load_settings(workplace) == Settings(reversed_scales=True)


def test_who_only_coordinates_keeps_settings_at_the_desk(tmp_path):
    desk = begun(tmp_path)
    save_settings(desk, Settings(text_size=175))
    assert load_settings(desk).text_size == 175
    lock(desk)
    with pytest.raises(AccessRefused):
        load_settings(desk)
    unlock(desk, which=Which.DESK)
    assert load_settings(desk).text_size == 175
    desk.close()


def test_who_begins_here_is_remembered_without_what_they_are_to_one_person(workplace):
    assert kept_interviewer(workplace) is None
    keep_interviewer(workplace, Interviewer(ref="AM", type="third_party", known_before="yes"))
    assert kept_interviewer(workplace) == Interviewer(ref="AM", type="third_party")
    keep_interviewer(workplace, Interviewer(ref="AM", type="third_party", known_before="no"))
    assert load_settings(workplace) == Settings(interviewer_ref="AM", interviewer_type="third_party")
