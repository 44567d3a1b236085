"""The laptop's own belongings: settings, keys, the project pack, files kept by name.

Part of `Vault`.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, func, insert, select

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection
from udset_desktop.store.vault_values import KeptKey, KeptPack

_NEXT_NUMBER = (
    "INSERT INTO counter (name, value) VALUES (?, 1)"
    " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"
)
Setting = str | int | bool | None | list[str] | dict[str, str]


class VaultLaptop(VaultConnection):
    """Settings, keys, the pack and kept files."""

    def save_setting(self, key: str, value: Setting) -> None:
        """Keep one setting."""
        with self.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO setting (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, msgspec.json.encode(value)),
            )

    def load_setting(self, key: str) -> Setting:
        """One setting; `None` where it was never kept."""
        query = select(schema.setting.c.value).where(schema.setting.c.key == key)
        with self.transaction() as connection:
            value = connection.execute(query).scalar_one_or_none()
        return None if value is None else msgspec.json.decode(value, type=Setting)

    def take_number(self, name: str) -> int:
        """The next number of a counter, from 1; undone with the transaction it was taken in."""
        with self.transaction() as connection:
            return int(connection.exec_driver_sql(_NEXT_NUMBER, (name,)).scalar_one())

    def raise_number(self, name: str, least: int) -> None:
        """Let a counter stand at `least` at least; it is never lowered."""
        with self.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO counter (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
                (name, least),
            )

    def save_key(self, key: KeptKey) -> None:
        """Keep a key under its name, in place of the one before."""
        with self.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO key (name, secret, public) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET secret = excluded.secret, public = excluded.public",
                (key.name, key.secret, key.public),
            )

    def load_key(self, name: str) -> KeptKey | None:
        """The key of that name, if there is one."""
        query = select(schema.key).where(schema.key.c.name == name)
        with self.transaction() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else KeptKey(name=row.name, secret=row.secret, public=row.public)

    def delete_key(self, name: str) -> None:
        """Destroy a key."""
        with self.transaction() as connection:
            connection.execute(delete(schema.key).where(schema.key.c.name == name))

    def save_pack(self, pack: KeptPack) -> None:
        """Take a pack into force; raises `InputRefused` unless its number is the highest so far."""
        with self.transaction() as connection:
            highest = connection.execute(select(func.max(schema.pack.c.number))).scalar_one()
            if highest is not None and pack.number <= highest:
                raise InputRefused(
                    Finding(code="store.pack_older", context={"number": pack.number, "highest": highest})
                )
            # Only the highest number must be remembered; what older packs said is not needed.
            connection.execute(delete(schema.pack))
            connection.execute(
                insert(schema.pack).values(number=pack.number, content=pack.content, at_utc=pack.at_utc)
            )

    def load_pack(self) -> KeptPack | None:
        """The pack in force, if one was taken."""
        with self.transaction() as connection:
            row = connection.execute(select(schema.pack)).one_or_none()
        return None if row is None else KeptPack(number=row.number, content=row.content, at_utc=row.at_utc)

    def save_paper(self, name: str, content: bytes) -> None:
        """Keep a whole file by name."""
        with self.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO paper (name, content) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                (name, content),
            )

    def load_paper(self, name: str) -> bytes | None:
        """The file kept under that name, if there is one."""
        query = select(schema.paper.c.content).where(schema.paper.c.name == name)
        with self.transaction() as connection:
            content = connection.execute(query).scalar_one_or_none()
        return None if content is None else bytes(content)

    def load_papers(self, prefix: str) -> dict[str, bytes]:
        """Every file kept under a name that begins with `prefix`, by name."""
        table = schema.paper
        query = select(table).where(table.c.name.startswith(prefix, autoescape=True)).order_by(table.c.name)
        with self.transaction() as connection:
            return {row.name: bytes(row.content) for row in connection.execute(query)}

    def delete_paper(self, name: str) -> None:
        """Let a kept file go."""
        with self.transaction() as connection:
            connection.execute(delete(schema.paper).where(schema.paper.c.name == name))
