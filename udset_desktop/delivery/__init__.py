"""Carriers: how a finished bundle gets from a laptop to a folder, a stick or a server, and a receipt back."""
