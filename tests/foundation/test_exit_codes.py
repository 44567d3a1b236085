import pytest

from udset_desktop.foundation.exit_codes import ExitCode, exit_code_of
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, Incompatible, UdsetError


@pytest.mark.parametrize(
    ("family", "number"), [(AccessRefused, 4), (Incompatible, 5), (EnvironmentFailure, 6), (UdsetError, 70)]
)
def test_each_family_ends_with_its_number(family, number):
    assert exit_code_of(family("usecases.home_newer")) == number
    assert ExitCode(number)
