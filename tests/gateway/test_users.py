"""Users of the console: kept as acts, known by their passwords alone, never without an admin."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from app.errors import BadInput, Conflict, NotFound
from app.gateway.users import LONGEST, SHORTEST, Role, Users
from tests.gateway.conftest import World

WORDS = "correct horse battery"


@pytest.fixture
def users(world: World) -> Users:
    made = Users(world.gateway.core, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    made.set("demo", "anna", Role.ADMIN, by="consentry user", password=WORDS)
    return made


def test_a_user_is_known_by_the_password_alone(users: Users) -> None:
    found = users.known("demo", "anna", WORDS)
    assert found is not None
    assert (found.name, found.role) == ("anna", "admin")
    for business, name, password in (
        ("demo", "anna", WORDS + " "),
        ("demo", "anna", ""),
        ("demo", "Anna", WORDS),
        ("demo", "otto", WORDS),
        ("other", "anna", WORDS),
        ("", "anna", WORDS),
        ("demo", "anna", "x" * 10_000),
    ):
        assert users.known(business, name, password) is None


def test_only_a_hash_is_kept_and_no_list_shows_it(users: Users, world: World) -> None:
    record = users.need("demo", "anna")
    assert record.password_hash.startswith("$argon2id$")
    assert WORDS not in record.password_hash
    assert "argon2" not in repr(record)
    while world.copy():
        pass
    (row,) = [one for one in world.gateway.core.ledger.events("demo", limit=50).rows if one.type == "user_set"]
    assert "argon2" not in row.public
    assert row.facts == {"user": "anna", "role": "admin", "by": "consentry user", "password": False}


def test_a_user_without_a_password_gets_in_with_none(users: Users) -> None:
    users.set("demo", "otto", Role.VIEWER, by="consentry user")
    for password in ("", "x", "nobody's password"):
        assert users.known("demo", "otto", password) is None


def test_a_new_password_ends_the_old_one_and_a_new_role_keeps_it(users: Users) -> None:
    users.set("demo", "otto", Role.VIEWER, by="consentry user", password=WORDS)
    users.set("demo", "otto", Role.OPERATOR, by="consentry user")
    assert users.known("demo", "otto", WORDS) is not None
    users.set_password("demo", "otto", "another one of these", by="consentry user")
    assert users.known("demo", "otto", WORDS) is None
    assert users.known("demo", "otto", "another one of these") is not None


def test_who_is_ended_is_out_and_may_come_back_with_a_new_password(users: Users) -> None:
    users.set("demo", "otto", Role.OPERATOR, by="consentry user", password=WORDS)
    users.end("demo", "otto", by="consentry user")
    assert users.known("demo", "otto", WORDS) is None
    assert [one.name for one in users.of("demo")] == ["anna"]
    with pytest.raises(NotFound):
        users.set_password("demo", "otto", WORDS, by="consentry user")
    users.set("demo", "otto", Role.VIEWER, by="consentry user")
    assert users.known("demo", "otto", WORDS) is None, "the old password is not back"


def test_there_is_always_an_admin(users: Users) -> None:
    with pytest.raises(Conflict, match="the only admin"):
        users.end("demo", "anna", by="consentry user")
    with pytest.raises(Conflict, match="the only admin"):
        users.set("demo", "anna", Role.VIEWER, by="consentry user")
    users.set("demo", "otto", Role.ADMIN, by="consentry user", password=WORDS)
    users.end("demo", "anna", by="consentry user")


@pytest.mark.parametrize("name", ["", "A", "anna ", " anna", "-a", "a/b", "ä", "a" * 65, "user:anna", "anna\n"])
def test_a_name_is_one_that_every_log_can_hold(users: Users, name: str) -> None:
    with pytest.raises(BadInput) as caught:
        users.set("demo", name, Role.VIEWER, by="consentry user", password=WORDS)
    assert caught.value.field == "user"


@pytest.mark.parametrize("password", ["x" * (SHORTEST - 1), "x" * (LONGEST + 1)])
def test_a_password_has_its_length(users: Users, password: str) -> None:
    with pytest.raises(BadInput) as caught:
        users.set("demo", "otto", Role.VIEWER, by="consentry user", password=password)
    assert caught.value.field == "password"
    assert password not in caught.value.detail


def test_the_same_again_is_no_act(users: Users, world: World) -> None:
    before = world.gateway.core.store.client.xlen(world.gateway.core.store.keys("demo").outbox)
    users.set("demo", "anna", Role.ADMIN, by="consentry user")
    assert world.gateway.core.store.client.xlen(world.gateway.core.store.keys("demo").outbox) == before


def test_each_role_may_what_those_before_it_may() -> None:
    assert [[a.may(b) for b in Role] for a in Role] == [[True, False, False], [True, True, False], [True, True, True]]
