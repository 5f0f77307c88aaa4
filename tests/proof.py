"""What `docs/evidence-format.md` says must hold of an evidence file, checked without any code of the product."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()


def hold(file: dict[str, Any], public: str) -> list[str]:
    """Everything that does not hold, in words; `public` is the public half that the reader trusts, in hex."""
    wrong: list[str] = []
    keys = {json.loads(one["statement"])["key"]: json.loads(one["statement"])["public"] for one in file["keys"]}
    if public not in keys.values():
        wrong.append("the trusted key is not among the keys")
    for one in file["keys"]:
        wrong += signed("key", one, keys)
    checkpoints = {}
    for one in file["checkpoints"]:
        said = json.loads(one["statement"])
        checkpoints[said["number"]] = said
        wrong += signed(f"checkpoint {said['number']}", one, keys)
    assert list(checkpoints) == sorted(checkpoints)
    assert file["chains"][0]["own"] is True
    for chain in file["chains"]:
        wrong += chain_holds(chain, file["business"]["id"], checkpoints, keys)
    return wrong


def signed(what: str, one: dict[str, str], keys: dict[str, str]) -> list[str]:
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys[json.loads(one["statement"])["key"]]))
    try:
        key.verify(bytes.fromhex(one["signature"]), one["statement"].encode())
    except Exception:
        return [f"{what}: signature"]
    return []


def chain_holds(chain: dict[str, Any], business: str, checkpoints: dict[int, Any], keys: dict[str, str]) -> list[str]:
    name, wrong = chain["consumer"], []
    hashes = [bytes(32)]
    for place, entry in enumerate(chain["entries"], 1):
        said = json.loads(entry["public"])
        if (said["seq"], said["consumer"], said["business"]) != (place, name, business):
            wrong.append(f"{name} entry {place}: another one's")
        if entry["private"] is not None and sha(entry["private"].encode()).hex() != said["private_hash"]:
            wrong.append(f"{name} entry {place}: private part")
        hashes.append(sha(hashes[-1] + entry["public"].encode()))
    head = json.loads(chain["head"]["statement"])
    wrong += signed(f"{name} head", chain["head"], keys)
    if (head["consumer"], head["seq"], head["hash"]) != (name, len(hashes) - 1, hashes[-1].hex()):
        wrong.append(f"{name}: head")
    for seal in chain["seals"]:
        if seal["seq"] >= len(hashes):
            wrong.append(f"{name}: a seal of entry {seal['seq']}, which is not there")
            continue
        checkpoint = checkpoints[seal["checkpoint"]]
        found, place, count = sha(b"\0" + hashes[seal["seq"]]), seal["place"], checkpoint["count"]
        path = [bytes.fromhex(step) for step in seal["path"]]
        while count > 1:
            if place % 2:
                found = sha(b"\1" + path.pop(0) + found)
            elif place + 1 < count:
                found = sha(b"\1" + found + path.pop(0))
            place, count = place // 2, (count + 1) // 2
        if path or found.hex() != checkpoint["root"]:
            wrong.append(f"{name}: seal of entry {seal['seq']}")
    if not chain["seals"] or chain["seals"][-1]["seq"] != len(chain["entries"]):
        wrong.append(f"{name}: the newest entry is not sealed")
    return wrong
