"""Train the sentence encoder into a folder: python scripts/train_encoder.py --corpora DIR --output DIR

A sentence's vector is the mean of its words' vectors (StaticEmbedding), scaled to length 1. Words are cut by the most
probable path through jieba's dictionary, kept as a Unigram tokenizer. Three steps: word vectors from co-occurrence
(PPMI, truncated SVD) weighted by rarity; then contrastive training with sentence-transformers on halves of headlines
and neighbouring sentences of laws; then on the project's tickets. One thread, so that the same files give the same
bytes. Needs `pip install 'sentence-transformers[train]'`; --corpora holds headlines.txt.gz and statutes.txt.gz.
"""

import argparse
import gzip
import hashlib
import json
import math
import os
import random
import re
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.corpus import read_corpus

ROOT = Path(__file__).resolve().parents[1]
SEED = 0

WORDS, DIMENSIONS = 40_000, 128
UNKNOWN, UNKNOWN_SCORE = "[UNK]", -30.0
# A kept word stands in the corpora at least so often; the same of runs of Latin letters, which jieba does not know.
LEAST_COUNT, LEAST_LATIN = 5, 100

# Co-occurrence: words up to so many places apart; contexts smoothed as in Levy, Goldberg and Dagan (2015).
WINDOW, CONTEXT_POWER = 5, 0.75
# Smooth inverse frequency (Arora, Liang and Ma 2017).
RARITY = 1e-4

# A pair's texts in characters: shorter ones say too little, the rest of longer ones is another matter.
SHORTEST, LONGEST = 6, 160
GENERAL_BATCH, GENERAL_RATE = 1024, 2e-3
TICKET_BATCH, TICKET_RATE, TICKET_EPOCHS = 256, 2e-3, 4

Pair = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--tickets", type=Path, default=ROOT / "data" / "tickets")
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "encoder")
    options = parser.parse_args()
    use_one_thread()
    headlines = read_lines(options.corpora / "headlines.txt.gz")
    statutes = read_lines(options.corpora / "statutes.txt.gz")
    tickets = read_corpus(options.tickets).to_dict("records")
    texts = [*headlines, *statutes, *(ticket["text"] for ticket in tickets)]
    tokenizer = build_tokenizer(texts)
    model = build_model(tokenizer, build_word_vectors(tokenizer, texts))
    pairs = {"headlines": pair_halves(headlines), "statutes": pair_neighbours(statutes)}
    train(model, pairs, GENERAL_BATCH, GENERAL_RATE, 1)
    train(model, pair_tickets(tickets), TICKET_BATCH, TICKET_RATE, TICKET_EPOCHS)
    save(model, options.output, digest([*sorted(options.corpora.glob("*.txt.gz")), *sorted(options.tickets.glob("*"))]))


def use_one_thread() -> None:
    """Keep sums in one order: the last digits must not depend on the machine's cores."""
    os.environ.update(TOKENIZERS_PARALLELISM="false", CUDA_VISIBLE_DEVICES="", HF_HUB_OFFLINE="1")
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    import torch
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)


def read_lines(path: Path) -> list[str]:
    """Return the different lines of a compressed file in their order."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(dict.fromkeys(line.strip() for line in file if line.strip()))


# Words


def build_tokenizer(texts: Sequence[str]) -> Any:
    """Return jieba's dictionary, restricted to the words that the texts use most, as a Unigram tokenizer."""
    import jieba

    dictionary = jieba.Tokenizer()
    frequency, total = dictionary.gen_pfdict(dictionary.get_dict_file())
    score = {word: math.log(count / total) for word, count in frequency.items() if count}
    characters = Counter(character for text in texts for character in text.lower() if character.isalpha())
    latin = Counter(word for text in texts for word in re.findall(r"[a-z]{2,}", text.lower()))
    for word, count in [*characters.items(), *latin.items()]:
        if count >= (LEAST_LATIN if len(word) > 1 else LEAST_COUNT):
            score.setdefault(word, -math.log(total))
    every = make_unigram(score)
    used = np.bincount(np.concatenate(list(encode(every, texts))), minlength=every.get_vocab_size())
    words = {every.id_to_token(number): int(used[number]) for number in np.flatnonzero(used).tolist()}
    kept = [word for word in words if len(word) > 1 and words[word] >= LEAST_COUNT]
    kept.sort(key=lambda word: (-words[word], word))
    # Characters always stay: words that are dropped fall apart into them.
    pieces = {word for word in score if len(word) == 1 and characters[word] >= LEAST_COUNT}
    return make_unigram({word: score[word] for word in pieces | set(kept[: WORDS - len(pieces)])})


def make_unigram(scores: dict[str, float]) -> Any:
    from tokenizers import Tokenizer, models, normalizers

    vocabulary = [(UNKNOWN, UNKNOWN_SCORE), *((word, round(scores[word], 4)) for word in sorted(scores))]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    return tokenizer


def encode(tokenizer: Any, texts: Sequence[str], batch: int = 20_000) -> Iterator[NDArray[np.int32]]:
    """Yield the numbers of each text's known words."""
    for start in range(0, len(texts), batch):
        for found in tokenizer.encode_batch_fast(texts[start : start + batch], add_special_tokens=False):
            numbers = np.array(found.ids, dtype=np.int32)
            yield numbers[numbers > 0]


