"""Engines: tasks come in one by one, outcomes go out as they are done; who does the work is the engine's own matter."""
