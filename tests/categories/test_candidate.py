"""Training from files, as an office has them."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from office import NOW, make_tickets

from hotspot.categories.candidate import TrainingRequest, train_candidate
from hotspot.categories.holdout import is_frozen
from hotspot.categories.label_table import read_labelled
from hotspot.categories.model_folder import load_model_folder
from hotspot.categories.training_keys import read_holdout
from hotspot.errors import LabelError, ModelError, OutputError


def _save_as_excel_does(folder: Path, count: int) -> Path:
    """A workbook with a second sheet, a filter, numbers stored as numbers, and an empty row at the end."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工单编号", "诉求内容", "诉求类别", "回访次数"])
    for number, row in enumerate(make_tickets(count).itertuples(index=False)):
        sheet.append([row[0], row[1], row[2], number])
    sheet.append([None, None, None, None])
    sheet.auto_filter.ref = "A1:D10"
    book.create_sheet("说明")
    book.save(folder / "labels.xlsx")
    return folder / "labels.xlsx"


def test_an_xlsx_becomes_a_model_that_knows_its_origin(tmp_path: Path) -> None:
    source = _save_as_excel_does(tmp_path, 120)
    models = tmp_path / "models"
    done = train_candidate(TrainingRequest((source,), models / "m", base="none", models=models), now=NOW)
    model = load_model_folder(models / "m")
    manifest = model.manifest
    assert model.classifier.predict(["路灯坏了"]).tolist() == ["路灯"]
    assert manifest["parent"]["name"] == "default"
    assert manifest["training"]["tickets"] == len(done.split.training) == 120 - len(done.split.frozen)
    assert manifest["training"]["sha256"] == done.split.training.digest()
    assert manifest["metrics"]["macro_f1"] > 0.9
    assert manifest["profile"]["confidence"] > 0.5
    assert {row[0] for row in read_holdout(models / "m", manifest)} == {
        key for key in done.labelled.keys if is_frozen(key)
    }
    text = json.dumps(manifest, ensure_ascii=False)
    assert "自来水" not in text


def test_probable_label_errors_come_as_a_sheet_that_train_takes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    table = make_tickets(150)
    table.loc[[12, 45, 90], "诉求类别"] = "路灯"
    source = tmp_path / "spoiled.csv"
    table.to_csv(source, index=False)
    models = tmp_path / "models"
    done = train_candidate(TrainingRequest((source,), models / "m", base="none", models=models), now=NOW)
    assert done.doubts_file == models / "m-labels.xlsx"
    book = openpyxl.load_workbook(done.doubts_file)
    sheet = book["复核"]
    # The third is among the tickets set aside.
    assert sorted(str(sheet.cell(row, 1).value) for row in range(2, sheet.max_row + 1)) == ["000012", "000045"]
    for row in range(2, sheet.max_row + 1):
        assert "现标“路灯”" in str(sheet.cell(row, 6).value)
        sheet.cell(row, 7, sheet.cell(row, 4).value)
    book.save(done.doubts_file)
    corrected = read_labelled([source, done.doubts_file])
    assert (len(corrected), corrected.repeated) == (150, sheet.max_row - 1)
    assert f"有 {sheet.max_row - 1} 条工单的文字与后面的重复而标签不同" in caplog.text
    # Whoever trains again under the same name keeps what was filled in.
    shutil.rmtree(models / "m")
    filled = done.doubts_file.read_bytes()
    with pytest.raises(OutputError, match=r"m-labels\.xlsx 已存在,里面可能有改好的标签"):
        train_candidate(TrainingRequest((source,), models / "m", base="none", models=models), now=NOW)
    assert done.doubts_file.read_bytes() == filled


def test_a_model_in_use_that_is_gone_is_told_before_the_fit(tmp_path: Path) -> None:
    source, models = _save_as_excel_does(tmp_path, 12), tmp_path / "models"
    models.mkdir()
    (models / "current.json").write_text('{"name": "gone", "history": []}', encoding="utf-8")
    fits: list[int] = []
    with pytest.raises(ModelError, match=r"在用的模型 gone 读不了:.*hotspot models rollback"):
        train_candidate(
            TrainingRequest((source,), models / "m", base="none", models=models), now=NOW, on_fit=fits.append
        )
    assert not fits


def test_an_unknown_category_is_named_before_anything_is_written(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("诉求内容,诉求类别\n路灯不亮,城市管里\n停水,公共服务\n", encoding="utf-8")
    with pytest.raises(LabelError, match="是不是“城市管理”"):
        train_candidate(TrainingRequest((source,), tmp_path / "models" / "m", models=tmp_path / "models"), now=NOW)
    assert not (tmp_path / "models").exists()
