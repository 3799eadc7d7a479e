"""Speaks with yaml-language-server over stdio, as an editor does (Language Server Protocol 3.17)."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

from tools import language_server

_PATIENCE = 30


class LanguageServer:
    """A running server that has one document open at a time."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(language_server(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._folder = folder
        self._count = 0
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers: dict[int, queue.Queue[Any]] = {}
        threading.Thread(target=self._read, daemon=True).start()
        capabilities = {
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "publishDiagnostics": {}},
            "workspace": {"configuration": True},
        }
        root = folder.as_uri()
        self._ask("initialize", {"processId": None, "rootUri": root, "capabilities": capabilities})
        self._tell("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def diagnostics(self, text: str, name: str = "meeting.yaml") -> list[dict[str, Any]]:
        """Open a document, and give what the server says is wrong with it."""
        uri = self.open(text, name)
        while True:
            told = self._told.get(timeout=_PATIENCE)
            if told["uri"] == uri:
                found: list[dict[str, Any]] = told["diagnostics"]
                return found

    def open(self, text: str, name: str = "meeting.yaml") -> str:
        """Open a document under a new name in the folder, and give its address."""
        self._count += 1
        uri = (self._folder / f"{self._count}-{name}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def completions(self, text: str, name: str = "meeting.yaml") -> list[dict[str, Any]]:
        """Give what the server offers where `|` stands in the text."""
        before, _, after = text.partition("|")
        uri = self.open(before + after, name)
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        answer = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": place})
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer
        return items

    def _ask(self, method: str, params: Any) -> Any:
        self._count += 1
        number = self._count
        self._answers[number] = queue.Queue()
        self._send({"id": number, "method": method, "params": params})
        return self._answers[number].get(timeout=_PATIENCE)

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.partition(b":")[2])
            while stream.readline().strip():
                pass
            body = stream.read(length)
            if len(body) < length:  # the server was ended within a message
                return
            self._take(json.loads(body))

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told.put(message["params"])
        elif "method" in message and "id" in message:  # the server asks for settings
            items = message.get("params", {}).get("items", []) if isinstance(message.get("params"), dict) else []
            settings = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
            answers = [settings if each.get("section") == "yaml" else {} for each in items]
            self._send({"id": message["id"], "result": answers or None})
        elif "id" in message:
            self._answers[message["id"]].put(message.get("result"))
