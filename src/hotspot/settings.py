"""hotspot.toml: every setting with its default, validated, all wrong keys named at once."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from hotspot.arguments import check_path, check_type
from hotspot.errors import SettingsError
from hotspot.foreign_errors import explain_error

_NOUNS: Mapping[Any, str] = {str: "文字,写在引号里", int: "整数", float: "数", Decimal: "数"}
_LIMITS = {"ge": "至少 {}", "gt": "大于 {}", "le": "至多 {}", "min_length": "至少 {} 个字"}
_TOML_FORM = "每行应如 min_tickets = 3,文字写在引号里,节名写在方括号里。"
# Never printed.
_SECRET = "privacy.salt"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_switches(cls, value: Any) -> Any:
        """Refuse true and false, which would count as 1 and 0; no setting is a switch."""
        if value is True or value is False:
            raise ValueError(value)
        return value


class PrivacySettings(_Section):
    """How personal data leave the program."""

    # Callers are told apart by a keyed hash. The default key only keeps names out of sight; an office sets its own.
    salt: str = Field(default="hotspot", min_length=1, repr=False)


class PlaceSettings(_Section):
    """Word lists of the office's own places beside the shipped ones."""

    # UTF-8, a name a line, what stands behind # is no part of it.
    files: tuple[Path, ...] = ()


class PeriodSettings(_Section):
    """How the calendar is cut."""

    # ISO weekday of the first day of a reporting week: 1 Monday … 7 Sunday (offices differ).
    week_start: int = Field(default=1, ge=1, le=7)


class ClassifySettings(_Section):
    """Categories."""

    # "current" is the model an office has promoted, the shipped one until then.
    model: str = Field(default="current", min_length=1)
    # Below this confidence a person must look; None: what the model says itself.
    review_below: float | None = Field(default=None, ge=0, le=1)


class IssueSettings(_Section):
    """When tickets are one issue."""

    min_tickets: int = Field(default=3, ge=2)
    # Whose sentence vectors are compared as well: "none", "default" (shipped), a sentence-transformers folder or name.
    encoder: str = Field(default="none", min_length=1)


class HeatWeights(_Section):
    """Points of the heat: what one caller, one repeated call, one more ticket than last period … adds."""

    callers: float = Field(default=1.0, ge=0, le=1000)
    repeat_calls: float = Field(default=0.2, ge=0, le=1000)
    growth: float = Field(default=0.3, ge=0, le=1000)
    places: float = Field(default=0.3, ge=0, le=1000)
    unsettled: float = Field(default=0.3, ge=0, le=1000)
    gravity: float = Field(default=1.5, ge=0, le=1000)
    # A ticket that shares only the kind of problem says less than one more voice on the same matter.
    scattered: float = Field(default=0.25, ge=0, le=1000)


class HotspotSettings(_Section):
    """How hotspots are ranked and listed."""

    top: int = Field(default=20, ge=1)
    # Single matters of one kind become a line of their own from this many callers on, in a small period from fewer.
    min_scattered: int = Field(default=5, ge=2)
    weights: HeatWeights = HeatWeights()


class LlmSettings(_Section):
    """A language model of the office's own that may polish sentences of hotspots; without ``url`` nothing is asked."""

    # What stands before /chat/completions: http://127.0.0.1:8000/v1.
    url: str = ""
    model: str = ""
    # Seconds one answer may take in all.
    timeout: float = Field(default=30.0, gt=0, le=600)
    # So many of the hottest lines are polished.
    most: int = Field(default=20, ge=1)


class BulletinSettings(_Section):
    """What the bulletin cannot know from the table."""

    office: str = ""
    rounding: Literal["round", "truncate"] = "round"
    # So many hotspots are written out; hotspots.top of them stand in the table. A county's bulletin has seven to ten.
    hotspots: int = Field(default=10, ge=1)
    # A department or a town with fewer tickets is listed, not ranked.
    unit_floor: int = Field(default=20, ge=1)
    town_floor: int = Field(default=5, ge=1)
    # What its two kinds of units are called together (街道, 区直部门); "": as their names tell.
    towns: str = ""
    departments: str = ""
    # What one 基本满意 counts of a 满意; some offices have 0.6.
    basic_weight: Decimal = Field(default=Decimal(1), ge=0, le=1)


class Settings(_Section):
    """All settings; the defaults are those of a county office.

    >>> Settings().issues.min_tickets
    3
    """

    columns: dict[str, str] = Field(default_factory=dict)
    privacy: PrivacySettings = PrivacySettings()
    places: PlaceSettings = PlaceSettings()
    periods: PeriodSettings = PeriodSettings()
    classify: ClassifySettings = ClassifySettings()
    issues: IssueSettings = IssueSettings()
    hotspots: HotspotSettings = HotspotSettings()
    llm: LlmSettings = LlmSettings()
    bulletin: BulletinSettings = BulletinSettings()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            columns: Mapping[str, str] = ...,
            privacy: PrivacySettings | Mapping[str, Any] = ...,
            places: PlaceSettings | Mapping[str, Any] = ...,
            periods: PeriodSettings | Mapping[str, Any] = ...,
            classify: ClassifySettings | Mapping[str, Any] = ...,
            issues: IssueSettings | Mapping[str, Any] = ...,
            hotspots: HotspotSettings | Mapping[str, Any] = ...,
            llm: LlmSettings | Mapping[str, Any] = ...,
            bulletin: BulletinSettings | Mapping[str, Any] = ...,
        ) -> None:
            """Take each section ready made, or as what it is made of: ``Settings(issues={"min_tickets": 5})``."""

    else:

        def __init__(self, **values: Any) -> None:
            """Validate the settings; SettingsError names every wrong key with its path."""
            try:
                super().__init__(**values)
            except ValidationError as error:
                wrong = ";".join(_describe(problem) for problem in error.errors())
                raise SettingsError(f"有 {error.error_count()} 处设置不对:{wrong}") from error

    def with_values(self, section: str, /, **changed: Any) -> "Settings":
        """Return the settings with other values in a section (``columns``, ``issues`` …); what is None stays as it is.

        SettingsError for a value that is wrong, or a name that is none of the section.
        """
        values = self.model_dump()
        given = {name: value for name, value in changed.items() if value is not None}
        return Settings(**{**values, section: values.get(section, {}) | given})


