"""Read by alembic, which looks for a file of this name beside the versions."""

from bot.store.migrating import run_in_environment

run_in_environment()
