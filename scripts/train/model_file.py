"""Writes and reads the model file of the reader (docs/formats/model.md)."""
import json
import struct

import numpy as np
import xxhash

MAGIC = b"ENTENTE\n"
VERSION = 1
ALIGNMENT = 64


def quantise(values):
    """int8 values and one f32 scale a row: value = scale * int8, the largest of each row at 127."""
    scales = np.abs(values).max(1) / 127
    scales[scales == 0] = 1
    return np.rint(values / scales[:, None]).clip(-127, 127).astype(np.int8), scales.astype(np.float32)


def write_model(path, header, tensors, int8_names):
    """`header`: the JSON header without its tensors; `tensors`: name -> f32 array; those in `int8_names` are written as int8 with scales."""
    directory, data = [], bytearray()

    def place(array):
        data.extend(b"\0" * (-len(data) % ALIGNMENT))
        at = len(data)
        data.extend(np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes())
        return at

    for name, values in sorted(tensors.items()):
        entry = {"name": name, "shape": list(values.shape)}
        if name in int8_names:
            values, scales = quantise(values.astype(np.float32))
            entry |= {"kind": "int8", "offset": place(values), "scales": place(scales)}
        else:
            entry |= {"kind": "float32", "offset": place(values.astype(np.float32))}
        directory.append(entry)
    head = json.dumps(header | {"tensors": directory}, ensure_ascii=False, separators=(",", ":")).encode()
    begin = 32 + len(head)
    body = head + b"\0" * (-begin % ALIGNMENT) + bytes(data)
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<IIQQ", VERSION, len(head), 32 + len(body), xxhash.xxh3_64_intdigest(body)) + body)


def read_model(path):
    """(header, tensors: name -> f32 array) of a model file; int8 values times their scales."""
    data = path.read_bytes()
    version, length, size, checksum = struct.unpack("<IIQQ", data[8:32])
    if data[:8] != MAGIC or version != VERSION or size != len(data) or checksum != xxhash.xxh3_64_intdigest(data[32:]):
        raise SystemExit(f"{path}: is no whole model file of version {VERSION}")
    header = json.loads(data[32:32 + length])
    begin = 32 + length
    begin += -begin % ALIGNMENT

    def array(kind, shape, offset):
        return np.frombuffer(data, np.dtype(kind).newbyteorder("<"), int(np.prod(shape)), begin + offset).reshape(shape).astype(np.float32)

    tensors = {entry["name"]: array(entry["kind"], entry["shape"], entry["offset"]) for entry in header["tensors"]}
    for entry in header["tensors"]:
        if "scales" in entry:
            tensors[entry["name"]] *= array("float32", (entry["shape"][0], 1), entry["scales"])
    return header, tensors
