"""Every reader of a file from outside, with an honest file for it and a judge of what it made of another.

A target's content is what a mutator sees: the file itself, or the innermost document with an honest
signature and seal put around it afterwards, as a laptop gone bad would.  `read` gives "same" where the
reader made of it what it made of the honest one, "other" where the reader has good reason to make
something else of it, and lets every refusal out as it is.
"""

from __future__ import annotations

from functools import cache

from fuzz_bundles import Fault, Target, bundle_targets, fault_unless
from fuzz_homecoming import homecoming_targets
from fuzz_papers import paper_targets

__all__ = ["Fault", "Target", "fault_unless", "targets"]


@cache
def targets() -> tuple[Target, ...]:
    """All of them; the shares make a hundred."""
    return (*bundle_targets(), *paper_targets(), *homecoming_targets())
