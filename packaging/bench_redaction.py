"""How many texts a second are looked over, on one core: `udset redact` without its start.

Run by `bench.py`, or alone: `python3 packaging/bench_redaction.py`.  The texts are the labelled ones of
the tests, each with what its record knows; reading the word lists lies outside and is told beside.
The bound is the one that issue 4 names, and is absolute.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peak import peak_mb

from tests.kit.labelled import read_texts
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.search import find_in

BOUND = 1_000.0
ROUNDS = 20
NOTE_SIGNS = 500
FILES = ("first", "second", "held_out")


def redaction_rates() -> dict[str, float]:
    """Texts a second of processor time: as they are, and joined to notes of some `NOTE_SIGNS` signs."""
    begun = time.process_time()
    load_lexicon()
    lists_s = time.process_time() - begun
    texts = [(one.text, one.known) for name in FILES for one in read_texts(name)]
    notes, note = [], ""
    for text, _ in texts:
        note = f"{note} {text}".strip()
        if len(note) >= NOTE_SIGNS:
            notes.append((note, ()))
            note = ""
    return {"lists_s": lists_s, "texts": _rate(texts), "notes": _rate(notes)}


def _rate(texts: list[tuple[str, tuple]]) -> float:
    best = 0.0
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text, known in texts:
            find_in(text, known)
        best = max(best, len(texts) / (time.process_time() - begun))
    return best


def main() -> int:
    """Print the rates; 1 when the bound was missed."""
    told = redaction_rates()
    print(f"word lists read in {told['lists_s']:.2f} s; peak {peak_mb():.0f} MB")
    print(f"labelled texts: {told['texts']:,.0f} a second (bound {BOUND:,.0f})")
    print(f"notes of {NOTE_SIGNS} signs: {told['notes']:,.0f} a second (bound {BOUND:,.0f})")
    return int(min(told["texts"], told["notes"]) < BOUND)


if __name__ == "__main__":
    sys.exit(main())
