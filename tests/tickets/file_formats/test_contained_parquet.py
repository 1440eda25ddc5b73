"""Parquet files that would fill the memory end a process of their own; sound ones come through it unchanged."""

import resource
from pathlib import Path

import pandas as pd
import pyarrow
import pytest
from pyarrow import parquet

from hotspot.errors import TicketFileError
from hotspot.tickets.files import stream_table

_LONG = "停水" * 3_000_000


def peak() -> int:
    """Return the most memory that this process ever had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_a_long_text_named_in_many_rows(tmp_path: Path) -> None:
    rows = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 100_000, pyarrow.int32()), pyarrow.array([_LONG]))
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"诉求内容": rows}), path, compression="zstd")
    assert path.stat().st_size < 1_000_000
    before = peak()
    with pytest.raises(TicketFileError, match="展开后太大"):
        list(stream_table(path))
    assert peak() - before < 300_000


def test_pages_that_shrank_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns = {f"列{number}": pyarrow.array([_LONG] * 6) for number in range(4)}
    parquet.write_table(pyarrow.table(columns), path, compression="zstd", use_dictionary=False)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(TicketFileError, match="展开后太大"):
        list(stream_table(path))


def test_damage_behind_a_sound_footer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"诉求内容": [f"{number}号居民停水" for number in range(5_000)]}).to_parquet(path)
    content = bytearray(path.read_bytes())
    content[4:2_000] = bytes(1_996)
    path.write_bytes(content)
    with pytest.raises(TicketFileError, match="不是有效的 parquet"):
        list(stream_table(path))


def test_many_rows_come_through_in_chunks(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pd.DataFrame({"工单编号": [f"{number:08d}" for number in range(45_000)], "件数": range(45_000)})
    table.to_parquet(path)
    chunks = list(stream_table(path))
    assert [len(chunk) for chunk in chunks] == [20_000, 20_000, 5_000]
    assert pd.concat(chunks).to_numpy().tolist() == table.astype(str).to_numpy().tolist()


def test_a_reader_that_stops_leaves_no_process(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"诉求内容": ["停水" * 500] * 100_000}).to_parquet(path)
    chunks = stream_table(path)
    assert len(next(chunks)) == 20_000
    chunks.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(chunks)
