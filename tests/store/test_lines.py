"""Each thread's own connection: nothing of one answer is left for the next question, whatever happens between."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import Any

import pytest
from redis.exceptions import RedisError, ResponseError

from app.embedded import EmbeddedRedis
from app.store.client import IDLE_LOOK, Lines, Lua, connect


def test_replies_come_in_order_and_as_redis_gave_them(client: Any) -> None:
    lines = Lines(client)
    said = lines.ask([("SET", "a", b"\x00\xff"), ("GET", "a"), ("GET", "b"), ("HSET", "h", "f", 1), ("HGETALL", "h")])
    assert said[1:4] == [b"\x00\xff", None, 1]
    lines.close()


def test_an_error_among_replies_is_raised_and_the_next_question_gets_its_own_answer(client: Any) -> None:
    lines = Lines(client)
    with pytest.raises(ResponseError):
        lines.ask([("SET", "a", "1"), ("HGET", "a", "f"), ("GET", "a")])
    assert lines.ask([("GET", "a")]) == [b"1"]
    lines.close()


def test_a_script_that_redis_forgot_is_loaded_again(client: Any) -> None:
    lines = Lines(client)
    script = Lua(lines, "return ARGV[1]")
    assert script(["k"], ["one"]) == b"one"
    client.script_flush()
    assert script(["k"], ["two"]) == b"two"
    client.script_flush()
    assert script.loaded(lambda: lines.ask([script.command(["k"], ["three"])])) == [b"three"]
    lines.close()


def test_threads_share_no_connection(client: Any) -> None:
    lines = Lines(client)
    wrong: list[object] = []

    def many(name: str) -> None:
        for n in range(200):
            lines.ask([("SET", name, n)])
            if lines.ask([("GET", name)]) != [str(n).encode()]:
                wrong.append(n)

    threads = [threading.Thread(target=many, args=(f"t{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    lines.close()


def test_a_hung_redis_costs_one_time_out_and_its_late_answer_is_dropped(
    redis_server: EmbeddedRedis, real_redis: Any
) -> None:
    lines = Lines(connect(redis_server.url, socket_timeout=1.0))
    lines.ask([("SET", "a", "old")])
    os.kill(redis_server.pid, signal.SIGSTOP)
    try:
        for _ in range(2):
            begun = time.monotonic()
            with pytest.raises(RedisError):
                lines.ask([("GET", "a")])
            assert 0.9 < time.monotonic() - begun < 1.9
    finally:
        os.kill(redis_server.pid, signal.SIGCONT)
    assert lines.ask([("GET", "b")]) == [None]
    lines.close()


def test_a_connection_that_redis_closed_meanwhile_costs_no_error(redis_server: EmbeddedRedis, real_redis: Any) -> None:
    """As when Redis was started anew, or closes what rests too long."""
    lines = Lines(connect(redis_server.url))
    lines.ask([("SET", "a", "1")])
    real_redis.client_kill_filter(_type="normal", skipme=True)
    time.sleep(IDLE_LOOK + 0.1)
    assert lines.ask([("GET", "a")]) == [b"1"]
    lines.close()
