"""The migrations of the database, in order: alembic runs them, nothing imports them."""
