"""What never stands in the tree: unfinished marks, addresses of registries, keys."""

from __future__ import annotations

import re

import pytest

from tests.kit.tree import ROOT, modules, tracked_files

UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
REGISTRIES = re.compile(
    r"https?://[^\s\"']*(pypi|pythonhosted|npmjs|anaconda|/simple/)|--(extra-)?index-url|--find-links",
    re.IGNORECASE,
)
KEYS = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----")
TEXT_ENDS = {".py", ".toml", ".md", ".txt", ".qss", ".cfg", ".ini", ".json", ".spec", ".svg", ""}


def texts():
    for path in tracked_files():
        if path.suffix in TEXT_ENDS and path.name != "LICENSE":
            yield path, path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("pattern", [UNFINISHED, REGISTRIES, KEYS], ids=["unfinished", "registries", "keys"])
def test_it_stands_nowhere(pattern):
    own = ROOT / "tests" / "architecture" / "test_marks.py"
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path, text in texts()
        if path != own and (hit := pattern.search(text))
    ]
    assert found == []


def test_the_locks_pin_every_package_with_a_hash():
    for lock in (ROOT / "packaging" / "locks").glob("*.txt"):
        blocks = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        loose = [line for line in blocks if line.strip() and not ("==" in line and "--hash=sha256:" in line)]
        assert loose == [], lock.name


def test_the_runtime_lock_holds_the_very_versions_that_are_tested():
    def pins(name):
        text = (ROOT / "packaging" / "locks" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^([a-z0-9-]+==\S+)", text, re.MULTILINE))

    assert pins("runtime.txt") <= pins("dev.txt")
    assert pins("build.txt") <= pins("dev.txt")


def test_nothing_is_left_to_be_written():
    unwritten = [module.name for module in modules() if "NotImplementedError" in module.text]
    assert unwritten == []
