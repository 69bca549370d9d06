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


TEXT = torch.tensor([[(7 * i + 3 * t * t + t // 2) % 34 for t in range(101)] for i in range(16)])


def cell(module, fan, inputs, gates, h, outputs):
    """The weights of inputs, states and head come from one tensor each, as ours lie in memory: (d + h, gates·h)."""
    body, head = weights(fan, (inputs + h, gates * h), (h, outputs))
    with torch.no_grad():
        module.weight_ih_l0.copy_(body[:inputs].t())
        module.weight_hh_l0.copy_(body[inputs:].t())
        module.bias_ih_l0.zero_()
        module.bias_hh_l0.zero_()
    module.bias_hh_l0.requires_grad_(False)  # of two biases that are added, one is enough
    head, bias = parameters(head.t().contiguous(), torch.zeros(outputs))
    return [v for v in module.parameters() if v.requires_grad] + [head, bias], head, bias


def updates(p, loss_of):
    adam = torch.optim.Adam(p, 0.01)

    def step():
        adam.zero_grad()
        loss = loss_of()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(p, 1.0)
        adam.step()
        return loss.detach()
    return step


def text():
    rnn = torch.nn.RNN(34, 32, batch_first=True)
    p, head, bias = cell(rnn, 32, 34, 1, 32, 34)
    x, y = F.one_hot(TEXT[:8, :25], 34).double(), TEXT[:8, 1:26].flatten()
    return updates(p, lambda: F.cross_entropy(F.linear(rnn(x)[0], head, bias).flatten(0, 1), y))


def recall():
    lstm = torch.nn.LSTM(4, 4, batch_first=True)
    p, head, bias = cell(lstm, 4, 4, 4, 4, 2)
    tokens, y = 2 + TEXT[:, :100] % 2, torch.arange(16) % 2
    tokens[:, 0] = y
    x = F.one_hot(tokens, 4).double()
    return updates(p, lambda: F.cross_entropy(F.linear(lstm(x)[0][:, -1], head, bias), y))


measure('T5 conv 8 on digits', 'epochs', 1, digits, 1)
measure('T6 RNN 32 on text', 'updates', 1, text, 20)
measure('T7 LSTM 4 over 100 steps', 'updates', 1, recall, 20)
