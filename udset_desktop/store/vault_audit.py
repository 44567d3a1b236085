"""The log that shows when it was changed: what was opened, what left, which keys changed.

Part of `Vault`.  Lines are added and read, never changed or let go.  A line's number comes from a
counter of its own, so that lines cut off at the end are missed too.
"""

from __future__ import annotations

from sqlalchemy import func, insert, select

from udset_desktop.foundation.problems import Finding
from udset_desktop.sealing.chain import BEGINNING, chained
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_laptop import VaultLaptop
from udset_desktop.store.vault_values import AuditLine

_COUNTER = "audit"


class VaultAudit(VaultLaptop):
    """Adding to the log, reading it, looking it over."""

    def add_audit_line(self, at_utc: str, what: str, told: str = "") -> AuditLine:
        """The next line, durable with the transaction it is added in."""
        table = schema.audit
        with self.transaction() as connection:
            before = connection.execute(
                select(table.c.chain).order_by(table.c.number.desc()).limit(1)
            ).scalar_one_or_none()
            number = self.take_number(_COUNTER)
            chain = chained(before or BEGINNING, (number, at_utc, what, told))
            line = AuditLine(number=number, at_utc=at_utc, what=what, told=told, chain=chain)
            connection.execute(
                insert(table).values(number=number, at_utc=at_utc, what=what, told=told, chain=chain)
            )
        return line

    def load_audit_lines(self) -> tuple[AuditLine, ...]:
        """Every line, the oldest first."""
        query = select(schema.audit).order_by(schema.audit.c.number)
        with self.transaction() as connection:
            return tuple(AuditLine(**row) for row in connection.execute(query).mappings())

    def load_latest_moment(self) -> str:
        """The latest moment of any line (ISO, UTC), wherever in the log it stands; "" for an empty one."""
        with self.transaction() as connection:
            latest = connection.execute(select(func.max(schema.audit.c.at_utc))).scalar_one_or_none()
        return latest or ""

    def check_audit_lines(self) -> tuple[Finding, ...]:
        """The first line that is not what was written, or is missing; () where all stand as written."""
        counter = schema.counter
        with self.transaction() as connection:
            written = connection.execute(
                select(func.max(counter.c.value)).where(counter.c.name == _COUNTER)
            ).scalar_one_or_none()
        before, number = BEGINNING, 0
        for number, line in enumerate(self.load_audit_lines(), start=1):
            if line.number != number:
                return (Finding(code="store.audit_missing", context={"number": number}),)
            if line.chain != chained(before, (number, line.at_utc, line.what, line.told)):
                return (Finding(code="store.audit_changed", context={"number": number}),)
            before = line.chain
        if number != (written or 0):
            return (Finding(code="store.audit_missing", context={"number": number + 1}),)
        return ()
