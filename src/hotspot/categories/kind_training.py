"""Learn the kinds of ticket beside a fitted classifier, from tickets whose kind is known."""

import pandas as pd

from hotspot.categories.classifier import Classifier
from hotspot.categories.kinds import KINDS, KindHead, fit_kinds
from hotspot.categories.lexicon import Lexicon, load_lexicon
from hotspot.categories.prediction import compose_texts
from hotspot.resources import find_shipped


def load_cues() -> Lexicon:
    """Return the shipped words with which tickets name their kind; SettingsError when the file is broken."""
    return load_lexicon(find_shipped("data/kinds.tsv"), KINDS)


def train_kinds(classifier: Classifier, tickets: pd.DataFrame) -> KindHead:
    """Fit the head that a model needs to tell kinds; LabelError when a kind is unknown or has too few tickets.

    ``tickets`` has ``text``, ``kind`` and perhaps ``title``; regularised as the classifier is.
    """
    texts = compose_texts(tickets)
    columns = classifier.read(texts.documents).columns
    kinds = [str(kind) for kind in tickets["kind"]]
    return fit_kinds(columns, kinds, texts.openings, load_cues(), penalty=classifier.penalty)
