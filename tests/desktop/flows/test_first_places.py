import json
import subprocess
import sys

from udset_desktop.desktop.flows.first_places import NAVIGATION
from udset_desktop.desktop.flows.places import PLACES
from udset_desktop.desktop.look.words import has_words

IMPORTED = """
import json, sys, udset_desktop.desktop.flows.first_places
print(json.dumps([name for name in sys.modules if name.endswith(("_flow", "_view")) and "flows" in name]))
"""


def test_every_place_of_the_row_is_a_place_and_has_a_name(frame):
    for name, there in NAVIGATION:
        assert name in PLACES
        assert has_words(f"shell.place.{name}")
        assert isinstance(there(frame.workplace), bool)


def test_a_start_waits_for_no_other_place():
    told = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)
    assert sorted(json.loads(told.stdout)) == [
        f"udset_desktop.desktop.flows.{name}_flow" for name in ("today", "unlock")
    ]
