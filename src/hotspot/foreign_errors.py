"""What Python and the system say of a file or server that cannot be read or written, told in Chinese."""

import errno
import json
import re
import socket
import tomllib

from hotspot.errors import HotspotError

_SYSTEM = {
    "ENOENT": "没有这个文件或文件夹",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EEXIST": "有同名的文件",
    "EISDIR": "它是文件夹",
    "ENOTDIR": "路径中有一段不是文件夹",
    "ENAMETOOLONG": "名称太长",
    "ELOOP": "链接绕成了圈",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EFBIG": "文件太大",
    "EROFS": "磁盘是只读的",
    "EIO": "磁盘读写出错",
    "EPIPE": "接收的程序已经关闭",
    "EMFILE": "打开的文件太多",
    "ECONNREFUSED": "那里没有程序接收",
    "ECONNRESET": "对方断开了连接",
    "EHOSTUNREACH": "到不了那台主机",
    "ENETUNREACH": "网络不通",
    "ETIMEDOUT": "等得太久",
}
# A message that begins in Chinese is this program's own.
_OWN = re.compile("[\u4e00-\u9fff]")
_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


def explain_error(error: Exception) -> str:
    """Say in a few Chinese words what was wrong; what no user could follow is named by its type alone.

    >>> explain_error(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    '没有这个文件或文件夹'
    >>> explain_error(KeyError("format"))
    '缺少 format'
    """
    if isinstance(error, HotspotError):
        return str(error)
    if isinstance(error, socket.gaierror):
        return "找不到那台主机"
    if isinstance(error, ConnectionResetError):
        return _SYSTEM["ECONNRESET"]
    if isinstance(error, OSError):
        return _SYSTEM.get(errno.errorcode.get(error.errno or 0, ""), f"系统报告 {error.strerror or error}")
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码"
    if isinstance(error, json.JSONDecodeError):
        return f"不是有效的 JSON:第 {error.lineno} 行第 {error.colno} 个字符处写法不对"
    if isinstance(error, tomllib.TOMLDecodeError):
        place = _TOML_PLACE.search(str(error))
        where = f"第 {place[1]} 行第 {place[2]} 个字符处" if place else "文件末尾"
        return f"不是有效的 TOML:{where}写法不对"
    if isinstance(error, KeyError):
        return f"缺少 {str(error.args[0])[:50] if error.args else '一项'}"
    if isinstance(error, RecursionError):
        return "嵌套太深"
    said = str(error)
    return said[:200] if _OWN.match(said) else f"内容不对({type(error).__name__})"
