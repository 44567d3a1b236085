from udset_desktop.desktop.flows.first_places import FIRST
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.places import PLACES


def test_every_place_has_its_flow(frame, qtbot):
    for name, make in PLACES.items():
        flow = make(frame)
        qtbot.addWidget(flow.view)
        assert isinstance(flow, Flow), name


def test_what_a_start_leads_to_is_among_them():
    assert FIRST.items() <= PLACES.items()
