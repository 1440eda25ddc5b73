"""A model folder as bytes that travel to the executors, checked by hash where they arrive, loaded once a process."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import hotspot
from hotspot.categories.manifest import digest_manifest, list_files
from hotspot.categories.model_folder import Model, load_model_folder
from hotspot.errors import HotspotError, ModelError
from hotspot.foreign_errors import explain_error


@dataclass(frozen=True)
class ModelParcel:
    """The files of a model by their path in its folder.

    ``digest``: sha256 of the manifest, which names the sha256 of every other file; two parcels of one digest are the
    same. ``version``: of the program that packed it.
    """

    digest: str
    version: str
    files: Mapping[str, bytes] = field(compare=False, repr=False)


def pack_model(folder: Path) -> ModelParcel:
    """Pack the files that a model's manifest names, and nothing else of its folder; ModelError if one is not there."""
    digest = digest_manifest(folder)
    try:
        files = {name: (folder / name).read_bytes() for name in list_files(folder)}
    except OSError as error:
        raise ModelError(f"模型 {folder} 读不了:{explain_error(error)}。请重新取得这个模型。") from error
    return ModelParcel(digest, hotspot.__version__, files)


# A worker process of Spark lives through many tasks; two models are as many as one job could want.
@lru_cache(maxsize=2)
def load_parcel(parcel: ModelParcel) -> Model:
    """Load a parcel where it arrived; the files lie on disk only while they are read.

    ModelError when anything changed on the way, HotspotError when another version of the program is installed here.
    """
    if parcel.version != hotspot.__version__:
        raise HotspotError(
            f"集群节点上的 hotspot 是 {hotspot.__version__},提交任务的是 {parcel.version}。请在所有节点装同一版本。"
        )
    with tempfile.TemporaryDirectory(prefix="hotspot-") as temporary:
        folder = Path(temporary)
        for name, content in parcel.files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        if digest_manifest(folder) != parcel.digest:
            raise ModelError("送到集群节点的模型与提交时的校验值不符。请重新提交任务。")
        return load_model_folder(folder)
