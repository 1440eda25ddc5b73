"""A model arrives as it was sent, or not at all."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from hotspot.categories.model_names import find_model_folder
from hotspot.categories.prediction import classify
from hotspot.errors import HotspotError, ModelError
from hotspot.spark.model_parcel import load_parcel, pack_model

TEXTS = pd.DataFrame({"text": ["澄园路路灯不亮好几天了", "物业收费太高", ""]})


def test_an_unpacked_model_predicts_as_the_folder_does() -> None:
    folder = find_model_folder("default")
    pd.testing.assert_frame_equal(classify(TEXTS, load_parcel(pack_model(folder))), classify(TEXTS, folder))


def test_only_the_files_of_the_manifest_are_sent(tmp_path: Path) -> None:
    folder = shutil.copytree(find_model_folder("default"), tmp_path / "office")
    (folder / "holdout.csv").write_text("工单编号,诉求内容\n1,某人的事\n", encoding="utf-8")
    parcel = pack_model(folder)
    assert "holdout.csv" not in parcel.files
    assert parcel == pack_model(find_model_folder("default"))


def test_a_model_travels_with_its_background() -> None:
    folder = Path(__file__).parents[1] / "categories" / "model-format-3"
    parcel = pack_model(folder)
    assert "background/manifest.json" in parcel.files
    pd.testing.assert_frame_equal(classify(TEXTS, load_parcel(parcel)), classify(TEXTS, folder))


def test_no_file_outside_of_the_folder_is_sent(tmp_path: Path) -> None:
    folder = shutil.copytree(find_model_folder("default"), tmp_path / "office")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["../secret.txt"] = "0"
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="文件清单"):
        pack_model(folder)


@pytest.mark.parametrize("name", ["manifest.json", "ngrams.txt", "weights.npz"])
def test_a_changed_byte_is_noticed(name: str) -> None:
    parcel = pack_model(find_model_folder("default"))
    content = parcel.files[name]
    # Equal parcels are loaded once: this one must not be taken for the true one.
    load_parcel.cache_clear()
    changed = replace(parcel, files={**parcel.files, name: content[:-1] + bytes([content[-1] ^ 1])})
    with pytest.raises(ModelError, match="校验值不符"):
        load_parcel(changed)


def test_another_version_on_a_node_is_refused() -> None:
    parcel = replace(pack_model(find_model_folder("default")), version="0.0.9")
    with pytest.raises(HotspotError, match=r"节点上的 hotspot 是 .*,提交任务的是 0\.0\.9"):
        load_parcel(parcel)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"缺少 manifest\.json"):
        pack_model(tmp_path)
