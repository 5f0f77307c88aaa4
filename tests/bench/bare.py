"""What the web is held against: a bare Flask route that checks a signature, reads once and writes 1 kB by a script.

The same server, threads and Redis as the product's web, and nothing else of the product.
"""

from __future__ import annotations

import sys
from typing import Any

import redis
from flask import Flask, request
from twilio.request_validator import RequestValidator

from app.cli.serving import run_server

WRITE = "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('INCR', KEYS[2])"


def create(url: str, token: str, base: str) -> Flask:
    """The routes `/text` (a webhook) and `/send` (an API call)."""
    app = Flask(__name__)
    client = redis.Redis.from_url(url)
    write = client.register_script(WRITE)
    validator = RequestValidator(token)
    filling = b"x" * 1024

    @app.post("/text")
    def text() -> Any:
        if not validator.validate(f"{base}/text", request.form, request.headers["X-Twilio-Signature"]):
            return "", 403
        sid = request.form["MessageSid"]
        client.get(f"bare:seen:{sid}")
        write(keys=[f"bare:t:{sid}", "bare:n"], args=[filling])
        return "<Response/>", 200, {"Content-Type": "text/xml"}

    @app.post("/send")
    def send() -> Any:
        body = request.get_json()
        validator.validate(f"{base}/send", {"to": body["to"]}, request.headers["Authorization"])
        client.get(f"bare:consumer:{body['to']}")
        write(keys=[f"bare:s:{body['to']}", "bare:n"], args=[filling])
        return {"id": body["to"], "state": "ready"}, 202

    return app


if __name__ == "__main__":
    url, token, port, threads = sys.argv[1:]
    run_server([f"127.0.0.1:{port}"], int(threads), lambda: create(url, token, f"http://127.0.0.1:{port}"))
