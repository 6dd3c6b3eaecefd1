"""The optional sentence model: read from a folder, computed with numpy, and never needed."""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

import compare
from compare.align import semantic, wordpiece
from compare.config import load
from compare.errors import ConfigError

WIDTH, HEADS, WIDE = 8, 2, 16
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "fer", "##ry", "sank", "went", "down", "bread", "is", "dear", ",")
LEFT = ("The ferry sank.", "Bread is dear.")
RIGHT = ("Bread, the bread", "The ferry went down")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A BERT model of one layer with random weights."""
    chance = np.random.default_rng(5)
    tensors = {
        "embeddings.word_embeddings.weight": (len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": (32, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        **{f"encoder.layer.0.attention.self.{n}.weight": (WIDTH, WIDTH) for n in ("query", "key", "value")},
        **{f"encoder.layer.0.attention.self.{n}.bias": (WIDTH,) for n in ("query", "key", "value")},
        "encoder.layer.0.attention.output.dense.weight": (WIDTH, WIDTH),
        "encoder.layer.0.attention.output.dense.bias": (WIDTH,),
        "encoder.layer.0.intermediate.dense.weight": (WIDE, WIDTH),
        "encoder.layer.0.intermediate.dense.bias": (WIDE,),
        "encoder.layer.0.output.dense.weight": (WIDTH, WIDE),
        "encoder.layer.0.output.dense.bias": (WIDTH,),
    }
    for norm in ("embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output"):
        tensors |= {f"{norm}.LayerNorm.weight": (WIDTH,), f"{norm}.LayerNorm.bias": (WIDTH,)}
    head: dict[str, object] = {"__metadata__": {"format": "made for this test"}}
    body = b""
    for name, shape in tensors.items():
        numbers = chance.normal(size=shape).astype("<f4").tobytes()
        head[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(body), len(body) + len(numbers)]}
        body += numbers
    words = json.dumps(head).encode()
    (tmp_path / "model.safetensors").write_bytes(struct.pack("<Q", len(words)) + words + body)
    (tmp_path / "vocab.txt").write_text("".join(f"{w}\n" for w in WORDS), encoding="utf-8")
    settings = {"num_attention_heads": HEADS, "num_hidden_layers": 1, "max_position_embeddings": 32}
    (tmp_path / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    return tmp_path


def test_words_are_cut_into_the_longest_pieces(folder: Path) -> None:
    vocab = wordpiece.vocabulary(folder / "vocab.txt")
    cut = [WORDS[n] for n in wordpiece.pieces("The Férry, sank!", vocab, 20)]
    assert cut == ["[CLS]", "the", "fer", "##ry", ",", "sank", "[UNK]", "[SEP]"]
    assert len(wordpiece.pieces("the " * 50, vocab, 20)) == 20


def test_the_model_of_a_folder_compares_statements(folder: Path) -> None:
    found = semantic.Encoder(folder).alike(LEFT, RIGHT)
    assert found.shape == (2, 2)
    assert np.allclose(np.diag(semantic.Encoder(folder).alike(LEFT, LEFT)), 1, atol=1e-5)
    assert not np.allclose(found, 1, atol=1e-3)


def test_what_stands_beside_a_statement_changes_nothing_in_it(folder: Path) -> None:
    """Shorter texts of a batch are filled up; the filling is not looked at."""
    together = semantic.Encoder(folder).alike([LEFT[0], "the " * 25], [RIGHT[1]])[0]
    assert np.allclose(together, semantic.Encoder(folder).alike([LEFT[0]], [RIGHT[1]])[0], atol=1e-5)


def test_the_settings_name_the_folder(folder: Path) -> None:
    (folder / "own.yaml").write_text("align: {semantic: .}\n", encoding="utf-8")
    settings = load(folder / "own.yaml")
    assert settings.align.semantic is not None
    versions = [compare.Version.from_sentences(t, outlet=o) for t, o in ((LEFT, "North"), (RIGHT, "South"))]
    score = compare.score(LEFT, RIGHT, semantic=settings.align.semantic)
    assert score.shape == (2, 2)
    assert not np.array_equal(score, compare.score(LEFT, RIGHT))
    assert compare.compare(versions, settings=settings).versions


def test_an_empty_side_has_no_scores(folder: Path) -> None:
    assert compare.score([], RIGHT, semantic=str(folder)).shape == (0, 2)


@pytest.mark.parametrize("missing", semantic.FILES)
def test_a_folder_without_a_model_is_named(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(ConfigError, match=f"lacks {missing}; name the folder of a BERT model"):
        semantic.Encoder(folder)


@pytest.mark.parametrize("damage", [b"", b"no model", struct.pack("<Q", 9) + b'{"a": 12}'])
def test_a_damaged_model_is_one_clear_line(folder: Path, damage: bytes) -> None:
    (folder / "model.safetensors").write_bytes(damage)
    with pytest.raises(ConfigError, match="is not a BERT model that can be read") as caught:
        semantic.Encoder(folder)
    assert "\n" not in str(caught.value)


def test_without_a_package_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "PACKAGES", {"no_such_package_of_models": "model"})
    with pytest.raises(ConfigError, match=r'pip install "newscompare\[semantic\]", or name the folder of a model'):
        compare.score(LEFT, RIGHT, semantic="package")


def test_a_model_inside_a_package_is_found_without_importing_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "path" / "made_up_models"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    (package / "model").symlink_to(folder)
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.setattr(semantic, "PACKAGES", {"made_up_models": "model"})
    assert compare.score(LEFT, RIGHT, semantic="package").shape == (2, 2)
    assert "made_up_models" not in sys.modules


def test_the_model_of_a_real_package_knows_a_paraphrase() -> None:
    """Skipped where no package carries a model: the extra `semantic` is not installed."""
    try:
        encoder = semantic.encoder_of("package")
    except ConfigError as missing:
        pytest.skip(str(missing))
    lefts = ["The offensive is gathering pace.", "Bread has become dearer."]
    rights = ["Loaves cost more than last year.", "The attack gains momentum."]
    found = encoder.alike(lefts, rights)
    assert found[0, 1] > found[0, 0] + 0.2
    assert found[1, 0] > found[1, 1] + 0.2
