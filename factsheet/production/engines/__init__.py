"""Engines: tasks come in one by one, outcomes go out as they are done; who does the work is the engine's own matter."""

from factsheet.production.engines.choice import engine_for
from factsheet.production.engines.engine import Engine, drive
from factsheet.production.engines.in_process import InProcess

__all__ = ["Engine", "InProcess", "drive", "engine_for"]
