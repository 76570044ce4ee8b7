"""The PostgreSQL that the tests start for themselves."""

from __future__ import annotations

import signal

import pytest
import sqlalchemy as sa

from tests.postgres import Postgres


def asked(url: str, statement: str) -> object:
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        found = connection.execute(sa.text(statement))
        return found.scalar() if found.returns_rows else None


def test_each_fresh_database_is_empty_and_its_own(postgres_server: Postgres) -> None:
    one, two = postgres_server.fresh(), postgres_server.fresh()
    asked(one, "CREATE TABLE stet_a (b int)")
    tables = "SELECT count(*) FROM pg_tables WHERE tablename = 'stet_a'"
    assert (asked(one, tables), asked(two, tables)) == (1, 0)


def test_it_listens_on_loopback_only_and_as_an_ordinary_user(postgres_server: Postgres) -> None:
    url = postgres_server.fresh()
    assert asked(url, "SHOW listen_addresses") == "127.0.0.1"
    assert asked(url, "SHOW unix_socket_directories") == ""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_it_goes_and_comes_back_with_what_it_held(
    postgres_server: Postgres, how: signal.Signals
) -> None:
    url = postgres_server.fresh()
    asked(url, "CREATE TABLE stet_kept AS SELECT 7 AS n")
    postgres_server.stop(how)
    try:
        with pytest.raises(sa.exc.OperationalError):
            asked(url, "SELECT 1")
    finally:
        postgres_server.start()
    assert asked(url, "SELECT n FROM stet_kept") == 7
