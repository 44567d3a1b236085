"""The steps of a pool's schema, in order."""

from __future__ import annotations

from udset_desktop.store.migrations.pool import (
    v0001_first,
    v0002_feedback,
    v0003_words,
    v0004_no_bundle_back,
)
from udset_desktop.store.migrations.steps import Step

STEPS = (
    Step(number=1, upgrade=v0001_first.upgrade, downgrade=v0001_first.downgrade),
    Step(number=2, upgrade=v0002_feedback.upgrade, downgrade=v0002_feedback.downgrade),
    Step(number=3, upgrade=v0003_words.upgrade, downgrade=v0003_words.downgrade),
    Step(number=4, upgrade=v0004_no_bundle_back.upgrade, downgrade=v0004_no_bundle_back.downgrade),
)
