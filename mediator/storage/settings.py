"""Small remembered choices of a store."""

from __future__ import annotations

from mediator.storage.engine import Connection, text


class StoredSettings:
    """The `Settings` of a store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str:
        """The value, or an empty text when nothing was chosen yet."""
        found = self._connection.rows("SELECT value FROM setting WHERE key = ?", (key,))
        return text(found[0][0]) if found else ""

    def put(self, key: str, value: str) -> None:
        """Remember, and forget what was there before."""
        self._connection.run(
            "INSERT INTO setting (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
