"""Pretrained encoders into the reader's own: bge-small-en-v1.5 as ONNX, all-mpnet-base-v2 as safetensors."""
import json
import pathlib

import torch

from network import BASE, SMALL

BERT = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm", "inner": "intermediate.dense", "outer": "output.dense", "output_norm": "output.LayerNorm"}
MPNET = BERT | {"query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v", "output": "attention.attn.o",
                "attention_norm": "attention.LayerNorm"}
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}  # as MPNet spells them


def size_of(file):
    return BASE if file.endswith(".safetensors") else SMALL


def load_encoder(encoder, file, tokenizer):
    """Copies the weights of the file into the encoder, which is of `size_of(file)` or has fewer layers. `tokenizer`: what the articles are cut with."""
    weights, parts = (mpnet_weights(file, tokenizer), MPNET) if size_of(file) is BASE else (onnx_weights(file), BERT)
    own = {"word.weight": "embeddings.word_embeddings.weight", "position.weight": "embeddings.position_embeddings.weight",
           "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
    own |= {f"layers.{n}.{ours}.{kind}": f"encoder.layer.{n}.{theirs}.{kind}"
            for n in range(len(encoder.layers)) for ours, theirs in parts.items() for kind in ("weight", "bias")}
    state = encoder.state_dict()
    state |= {ours: weights[theirs] for ours, theirs in own.items()}
    if "embeddings.token_type_embeddings.weight" in weights:
        state["segment"] = weights["embeddings.token_type_embeddings.weight"][0]
    if "relative.weight" in state:
        state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    encoder.load_state_dict(state)


def onnx_weights(file):
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(file).graph
    initial = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    weights = dict(initial)
    for node in graph.node:  # linear weights are nameless and transposed; the node says which they are
        for name in node.input:
            if node.op_type == "MatMul" and name.startswith("onnx::"):
                weights[node.name.strip("/").replace("/MatMul", "").replace("/", ".") + ".weight"] = initial[name].T.contiguous()
    return weights


def mpnet_weights(file, tokenizer):
    """With a row for each wordpiece of `tokenizer`, and without the two positions of padding. MPNet's tokenizer.json stands beside the file."""
    from safetensors.torch import load_file
    weights = {name.removeprefix("mpnet."): values for name, values in load_file(file).items()}
    theirs = json.loads((pathlib.Path(file).parent / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    ours = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    name = "embeddings.word_embeddings.weight"
    weights[name] = weights[name][[theirs[SPECIAL.get(piece, piece)] for piece, _ in ours]]
    weights["embeddings.position_embeddings.weight"] = weights["embeddings.position_embeddings.weight"][2:]
    return weights
