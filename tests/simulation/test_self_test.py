from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.simulation import self_test
from udset_desktop.simulation.self_test import run_self_test


def test_every_step_passes_and_is_counted():
    tried = run_self_test()

    assert [step.name for step in tried.steps if not step.passed] == []
    assert tried.passed == len(tried.steps) == 13


def test_a_step_that_fails_is_told_and_the_rest_is_not_tried(monkeypatch):
    def fail(_):
        raise InputRefused(Finding(code="simulation.not_as_expected", context={"what": "records"}))

    monkeypatch.setitem(self_test._STEPS, "enrol_laptops", fail)
    tried = run_self_test()

    assert tried.passed == 1
    assert [finding.code for finding in tried.steps[1].findings] == ["simulation.not_as_expected"]
    assert {step.findings[0].code for step in tried.steps[2:]} == {"simulation.not_tried"}
    assert len(tried.steps) == 13
