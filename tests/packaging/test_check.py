"""How the check runs its steps: two at a time at its end, each told whole; and what a wheel must hold."""

from __future__ import annotations

import importlib.util
import sys
import threading
import zipfile

import pytest

from tests.kit.tree import ROOT

SPEC = importlib.util.spec_from_file_location("check", ROOT / "packaging" / "check.py")


@pytest.fixture
def check(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    module = importlib.util.module_from_spec(SPEC)
    monkeypatch.setitem(sys.modules, "check", module)  # where a dataclass looks for its own module
    SPEC.loader.exec_module(module)
    monkeypatch.setenv("CI", "true")
    return module


def says(check, *lines: str, code: int = 0):
    """What a step does that runs a program."""
    told = "".join(f"print({line!r}, flush=True);" for line in lines)
    return lambda: check._count([sys.executable, "-c", f"{told}raise SystemExit({code})"])


@pytest.fixture
def wheel(check, tmp_path, monkeypatch):
    """A checkout and a wheel of it; what the wheel holds."""
    monkeypatch.setattr(check.machine, "ROOT", tmp_path)
    held = {"udset_desktop/__init__.py": b"", "udset_desktop/resources/words/en.toml": b"a = 1"}
    for name, content in held.items():
        place = tmp_path / name.replace("udset_desktop/resources/", "resources/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def packed(**changed: bytes):
        with zipfile.ZipFile(tmp_path / "one.whl", "w") as made:
            for name, content in (held | changed).items():
                if content is not None:
                    made.writestr(name, content)
            made.writestr("udset_desktop-1.dist-info/METADATA", "")
        return check.unlike_checkout(tmp_path / "one.whl")

    return packed


def test_steps_beside_one_another_run_at_once(check):
    both = threading.Barrier(2, timeout=30)  # breaks, where one waits for the other to end

    def meets():
        both.wait()
        return 1, 0

    assert check._run_all([check.Step("one", meets, beside=True), check.Step("two", meets, beside=True)]) == 0


def test_what_a_step_beside_another_says_comes_whole_and_under_its_name(check, capfd):
    steps = [check.Step(name, says(check, f"{name} 1", f"{name} 2"), beside=True) for name in ("one", "two")]
    check._run_all(steps)
    told = capfd.readouterr().out
    for name in ("one", "two"):
        assert f"── {name}\n{name} 1\n{name} 2\n── {name}: ok" in told


def test_a_step_that_fails_beside_another_is_told_with_what_it_said(check, capfd):
    steps = [
        check.Step("well", says(check, "fine"), beside=True),
        check.Step("unwell", says(check, "broken", code=3), beside=True),
    ]
    assert check._run_all(steps) == 1
    told = capfd.readouterr().out
    assert "── unwell\nbroken\n── unwell: failed" in told
    assert told.endswith("not well: unwell\n\n1 passed, 1 failed\n")


def test_a_step_that_breaks_down_beside_another_is_not_passed_over(check, capfd):
    def breaks():
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - whatever it was
        check._run_all([check.Step("broken", breaks, beside=True)])
    assert "── broken: failed" in capfd.readouterr().out


def test_a_step_alone_says_what_it_says_at_once(check, capfd):
    seen = []

    def looked():
        counted = says(check, "now")()
        seen.append(capfd.readouterr().out)
        return counted

    assert check._run_all([check.Step("alone", looked)]) == 0
    assert seen == ["\n── alone\nnow\n"]


def test_a_wheel_of_the_checkout_is_like_it(wheel):
    assert wheel() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("udset_desktop/resources/words/en.toml", None),
        ("udset_desktop/resources/words/en.toml", b"a = 2"),
        ("udset_desktop/notes.txt", b"left lying"),
        ("tests/test_main.py", b""),
    ],
    ids=["missing", "changed", "too much", "beside the package"],
)
def test_a_wheel_that_is_unlike_the_checkout_is_told_by_name(wheel, name, content):
    assert wheel(**{name: content}) == [name]
