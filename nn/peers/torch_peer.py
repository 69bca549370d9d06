"""The tasks of tasks.go from T5 on in PyTorch, float64 on one thread. Usage: torch_peer.py SECONDS"""
import gzip
import json
import math
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
SECONDS = float(sys.argv[1])


def generator(seed):
    while True:
        seed = seed * 16807 % 2147483647
        yield seed / 2147483647


def weights(fan, *shapes):
    u = generator(11)
    return [torch.tensor([(2 * next(u) - 1) * math.sqrt(3 / fan) for _ in range(math.prod(s))]).reshape(s) for s in shapes]


def measure(task, unit, units, start, steps):
    step = start()
    for _ in range(steps):
        loss = float(step())
    begun, calls, end = time.process_time(), 0, time.time() + SECONDS
    while time.time() < end:
        for _ in range(1 + calls // 16):
            step()
            calls += 1
    rate = units * calls / (time.process_time() - begun)
    print(json.dumps(dict(Peer='PyTorch', Task=task, Unit=unit, Rate=rate, Loss=loss)), flush=True)


def parameters(*tensors):
    return [t.requires_grad_() for t in tensors]


ROWS = [[float(v) for v in line.split(',')] for line in gzip.open('../data/digits.csv.gz', 'rt')][:1000]
PIXELS = torch.tensor([r[:64] for r in ROWS]).reshape(-1, 1, 8, 8) / 16
LABELS = torch.tensor([int(r[64]) for r in ROWS])


def digits():
    filters, head = weights(9, (8, 1, 3, 3), (72, 10))
    p = parameters(filters, torch.zeros(8), head.t().contiguous(), torch.zeros(10))
    sgd = torch.optim.SGD(p, 0.1)

    def epoch():
        for i in range(0, 1000, 10):
            sgd.zero_grad()
            h = F.max_pool2d(F.conv2d(PIXELS[i:i + 10], p[0], p[1]).relu(), 2)
            loss = F.cross_entropy(F.linear(h.flatten(1), p[2], p[3]), LABELS[i:i + 10])
            loss.backward()
            sgd.step()
        return loss.detach()
    return epoch


measure('T5 conv 8 on digits', 'epochs', 1, digits, 1)
