"""A laptop, the place it sends to, and a desk that signs for what comes: for whatever waits for a receipt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.kit.bundles import CANARY
from tests.kit.joined import PROJECT_FILE, joined
from tests.kit.talks import begun_talk
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.store.vault_values import SheetKept
from udset_desktop.usecases import clearing, interviewing
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files

NAME = f"{CANARY} Ross"
DAY_SIGNED = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


class World:
    """A laptop with a place to send to, and a desk that signs."""

    def __init__(self, folder, *, more=""):
        """`more` are lines of the project beside its thirty days of keeping things."""
        project = PROJECT_FILE.replace("floor = 50", f"floor = 50\nretention_days = 30{more}")
        self.both = joined(folder, project)
        self.laptop, self.desk = self.both.laptop, self.both.desk
        self.place = folder / "place"
        self.place.mkdir()
        self.pool = PoolAddress(place=str(folder / "pool.sqlite"))
        init_pool(self.desk, self.pool)
        keep_carrier(self.laptop, parse_address(str(self.place)))

    def send(self):
        make_bundles(self.laptop)
        deliver(self.laptop)

    def sign(self):
        merge_files(self.desk, self.pool, sorted(self.place.glob("*.udset")))
        deliver(self.laptop)

    def days_later(self, days):
        self.laptop.clock = FixedClock(DAY_SIGNED + timedelta(days=days))

    def codes(self):
        plan = clearing.clear_plan(self.laptop)
        return {
            one.name: [wait.code.removeprefix("clearing.waits_") for wait in one.waits]
            for one in (*plan.may_go, *plan.waiting)
        }

    def clear_all(self):
        return clearing.clear(self.laptop, [one.person for one in clearing.clear_plan(self.laptop).may_go])


def on_file(world, name=NAME, sheet="handed_over"):
    """A conversation with words in it, whose sheet is the person's already."""
    session = begun_talk(world.laptop, name)
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.words", f"{CANARY} at the door")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    record = interviewing.finish(world.laptop, session)
    if sheet:
        world.laptop.vault.save_sheet_state(
            SheetKept(record=record.id, kind="person", state=sheet, on_utc=DAY_SIGNED.isoformat())
        )
    return record
