"""Writes golden.json and randn42.bits: what NumPy draws. Run: /usr/bin/python3 golden.py (Debian's python3-numpy 1.24)."""
import hashlib, json, struct
import numpy as np


def digest(values, form):
    return hashlib.sha256(struct.pack(f'<{len(values)}{form}', *values)).hexdigest()


def bits(values):
    return [float(v).hex() for v in np.asarray(values).ravel()]


SEEDS = [0, 1, 42, 2**32 - 1]
out = dict(seeds=SEEDS, words=[], uniforms=[], integers=[], shuffles=[], randn=[], mixed=[])
for seed in SEEDS:
    r = np.random.RandomState(seed)
    out['words'].append(digest([int(v) for v in r.randint(0, 2**32, 250_000, dtype=np.uint32)], 'I'))
    r = np.random.RandomState(seed)
    out['uniforms'].append(digest(r.random_sample(250_000), 'd'))
    r = np.random.RandomState(seed)
    out['integers'].append(digest([int(r.randint(-5, hi)) for k in range(50_000) for hi in (k - 4, 2**33 + k)], 'q'))
    r = np.random.RandomState(seed)
    p = np.concatenate([r.permutation(n) for n in range(300)])
    out['shuffles'].append(digest([int(v) for v in p], 'q'))
    r = np.random.RandomState(seed)
    out['randn'].append(bits(r.randn(20)))
    # Kinds in turn: the cached normal must survive the others.
    r = np.random.RandomState(seed)
    m = [r.randn(), r.rand(), r.randint(10), r.randn(), r.uniform(-6, 6), r.normal(3, 0.5), r.randint(2**40)]
    m += list(r.choice(7, 4)) + list(r.choice(7, 4, replace=False)) + list(r.choice(3, 8, p=[0.2, 0.5, 0.3]))
    x = np.arange(12).reshape(4, 3)
    r.shuffle(x)
    m += list(x.ravel()) + [r.normal(), r.rand()]
    out['mixed'].append(bits(m))
json.dump(out, open('golden.json', 'w'), indent=1)

# The last four bits of 250,000 normal numbers of seed 42, two numbers a byte.
last = np.random.RandomState(42).randn(250_000).view(np.uint64).astype(np.uint8) & 15
(last[::2] | last[1::2] << 4).tofile('randn42.bits')
