"""A chat server of the office: one question, one answer, within a time and a size; nothing else is ever contacted."""

import json
import socket
import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from hotspot.errors import ServerError, SettingsError
from hotspot.foreign_errors import explain_error

# An answer is one sentence; a server that sends more than this sends something else.
_MOST_BYTES = 256 * 1024
_MOST_TOKENS = 200


@dataclass(frozen=True)
class ChatServer:
    """An OpenAI-compatible server.

    ``url``: what stands before /chat/completions; ``timeout``: the seconds that an answer may take in all. Proxies of
    the environment are not used, redirects are not followed.

    >>> ChatServer("http://127.0.0.1:8000/v1", "qwen3").path
    '/v1/chat/completions'
    """

    url: str
    model: str
    timeout: float = 30.0

    def __post_init__(self) -> None:
        """Refuse what is no address of a server (SettingsError)."""
        if not self.model:
            raise SettingsError('没有给出润色用的模型。用 llm.model = "名称" 指定,如 llm.model = "qwen3"。')
        try:
            parts = urlsplit(self.url)
            is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
            is_address = is_address and not (parts.query or parts.fragment or parts.username)
        except ValueError:
            is_address = False
        if not is_address or not self.url.isascii() or any(character.isspace() for character in self.url):
            raise SettingsError(
                f"润色服务的地址“{self.url[:100]}”不对。应为 http://主机:端口/路径,如 http://127.0.0.1:8000/v1。"
            )

    @property
    def path(self) -> str:
        """The path that questions go to."""
        return urlsplit(self.url).path.rstrip("/") + "/chat/completions"

    def ask(self, system: str, question: str) -> str:
        """Return the server's answer to one question, ServerError when there is none."""
        body = {
            "model": self.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": question}],
            "temperature": 0,
            "seed": 0,
            "max_tokens": _MOST_TOKENS,
            "stream": False,
        }
        try:
            status, content = self._post(json.dumps(body).encode())
        except TimeoutError as error:
            raise ServerError(f"没有应答({self.timeout:g} 秒内没有答完)") from error
        except (OSError, HTTPException) as error:
            raise ServerError(f"没有应答({explain_error(error)})") from error
        if status != 200:
            raise ServerError(f"应答的状态是 {status}")
        if len(content) > _MOST_BYTES:
            raise ServerError(f"应答超过 {_MOST_BYTES // 1024} KB")
        try:
            return _read_answer(content)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            raise ServerError("应答不是 chat/completions 的格式") from error

    def _post(self, body: bytes) -> tuple[int, bytes]:
        """Return the status and the content of the answer, of one that is too long only the beginning."""
        parts = urlsplit(self.url)
        maker = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = maker(parts.hostname or "", parts.port, timeout=self.timeout)
        try:
            connection.connect()
            with _Deadline(connection.sock, self.timeout):
                connection.request("POST", self.path, body, {"Content-Type": "application/json"})
                response = connection.getresponse()
                content = response.read(_MOST_BYTES + 1)
            return response.status, content
        finally:
            connection.close()


class _Deadline:
    """Ends a connection when its time is up (TimeoutError); a socket's own timeout starts anew with every byte."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._has_passed = False
        self._sock = sock
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        # Whatever the connection reported when it was ended.
        if self._has_passed:
            raise TimeoutError

    def _end(self) -> None:
        self._has_passed = True
        try:
            self._sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            # It is closed already.
            return


def _read_answer(content: bytes) -> str:
    """Return the text of the first choice; ValueError and its like on anything else."""
    answer: Any = json.loads(content.decode("utf-8"))["choices"][0]["message"]["content"]
    if not isinstance(answer, str):
        raise TypeError(type(answer))
    return answer
