"""A project as data: lists, rules, switches, packs and cards."""
