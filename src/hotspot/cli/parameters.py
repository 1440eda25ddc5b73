"""Parameters that the library's messages tell a program to give, as the options that a command line has for them."""

import re

_VALUE = '"([^"\n]{0,300})"'
_OPTIONS = (
    (re.compile(rf'columns=\{{"(\w{{1,40}})": {_VALUE}\}}'), r"--column \1=\2"),
    (re.compile(rf"\bscheme={_VALUE}"), r"--taxonomy \1"),
    (re.compile(rf"\btarget={_VALUE}"), r"--target \1"),
    (re.compile(rf"\bif_exists={_VALUE}"), r"--if-exists \1"),
    (re.compile(rf"\bllm\.model = {_VALUE}"), r"--llm-model \1"),
    (re.compile(r"\bllm\.url\b"), "--llm"),
    (re.compile(r"\bworkers=(\d{1,9})"), r"--workers \1"),
    (re.compile(r"\bforce=True"), "--force"),
)


def name_options(message: str) -> str:
    """Return a message of the library with options in the place of parameters.

    >>> name_options('用 columns={"text": "诉求事由"} 指定哪一列是诉求内容。')
    '用 --column text=诉求事由 指定哪一列是诉求内容。'
    """
    for parameter, option in _OPTIONS:
        message = parameter.sub(option, message)
    return message
