"""What only the office can write: title, date, typical cases, requirements; read from a toml."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from hotspot.errors import BulletinError
from hotspot.foreign_errors import explain_error
from hotspot.tickets.privacy import mask_text, mask_texts


class Texts(BaseModel):
    """The office's own words; what is empty is left out of the bulletin, and a note says so.

    ``assessment`` are paragraphs of 工单办理考核, ``cases`` items of 典型案例, ``problems`` further items of
    三、存在问题, ``requirements`` those of 四、下一步工作要求.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    office: str = ""
    date: str = ""
    assessment: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()

    def mask(self) -> "Texts":
        """Return the same words with personal data masked."""
        masked: dict[str, str | tuple[str, ...]] = {}
        for name, value in self:
            masked[name] = mask_text(value) if isinstance(value, str) else tuple(mask_texts(list(value)))
        return self.model_copy(update=masked)


def read_texts(path: str | Path) -> Texts:
    """Read a texts.toml; BulletinError naming every wrong key at once."""
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise BulletinError(f"找不到文字材料 {path}。应为 toml 文件,可写 title、cases、requirements 等。") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BulletinError(
            f"读不了文字材料 {path}:{explain_error(error)}。应为 UTF-8 的 toml,文字写在引号里。"
        ) from error
    try:
        return Texts.model_validate(values)
    except ValidationError as error:
        wrong = "、".join(".".join(map(str, problem["loc"])) for problem in error.errors())
        raise BulletinError(
            f"文字材料 {path} 中 {wrong} 不对。可写的有 title、office、date(文字)"
            "和 assessment、cases、problems、requirements(文字的列表)。"
        ) from error
