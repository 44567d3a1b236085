"""What the verbs of handing over stand on is tried in `test_handing_over`; here is what they cannot reach."""

import pytest

from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.handing_over import hand_over
from udset_desktop.usecases.projects import revoke, write_pack


def test_a_laptop_that_is_believed_no_longer_is_handed_nobody(tmp_path):
    two = two_laptops(tmp_path)
    record = finished_talk(two.giver, "Morag")
    taker = two.taker.require_vault().load_setting("laptop/id")
    revoke(two.desk, taker, last_number=0)
    update(two.giver, write_pack(two.desk, tmp_path / "third.udsetpack").file)

    with pytest.raises(InputRefused, match="taker_not_fit"):
        hand_over(two.giver, two.taker_card, [record.person], tmp_path / "x.udsethandover")
    assert not (tmp_path / "x.udsethandover").exists()
    two.close()
