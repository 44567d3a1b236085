from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.factory import FIELDS, new_field
from udset_desktop.instrument.model import Kind


def test_every_kind_of_item_has_a_field(qtbot):
    assert set(FIELDS) == set(Kind)
    for kind in Kind:
        field = new_field(kind)
        qtbot.addWidget(field)
        assert isinstance(field, Field)
