"""Carriers: how a finished bundle gets from a laptop to a folder, a stick or a server, and a receipt back.

Beside them the knock at the system's own bus, for sockets are opened nowhere else.
"""
