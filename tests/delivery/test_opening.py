"""Each kind of place gets its own carrier."""

import pytest

from udset_desktop.delivery.address import parse_address
from udset_desktop.delivery.folder import FolderCarrier
from udset_desktop.delivery.opening import open_carrier
from udset_desktop.foundation.problems import EnvironmentFailure


def test_a_folder_is_reached_as_a_folder(tmp_path):
    assert isinstance(open_carrier(parse_address(str(tmp_path))), FolderCarrier)


def test_a_folder_that_is_not_there_cannot_be_opened(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"delivery\.no_folder"):
        open_carrier(parse_address(str(tmp_path / "gone")))
