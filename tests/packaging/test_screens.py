"""What the screens tour is told on its line."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.kit.tree import ROOT
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE

SCRIPT = ROOT / "packaging" / "screens.py"


@pytest.mark.parametrize("language", ["x-longer", "xx", "en-xa"])
def test_a_language_without_words_is_refused_and_nothing_is_drawn(language, tmp_path):
    told = subprocess.run(
        [sys.executable, SCRIPT, "--out", tmp_path / "out", "--language", language, "--only", "nothing"],
        env={**os.environ, "UDSET_SCREENS": "1"},
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
    )
    assert told.returncode == 2
    assert PSEUDO_LANGUAGE in told.stderr
    assert not (tmp_path / "out").exists()


def test_the_language_its_head_names_is_the_made_up_one():
    assert re.findall(r"--language ([\w-]+)", SCRIPT.read_text("utf-8").split('"""')[1]) == [PSEUDO_LANGUAGE]
