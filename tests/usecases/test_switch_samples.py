"""What a switch changes is shown by what makes the lines that leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.decided import COMPARISON
from tests.kit.joined import begun
from udset_desktop.project.switches import KEYS, Switches
from udset_desktop.usecases.switch_samples import switch_samples


@pytest.fixture
def desk(tmp_path):
    desk = begun(tmp_path)
    yield desk
    desk.close()


def changed(sample):
    return {field for field, before, after in sample.rows if before != after}


def test_linking_adds_a_key_and_nothing_else(desk):
    sample = switch_samples(desk)["linking"]
    assert changed(sample) == {"link"}
    (link,) = [after for field, _, after in sample.rows if field == "link"]
    assert len(link) == 32
    assert "this conversation with your next one" in sample.heard


def test_comparison_adds_what_the_project_compares(desk):
    every = {"interviewer_key", "interviewer_known", "interviewer_employer", "interviewer_allocated"}
    assert changed(switch_samples(desk)["comparison"]) == every
    less = Switches(comparison=replace(COMPARISON, known_before=False))
    desk.project = replace(desk.require_settings(), switches=less)
    assert changed(switch_samples(desk)["comparison"]) == every - {"interviewer_known"}


def test_three_texts_show_how_words_would_leave(desk):
    sample = switch_samples(desk)["words"]
    assert len(sample.texts) == 3
    assert sample.heard
    for written, leaves in sample.texts:
        assert "[" in leaves
        assert leaves != written
    leaving = " ".join(leaves for _, leaves in sample.texts)
    for name in ("Agnes", "Ross", "Mill Street", "Morag", "3 March", "Sinclair", "01632 960123"):
        assert name not in leaving


def test_every_switch_is_shown_also_before_there_are_services(desk):
    desk.project = replace(
        desk.require_settings(), services=(), localities=(), instruments=("reflection/1.0.0",)
    )
    samples = switch_samples(desk)
    assert set(samples) == set(KEYS)
    assert samples["linking"].rows == ()
