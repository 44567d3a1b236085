import pytest

from udset_desktop.foundation.ids import RecordId
from udset_desktop.store.vault_values import PassedText


@pytest.mark.parametrize(
    ("bundle", "elsewhere", "has_left"),
    [(None, False, False), (3, False, True), (None, True, True), (3, True, True)],
)
def test_a_text_is_out_once_it_left_from_here_or_from_whoever_had_the_person(bundle, elsewhere, has_left):
    text = PassedText(
        number="n1",
        record=RecordId("r1"),
        key="well.words",
        source="",
        text="",
        left_out=False,
        read_by="",
        read_utc="",
        bundle=bundle,
        elsewhere=elsewhere,
    )
    assert text.has_left is has_left
