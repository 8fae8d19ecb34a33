#!/usr/bin/env python3
"""Turns Keras' weights of Xception into an npz file that Graft's Xception reads.

    pip install h5py numpy
    python3 src/data/keras_xception.py xception_weights_tf_dim_ordering_tf_kernels.h5 xception.npz

Takes the .h5 files that name their layers: those of keras.applications, and what
model.save("xception.h5") writes in Keras 2 and 3. The .keras and .weights.h5 files of Keras 3 number
their layers; save such a model as .h5 first. A file without its classifier (notop) gives one
without: open it with new Xception().from(file, card, List.of()).

What is changed, so that Graft computes what Keras computes:

- kernels from (height, width, in, out) to (out, in, height, width), depthwise ones from (height,
  width, channels, 1) to (channels, 1, height, width), matrices are turned;
- Keras adds 1e-3 to each variance, Graft's Xception 1e-5: the difference is added to the variances.

What cannot be changed in the weights: at an even size Keras' pools begin at the first pixel, and
PyTorch's, which Graft has, one before it. No pool meets an even size where pictures have 295 pixels;
there the answers agree. At 299 one of the four pools differs. Feed it 295 pixels:
base.madeFor(Preprocessing.uniform(295, 3, 127.5, 127.5)).
"""
import pathlib
import re
import sys

import h5py
import numpy as np

KERAS_EPSILON = 1e-3
EPSILON = 1e-5
STRIDED = 3  # blocks 1 to 3 halve the map; the last does, too


def number(name):
    """conv2d_10 comes behind conv2d_9, and conv2d_1 behind conv2d."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def layers(file):
    """(name, arrays) of each layer with weights, in the file's order."""
    root = file["model_weights"] if "model_weights" in file else file
    if "layer_names" not in root.attrs:
        raise SystemExit("the file does not name its layers, as .keras and .weights.h5 of Keras 3 do "
                         "not: in Keras, model.save('xception.h5') writes the form that does")
    for name in map(text, root.attrs["layer_names"]):
        group = root[name]
        arrays = [group[text(path)][()] for path in group.attrs["weight_names"]]
        if arrays:
            yield name, arrays


def kind(arrays):
    shapes = [array.shape for array in arrays]
    if len(shapes) == 2 and all(len(shape) == 4 for shape in shapes):
        return "separable"
    if len(shapes) == 4 and all(len(shape) == 1 for shape in shapes):
        return "norm"
    if len(shapes) == 1 and len(shapes[0]) == 4:
        return "kernel"
    if len(shapes) == 2 and len(shapes[0]) == 2:
        return "dense"
    raise SystemExit(f"a layer with arrays of shapes {shapes} is none of Xception's: take the "
                     "weights of keras.applications.Xception without layers of your own")


def kernel(array):
    return np.ascontiguousarray(array.transpose(3, 2, 0, 1), dtype=np.float32)


def convolutions(middle):
    """Prefix of the kernels, prefix of the normalisation and name in Keras, as the net computes."""
    yield "conv1", "bn1", "block1_conv1"
    yield "conv2", "bn2", "block1_conv2"
    last = STRIDED + middle + 1
    for block in range(1, last + 1):
        strided = block <= STRIDED or block == last
        for i in range(2 if strided else 3):
            place = 3 * i + (block > 1)
            yield (f"block{block}.rep.{place}", f"block{block}.rep.{place + 1}",
                   f"block{block + 1}_sepconv{i + 1}")
    yield "conv3", "bn3", f"block{last + 2}_sepconv1"
    yield "conv4", "bn4", f"block{last + 2}_sepconv2"


def named(found):
    """The names of Graft's tensors for the layers of a file, and Keras' own where they are told."""
    kinds = [(name, kind(arrays), arrays) for name, arrays in found]
    separable = sum(sort == "separable" for _, sort, _ in kinds)
    middle = (separable - 10) // 3
    if separable < 10 or (separable - 10) % 3:
        raise SystemExit(f"the file has {separable} separable convolutions, but an Xception has 10 "
                         "and 3 for each block in its middle (34 in all)")
    wanted = list(convolutions(middle))
    by_name = {name: arrays for name, _, arrays in kinds}
    last = STRIDED + middle + 1
    skips = [1, 2, 3, last]
    plain = [(n, a) for n, sort, a in kinds if sort == "kernel" and not n.startswith("block")]
    unnamed = [(n, a) for n, sort, a in kinds if sort == "norm" and not n.startswith("block")]
    if len(plain) != len(skips) or len(unnamed) != len(skips):
        raise SystemExit(f"the file has {len(plain)} shortcuts with {len(unnamed)} normalisations "
                         f"outside of blocks by name, but an Xception has {len(skips)} of each, and "
                         "layers named as keras.applications.Xception names them (block1_conv1, "
                         "block2_sepconv1, ...)")
    # Names without a block (conv2d, batch_normalization) are counted up as the net is built.
    plain.sort(key=lambda pair: number(pair[0]))
    unnamed.sort(key=lambda pair: number(pair[0]))
    for ours, norm, keras in wanted:
        for name in (keras, keras + "_bn"):
            if name not in by_name:
                raise SystemExit(f"the file has no layer {name}: take the weights of "
                                 "keras.applications.Xception")
        yield ours, by_name[keras]
        yield norm, by_name[keras + "_bn"]
    for block, (_, conv), (_, norm) in zip(skips, plain, unnamed):
        yield f"block{block}.skip", conv
        yield f"block{block}.skipbn", norm
    for _, sort, arrays in kinds:
        if sort == "dense":
            yield "fc", arrays


def converted(found):
    tensors = {}
    for name, arrays in named(found):
        sort = kind(arrays)
        if sort == "separable":
            depthwise = np.ascontiguousarray(arrays[0].transpose(2, 3, 0, 1), dtype=np.float32)
            tensors[name + ".conv1.weight"] = depthwise
            tensors[name + ".pointwise.weight"] = kernel(arrays[1])
        elif sort == "kernel":
            tensors[name + ".weight"] = kernel(arrays[0])
        elif sort == "dense":
            tensors[name + ".weight"] = np.ascontiguousarray(arrays[0].T, dtype=np.float32)
            tensors[name + ".bias"] = np.asarray(arrays[1], np.float32)
        else:
            scale, shift, mean, variance = (np.asarray(array, np.float32) for array in arrays)
            tensors.update({name + ".weight": scale, name + ".bias": shift,
                            name + ".running_mean": mean,
                            name + ".running_var": variance + np.float32(KERAS_EPSILON - EPSILON)})
    return tensors


def read(path):
    with h5py.File(path, "r") as file:
        return list(layers(file))


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    source, target = map(pathlib.Path, sys.argv[1:])
    if not source.is_file() or not h5py.is_hdf5(source):
        raise SystemExit(f"{source} must be a .h5 file: in Keras, model.save('xception.h5')")
    tensors = converted(read(source))
    with target.open("wb") as out:
        np.savez(out, **tensors)
    print(f"{target}: {len(tensors)} tensors; feed it 295 pixels, (pixel - 127.5) / 127.5")


if __name__ == "__main__":
    main()
