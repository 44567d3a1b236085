"""When what waits is sent by itself: the hour that was chosen, whether a send is due, and what came of the last.

Called by the window while it is open, and by `udset carrier schedule` and `udset deliver --due`.  Off
until somebody chooses an hour.  Nothing is made here: what goes is what was made, and so was seen,
before.  Once a day is enough; what did not get there is tried again after a while, unless trying again
could only do harm, as with a password that is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.carrying import (
    Carried,
    Delivery,
    Parcel,
    carrier_in,
    carry,
    keep_carried,
    parcel_of,
)
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault

NEVER = ""
OFFERED = (NEVER, "09:00", "12:00", "17:00")
"""What the window offers; by command it may be any minute of the day."""

AGAIN_AFTER = timedelta(minutes=30)
"""How long a place that could not be reached is left alone."""

_AT, _LAST = "sending/at", "sending/last"
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSend:
    """What the last send by plan came to."""

    at_utc: str
    delivered: int = 0
    received: int = 0
    problem: str = ""  # its code
    apart: int = 0  # bundles that were taken apart, and of which nothing was made anew yet
    is_over: bool = True  # nothing more that day


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingPlan:
    """From which time of day it is sent, `HH:MM` where the laptop is ("" for never), and the last send."""

    at: str = NEVER
    last: LastSend | None = None


def plan_sending(workplace: Workplace, at: str) -> None:
    """From now on what waits is sent by itself once a day from `at` (`HH:MM`, "" for never).

    Raises `InputRefused` for no time of day, and where no place was chosen.
    """
    if at and not _TIME.fullmatch(at):
        raise InputRefused(Finding(code="sending_plan.not_a_time"))
    if at and carrier_in(workplace) is None:
        raise InputRefused(Finding(code="carrying.no_carrier"))
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_setting(_AT, at)
        if at:
            note_act(vault, workplace.clock, Act.SENDING_PLANNED, at=at.replace(":", "."))
        else:
            note_act(vault, workplace.clock, Act.SENDING_UNPLANNED)


def sending_plan(workplace: Workplace) -> SendingPlan:
    """The plan as it stands."""
    vault = workplace.require_vault()
    at = vault.load_setting(_AT)
    return SendingPlan(at=at if isinstance(at, str) else NEVER, last=_last_in(vault))


def due_parcel(workplace: Workplace) -> Parcel | None:
    """What goes now by plan; `None` where nothing was planned, nothing is due, or nothing waits or is awaited."""
    plan = sending_plan(workplace)
    if not plan.at or carrier_in(workplace) is None or not _is_time(plan, workplace.clock.now_utc()):
        return None
    outgoing = workplace.require_vault().load_outgoing()
    return parcel_of(workplace) if any(one.is_here and not one.received_utc for one in outgoing) else None


def keep_sent(workplace: Workplace, carried: Carried, *, put_off: bool = False) -> Delivery:
    """What a send by plan did, kept, so that it can be told when its page is next seen.

    `put_off`: it was broken off because something else came first, and is due as before.
    """
    done = keep_carried(workplace, carried, is_told=not put_off)
    if put_off:
        return done
    problem, vault = done.problem, workplace.require_vault()
    last = LastSend(
        at_utc=workplace.clock.now_utc().isoformat(timespec="seconds"),
        delivered=len(done.delivered),
        received=len(done.received),
        problem="" if problem is None else problem.code,
        apart=done.apart + _apart_before(vault),
        is_over=not isinstance(problem, EnvironmentFailure),
    )
    with vault.transaction():
        vault.save_setting(_LAST, json.dumps(asdict(last)))
        if last.is_over:  # tries that reached nobody would fill the log with nothing
            bundles, receipts = len(done.delivered), len(done.received)
            note_act(vault, workplace.clock, Act.SENT_BY_PLAN, bundles=bundles, receipts=receipts)
    return done


def deliver_when_due(workplace: Workplace, control: Control = NO_CONTROL) -> Delivery | None:
    """All of it, for whoever looks now and then; `None` where nothing is due, and then no place is spoken to."""
    parcel = due_parcel(workplace)
    return None if parcel is None else keep_sent(workplace, carry(parcel, control))


def _apart_before(vault: Vault) -> int:
    """What sends before took apart, for as long as nobody has made a bundle since."""
    last = _last_in(vault)
    if last is None or any(one.made_utc > last.at_utc for one in vault.load_outgoing()):
        return 0
    return last.apart


def _last_in(vault: Vault) -> LastSend | None:
    kept = vault.load_setting(_LAST)
    return LastSend(**json.loads(kept)) if isinstance(kept, str) else None


def _is_time(plan: SendingPlan, now_utc: datetime) -> bool:
    now = now_utc.astimezone()
    hour, minute = plan.at.split(":")
    due = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    if now < due:
        return False
    if plan.last is None:
        return True
    last = datetime.fromisoformat(plan.last.at_utc)
    if last > now:  # the laptop's clock was set back: what it says of then is not known
        return True
    if plan.last.is_over:
        return last < due
    return now - last >= AGAIN_AFTER
