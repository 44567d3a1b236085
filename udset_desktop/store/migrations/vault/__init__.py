"""The steps of the vault's schema, in order."""

from __future__ import annotations

from udset_desktop.store.migrations.steps import Step
from udset_desktop.store.migrations.vault import (
    v0001_first,
    v0002_heads,
    v0003_follow_ups,
    v0004_jots,
    v0005_work_notes,
    v0006_audit,
    v0007_outgoing,
    v0008_handed,
    v0009_passed,
    v0010_cleared,
    v0011_elsewhere,
    v0012_handed_people,
)

STEPS = (
    Step(number=1, upgrade=v0001_first.upgrade, downgrade=v0001_first.downgrade),
    Step(number=2, upgrade=v0002_heads.upgrade, downgrade=v0002_heads.downgrade),
    Step(number=3, upgrade=v0003_follow_ups.upgrade, downgrade=v0003_follow_ups.downgrade),
    Step(number=4, upgrade=v0004_jots.upgrade, downgrade=v0004_jots.downgrade),
    Step(number=5, upgrade=v0005_work_notes.upgrade, downgrade=v0005_work_notes.downgrade),
    Step(number=6, upgrade=v0006_audit.upgrade, downgrade=v0006_audit.downgrade),
    Step(number=7, upgrade=v0007_outgoing.upgrade, downgrade=v0007_outgoing.downgrade),
    Step(number=8, upgrade=v0008_handed.upgrade, downgrade=v0008_handed.downgrade),
    Step(number=9, upgrade=v0009_passed.upgrade, downgrade=v0009_passed.downgrade),
    Step(number=10, upgrade=v0010_cleared.upgrade, downgrade=v0010_cleared.downgrade),
    Step(number=11, upgrade=v0011_elsewhere.upgrade, downgrade=v0011_elsewhere.downgrade),
    Step(number=12, upgrade=v0012_handed_people.upgrade, downgrade=v0012_handed_people.downgrade),
)
