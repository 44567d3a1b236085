"""The only home of SQL: the vault on one device, and the merged pool."""
