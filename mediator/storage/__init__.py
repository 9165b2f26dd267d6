"""The record on disk. Makes the keyed SQLite the only one here, before anything can import another."""

from __future__ import annotations

import sys

import sqlcipher3
import sqlcipher3.dbapi2

# sqlite-utils takes the module of this name in place of the standard one. With the standard one it would
# miss the errors of our connections and leave transactions open; every module of this package comes after.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
