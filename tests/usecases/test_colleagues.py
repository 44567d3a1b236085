"""Who coordinates, as a desk keeps it: learnt from packs, taken off, in one order everywhere."""

import pytest

from tests.kit.joined import joined
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.project.pack import PackCoordinator, parse_pack
from udset_desktop.sealing.keys import new_age_key, new_signing_key
from udset_desktop.usecases.colleagues import (
    colleague_at,
    coordinators_at,
    known_coordinators,
    learn_coordinators,
    stop_sealing_to,
)
from udset_desktop.usecases.projects import write_pack


@pytest.fixture
def made(tmp_path):
    both = joined(tmp_path)
    yield both
    both.close()


def somebody():
    return PackCoordinator(receipt_public=new_signing_key().public, recipient=new_age_key().recipient)


def test_a_pack_of_another_says_who_coordinates_and_who_no_longer_does(made):
    desk = made.desk.require_desk()
    [own] = coordinators_at(desk)
    first, second = somebody(), somebody()

    learn_coordinators(desk, (first, own))
    assert set(coordinators_at(desk)) == {own, first}
    [kept] = known_coordinators(made.desk)
    learn_coordinators(desk, (second, first))
    assert kept in known_coordinators(made.desk)
    learn_coordinators(desk, (second,))

    assert set(coordinators_at(desk)) == {own, second}


def test_the_order_is_the_same_whoever_asks(made):
    desk = made.desk.require_desk()
    learn_coordinators(desk, [somebody() for _ in range(5)])
    recipients = [one.recipient for one in coordinators_at(desk)]
    assert recipients == sorted(recipients)


def test_the_next_pack_names_nobody_who_was_taken_off(made, tmp_path):
    gone = somebody()
    learn_coordinators(made.desk.require_desk(), (gone,))
    [known] = known_coordinators(made.desk)
    assert colleague_at(made.desk.require_desk(), known) == gone

    stop_sealing_to(made.desk, known)

    log = [line.what for line in made.desk.require_desk().vault.load_audit_lines()]
    assert log[-1] == "coordinator_removed"
    pack = parse_pack(write_pack(made.desk, tmp_path / "next.udsetpack").file.read_bytes())
    assert gone.recipient not in pack.recipients
    with pytest.raises(InputRefused, match=r"project\.coordinator_unknown"):
        stop_sealing_to(made.desk, known)
