from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.places import NAVIGATION, PLACES
from udset_desktop.desktop.look.words import has_words


def test_every_place_has_its_flow(frame, qtbot):
    for name, make in PLACES.items():
        flow = make(frame)
        qtbot.addWidget(flow.view)
        assert isinstance(flow, Flow), name


def test_every_place_of_the_row_is_a_place_and_has_a_name(frame):
    for name, there in NAVIGATION:
        assert name in PLACES
        assert has_words(f"shell.place.{name}")
        assert isinstance(there(frame.workplace), bool)
