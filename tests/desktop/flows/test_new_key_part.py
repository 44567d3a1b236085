"""A new key for the vault, given in Settings."""

import pytest

from tests.kit.joined import PASSPHRASE, joined
from tests.kit.real_homes import OWN, both_at_one_desk, real_river
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.organisation_keys import make_organisation_key
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.unlocking import Which

NEW = "seal on the skerry"


@pytest.fixture
def river(tmp_path):
    made = real_river(tmp_path)
    yield made
    made.close()


@pytest.fixture
def card_at(qtbot):
    def settings_of(workplace):
        flow = entered(SettingsFlow(FakeFrame(workplace)))
        qtbot.addWidget(flow.view)
        return flow.view.new_key

    return settings_of


def test_a_new_key_gives_a_new_code_and_shuts_the_old_ones_out(river, card_at):
    card = card_at(river.laptop)
    assert card.wanted.isHidden()
    card.renew_asked.emit("not the passphrase", NEW)
    assert not card.trouble.isHidden()
    assert card.code.isHidden()

    card.renew_asked.emit(PASSPHRASE, NEW)

    code = card.code.text()
    assert card.go_button.isEnabled()
    unlocking.lock(river.laptop)
    unlocking.unlock(river.laptop, code)


def test_an_organisations_other_key_is_said_until_the_vault_has_a_new_one(river, card_at, tmp_path):
    make_organisation_key(river.desk, "council", tmp_path / "next.key")
    update(river.laptop, write_pack(river.desk, tmp_path / "next.udsetpack").file)
    card = card_at(river.laptop)
    assert not card.wanted.isHidden()

    card.renew_asked.emit(PASSPHRASE, PASSPHRASE)

    assert card.wanted.isHidden()
    assert not card.code.isHidden()


def test_a_desk_has_the_card_and_made_up_people_have_not(river, card_at, tmp_path):
    assert not card_at(river.desk).isHidden()
    training = joined(tmp_path / "training")
    assert card_at(training.laptop).isHidden()
    training.close()


def test_of_two_vaults_the_one_chosen_has_a_new_key_and_the_other_stays_open(card_at, tmp_path):
    made = both_at_one_desk(tmp_path)
    card = card_at(made.desk)
    card.whose.buttons["desk"].click()
    card.renew_asked.emit(OWN, NEW)
    assert not card.trouble.isHidden()

    card.renew_asked.emit(PASSPHRASE, NEW)

    assert not card.code.isHidden()
    assert not card.whose.isEnabled()  # the code that stands there is the desk's
    assert unlocking.which_are_open(made.desk) == (Which.LAPTOP, Which.DESK)
    assert not made.desk.require_vault().load_records()
    unlocking.lock(made.desk)
    unlocking.unlock(made.desk, OWN)
    unlocking.unlock(made.desk, NEW, Which.DESK)
    made.close()