def take_settings(given: Settings | None) -> Settings:
    """Return the settings that a program gives, the defaults without any; ArgumentTypeError for another type."""
    if given is None:
        return Settings()
    check_type(given, Settings, "settings", "请用 hotspot.settings.load_settings(路径) 读出,或写成 Settings(…)")
    return given


def load_settings(path: str | Path | None = None) -> Settings:
    """Read a hotspot.toml; without a path, ./hotspot.toml where there is one, else the defaults.

    Place lists that it names without a folder lie beside it, also when the working folder changes afterwards. Raises
    SettingsError naming every wrong key with its path, ArgumentTypeError for what is no path.
    """
    if path is None:
        path = Path("hotspot.toml")
        if not path.is_file():
            return Settings()
    check_path(path, "path")
    try:
        # A file of the Windows editor may begin with a mark.
        values = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(f"找不到设置文件 {path}。请核对路径;不给路径则用默认设置。") from error
    except OSError as error:
        raise SettingsError(f"设置文件 {path} 打不开:{explain_error(error)}。请核对它是文件,并且可以读。") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"设置文件 {path} {explain_error(error)}。请另存为 UTF-8。") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"设置文件 {path} {explain_error(error)}。{_TOML_FORM}") from error
    return _find_files(parse_settings(values, source=str(path)), Path(path).absolute().parent)


def parse_settings(values: dict[str, Any], *, source: str = "settings") -> Settings:
    """Validate a nested dict of settings; raises SettingsError naming every wrong key with its path."""
    try:
        return Settings(**values)
    except SettingsError as error:
        raise SettingsError(f"{source} 中{error}") from error


def _find_files(settings: Settings, folder: Path) -> Settings:
    """Return settings whose place lists are looked for in a folder, wherever the program is run from."""
    files = tuple(folder / path for path in settings.places.files)
    return settings.model_copy(update={"places": PlaceSettings(files=files)})


def _describe(problem: Any) -> str:
    path = problem["loc"]
    key = ".".join(str(part) for part in path)
    if problem["type"] == "extra_forbidden":
        return f"{key[:100]} 不是已知的设置(有:{'、'.join(_find_annotation(path[:-1])[0].model_fields)})"
    # A value can be of any length.
    value = "…" if key == _SECRET else repr(problem["input"])[:100]
    return f"{key[:100]} = {value}({_describe_expected(path)})"


def _describe_expected(path: Sequence[Any]) -> str:
    """Say what may stand at a path, from how the setting is declared: whatever is wrong, the reader sees the whole."""
    expected, field = _find_annotation(path)
    name = ".".join(str(part) for part in path)
    if isinstance(expected, type) and issubclass(expected, BaseModel):
        return f"应为一节 [{name}],下面可写 {'、'.join(expected.model_fields)}"
    origin = get_origin(expected)
    if origin is dict:
        return f'应为一节 [{path[0]}],每行写 标准列名 = "文件中的列名"'
    if origin is tuple:
        return f'应为一列文件名,如 {path[1]} = ["towns.txt"]'
    if origin is Literal:
        return f"应为 {' 或 '.join(map(_format_value, get_args(expected)))}"
    bounds = [
        words.format(getattr(bound, limit))
        for bound in field.metadata
        for limit, words in _LIMITS.items()
        if hasattr(bound, limit)
    ]
    # The default of a secret is no example to follow, an empty text or none shows nothing.
    example = (
        [] if name == _SECRET or field.default in ("", None) else [f"如 {path[-1]} = {_format_value(field.default)}"]
    )
    return "应为" + ",".join([_NOUNS[expected], *bounds, *example])


def _find_annotation(path: Sequence[Any]) -> tuple[Any, Any]:
    """Return the type of what stands at a path, or of the list or table that holds it, and the field."""
    expected: Any = Settings
    field: Any = None
    for part in path:
        if not (isinstance(expected, type) and issubclass(expected, BaseModel)):
            break
        field = expected.model_fields[part]
        expected = field.annotation
    return _strip_none(expected), field


def _strip_none(expected: Any) -> Any:
    """Return what a setting that may be missing is where it is given."""
    return get_args(expected)[0] if get_origin(expected) is UnionType else expected


def _format_value(value: object) -> str:
    """Return a value as TOML has it."""
    return f'"{value}"' if isinstance(value, str) else str(value)