def build_word_vectors(tokenizer: Any, texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a vector a word: direction from co-occurrence, length from rarity; that of unknown words is zero."""
    from sklearn.utils.extmath import randomized_svd

    size = tokenizer.get_vocab_size()
    rows = list(encode(tokenizer, texts))
    counts = np.bincount(np.concatenate(rows), minlength=size).astype(np.float64)
    left, values, _ = randomized_svd(measure_association(rows, size), DIMENSIONS, n_iter=3, random_state=SEED)
    vectors = left * np.sqrt(values)
    vectors *= np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(DIMENSIONS)])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return (vectors * (RARITY / (RARITY + counts / counts.sum()))[:, None]).astype(np.float32)


def measure_association(rows: Sequence[NDArray[np.int32]], size: int) -> Any:
    """Return positive pointwise mutual information of words and the words around them."""
    import scipy.sparse as sp

    together = sp.csr_matrix((size, size), dtype=np.float32)
    for start in range(0, len(rows), 200_000):
        # Rows of zeros between texts, so that nothing co-occurs across their borders.
        gap = np.zeros(WINDOW, dtype=np.int32)
        line = np.concatenate([part for row in rows[start : start + 200_000] for part in (row, gap)])
        for apart in range(1, WINDOW + 1):
            one, two = line[:-apart], line[apart:]
            both = (one > 0) & (two > 0)
            weight = np.full(int(both.sum()), 1 / apart, dtype=np.float32)
            together = together + sp.csr_matrix((weight, (one[both], two[both])), (size, size))
    together = (together + together.T).tocoo()
    word = np.asarray(together.sum(axis=1)).ravel()
    context = word**CONTEXT_POWER
    context *= word.sum() / context.sum()
    found = np.log(together.data * word.sum() / (word[together.row] * context[together.col]))
    kept = found > 0
    return sp.csr_matrix((found[kept].astype(np.float32), (together.row[kept], together.col[kept])), (size, size))


# Pairs


def pair_halves(lines: Sequence[str]) -> list[Pair]:
    """Return the two halves of each line that is long enough."""
    return [(line[: len(line) // 2], line[len(line) // 2 :]) for line in lines if 2 * SHORTEST <= len(line) <= LONGEST]


def pair_neighbours(paragraphs: Sequence[str]) -> list[Pair]:
    """Return each two sentences that follow each other in a paragraph."""
    pairs: list[Pair] = []
    for paragraph in paragraphs:
        sentences = [part[:LONGEST] for part in re.split(r"[。；;]", paragraph) if len(part) >= SHORTEST]
        pairs.extend(zip(sentences[::2], sentences[1::2], strict=False))
    return pairs


def pair_tickets(tickets: Sequence[dict[str, Any]]) -> dict[str, list[Pair]]:
    """Return pairs that belong together: title and text, halves of a text, a sub-topic's name and texts.

    Tickets of issues are left out: the model of pairs is fitted on them, and would trust vectors that have seen them
    far too much (docs/experiments.md).
    """
    chance = random.Random(SEED)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    groups: dict[str, list[str]] = defaultdict(list)
    singles = [ticket for ticket in tickets if not ticket.get("issue")]
    for ticket in singles:
        text = ticket["text"]
        if ticket.get("title"):
            pairs["titles"].append((ticket["title"], text))
        pairs["names"].append((ticket["subtopic"], text))
        groups[ticket["subtopic"]].append(text)
    pairs["halves"] = pair_halves([ticket["text"][:LONGEST] for ticket in singles])
    for _, texts in sorted(groups.items()):
        chance.shuffle(texts)
        pairs["subtopics"].extend(pairwise(texts))
    return dict(pairs)


# Training


def build_model(tokenizer: Any, vectors: NDArray[np.float32]) -> Any:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    return SentenceTransformer(modules=[StaticEmbedding(tokenizer, vectors), Normalize()], device="cpu")


def train(model: Any, pairs: dict[str, list[Pair]], batch: int, rate: float, epochs: int) -> None:
    """Draw the two texts of a pair together and all others of a batch apart."""
    from datasets import Dataset
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from sentence_transformers.losses import MultipleNegativesRankingLoss

    data = {
        name: Dataset.from_dict({"anchor": [one for one, _ in rows], "positive": [two for _, two in rows]})
        for name, rows in pairs.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=folder,
            num_train_epochs=epochs,
            per_device_train_batch_size=batch,
            learning_rate=rate,
            warmup_steps=0.05,
            seed=SEED,
            data_seed=SEED,
            use_cpu=True,
            save_strategy="no",
            report_to="none",
            logging_steps=100,
            disable_tqdm=True,
        )
        SentenceTransformerTrainer(
            model=model, args=arguments, train_dataset=data, loss=MultipleNegativesRankingLoss(model)
        ).train()


# The folder


def save(model: Any, folder: Path, corpora: str) -> None:
    """Write the model; unknown words stay silent, and numbers keep so many bits that the file packs well."""
    import torch

    weights = model[0].embedding.weight.data
    weights[0] = 0
    model[0].embedding.weight.data = weights.to(torch.bfloat16).to(torch.float32)
    card = (folder / "README.md").read_text("utf-8") if (folder / "README.md").exists() else ""
    shutil.rmtree(folder, ignore_errors=True)
    model.save(str(folder), create_model_card=False)
    (folder / "model.safetensors").chmod(0o644)
    if card:
        (folder / "README.md").write_text(card, encoding="utf-8")
    (folder / "training.json").write_text(json.dumps({"corpora_sha256": corpora, "seed": SEED}) + "\n", "utf-8")


def digest(files: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    main()
