"""What stands on the pages of a vault, free ones too, read past the database: for looking for what was deleted."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
"""SQLCipher 4: at the end of each page its IV and its seal; at the head of the first the salt."""


def decrypted_pages(file: Path, key: bytes) -> bytes:
    """All pages of the database file, one after the other; not those in its write-ahead log."""
    content = file.read_bytes()
    told = []
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        sealed = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[PAGE - RESERVED : PAGE - RESERVED + IV]))
        told.append(cipher.decryptor().update(sealed))
    return b"".join(told)


def left_over(vault) -> tuple[int, int]:
    """Bytes in the write-ahead log and free pages in the file, as the program left them: asked before anything empties them."""
    log = vault.folder / "vault.db-wal"
    size = log.stat().st_size if log.exists() else 0
    with vault.transaction() as connection:
        return size, connection.exec_driver_sql("PRAGMA freelist_count").scalar()


def vault_holds(vault, phrase: str) -> bool:
    """Whether a phrase can be read on any page, or anything is left in the write-ahead log."""
    vault.copy_out()  # empties the log into the file
    pages = vault.with_key(lambda key: decrypted_pages(vault.folder / "vault.db", key))
    log = vault.folder / "vault.db-wal"
    assert not log.exists() or log.stat().st_size == 0
    return phrase.encode() in pages
