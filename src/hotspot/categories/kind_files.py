"""The kinds of ticket in a model's folder: weights, cues, and what the manifest says of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from hotspot.categories.kinds import KINDS, KindHead
from hotspot.categories.lexicon import format_lexicon, parse_lexicon
from hotspot.categories.manifest import KIND_CUES, KIND_WEIGHTS
from hotspot.errors import ModelError
from hotspot.text.model_files import pack_arrays, unpack_arrays


def pack_kinds(head: KindHead) -> dict[str, bytes]:
    """Return the content of each file of the kinds."""
    weights = pack_arrays(coef=head.coef.astype(np.float16), intercept=head.intercept.astype(np.float32))
    return {KIND_WEIGHTS: weights, KIND_CUES: format_lexicon(head.cues).encode()}


def describe_kinds(head: KindHead) -> dict[str, Any]:
    """Return what the manifest says under ``kinds``."""
    return {"names": list(KINDS), "cue_weight": head.cue_weight, "temperature": head.temperature}


def restore_kinds(
    contents: Mapping[str, bytes], manifest: Mapping[str, Any], *, width: int, source: str
) -> KindHead | None:
    """Build the head of a model whose classifier has ``width`` columns, None for one that never learned kinds.

    ModelError when the head is of other kinds or does not fit the classifier.
    """
    said = manifest.get("kinds")
    if said is None:
        return None
    if said["names"] != list(KINDS):
        raise ModelError(f"模型 {source} 的工单类型是 {said['names']},应为 {'、'.join(KINDS)}。请重新训练。")
    arrays = unpack_arrays(contents[KIND_WEIGHTS], ("coef", "intercept"), source=f"模型 {source} 的 {KIND_WEIGHTS}")
    head = KindHead(
        arrays["coef"].astype(np.float32),
        arrays["intercept"].astype(np.float32),
        parse_lexicon(contents[KIND_CUES].decode(), KINDS, source=source),
        float(said["cue_weight"]),
        float(said["temperature"]),
    )
    if head.coef.shape[1] != width:
        raise ModelError(f"模型 {source} 的工单类型参数有 {head.coef.shape[1]} 列,应为 {width} 列。请重新训练。")
    return head
