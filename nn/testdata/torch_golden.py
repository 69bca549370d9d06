"""Writes torch.json: what PyTorch computes in float64. Run: /usr/bin/python3 torch_golden.py (Debian's python3-torch 1.13).

The tests read the file; nothing but this script needs PyTorch. Tensors are filled with sin 1, sin 2, ... in PyTorch's
own order, each from the start unless said."""
import gzip
import json

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
out = {}


def put(name, *tensors):
    out[name] = [float(v) for t in tensors for v in torch.as_tensor(t).detach().reshape(-1)]


def sines(*shape, start=1, scale=1.0):
    n = torch.Size(shape).numel()
    return (scale * torch.sin(torch.arange(start, start + n, dtype=torch.float64))).reshape(shape).requires_grad_()


# Convolution: outputs, then the gradients of L = sum(y^2)/2 by input, filters, biases.
for name, x, w, stride, padding in (
    ('conv', (1, 2, 4, 4), (3, 2, 3, 3), 1, 1),
    ('conv stride', (2, 3, 7, 6), (4, 3, 3, 3), 2, 1),
    ('conv floor', (2, 1, 8, 8), (2, 1, 3, 3), 2, 0),
    ('conv even', (3, 2, 5, 7), (1, 2, 2, 2), 1, 0),
    ('conv wide', (1, 1, 8, 8), (3, 1, 5, 5), 1, 2),
    ('conv far', (1, 2, 3, 3), (2, 2, 2, 2), 3, 2),
):
    x, w, b = sines(*x), sines(*w), sines(w[0])
    y = F.conv2d(x, w, b, stride, padding)
    (y**2).sum().div(2).backward()
    put(name, y, x.grad, w.grad, b.grad)

# Pools of max(sin, 0), where ties at 0 abound: outputs, then the gradient of L = sum(y * sines).
for name, pool, size, stride in (
    ('max pool', F.max_pool2d, 2, 2), ('max pool over', F.max_pool2d, 3, 1), ('max pool floor', F.max_pool2d, 3, 2),
    ('mean pool', F.avg_pool2d, 2, 2), ('mean pool over', F.avg_pool2d, 3, 1), ('mean pool floor', F.avg_pool2d, 3, 2),
):
    x = sines(2, 3, 7, 6)
    y = pool(x.relu(), size, stride)
    (y * sines(*y.shape)).sum().backward()
    put(name, y, x.grad)

# The digits, as they come, in batches of 10: the loss of each of 20 updates with SGD 0.1.
rows = [[float(v) for v in line.split(',')] for line in gzip.open('../data/digits.csv.gz', 'rt')][:200]
pixels = torch.tensor([r[:64] for r in rows]).reshape(-1, 1, 8, 8) / 16
labels = torch.tensor([int(r[64]) for r in rows])
p = [sines(4, 1, 3, 3, scale=0.5), sines(4, scale=0.1), sines(10, 36, scale=0.3), sines(10, scale=0.1)]
losses = []
for i in range(0, 200, 10):
    h = F.max_pool2d(F.conv2d(pixels[i:i + 10], p[0], p[1]).relu(), 2)
    loss = F.cross_entropy(F.linear(h.flatten(1), p[2], p[3]), labels[i:i + 10])
    losses.append(loss)
    for v in p:
        v.grad = None
    loss.backward()
    with torch.no_grad():
        for v in p:
            v -= 0.1 * v.grad
put('digits', torch.stack(losses), *p)

# Recurrent layers, d = 3, h = 4, two rows; inputs (T,2,d). Parameters are sin/2, continued through weight_ih, weight_hh, bias_ih,
# bias_hh. Outputs of all steps, the LSTM's last cells; then the gradients of L = sum(y^2)/2 by input and parameters.
KINDS = {'rnn': torch.nn.RNN, 'lstm': torch.nn.LSTM, 'gru': torch.nn.GRU}


def recurrent(kind, d, h):
    m, n = KINDS[kind](d, h, batch_first=True), 1
    with torch.no_grad():
        for v in m.parameters():
            v.copy_(sines(*v.shape, start=n, scale=0.5))
            n += v.numel()
    return m


for kind in KINDS:
    for name, steps, last, truncate in (
        (kind, 3, False, 3), (kind + ' last', 12, True, 12), (kind + ' truncated', 12, False, 4),
    ):
        m, x = recurrent(kind, 3, 4), sines(steps, 2, 3)
        outputs, state = [], None
        for t in range(0, steps, truncate):
            if state is not None:
                state = tuple(v.detach() for v in state) if kind == 'lstm' else state.detach()
            y, state = m(x[t:t + truncate].transpose(0, 1), state)
            outputs.append(y)
        y = torch.cat(outputs, 1)
        ((y[:, -1] if last else y)**2).sum().div(2).backward()
        put(name, y, state[1] if kind == 'lstm' else [], x.grad, *(v.grad for v in m.parameters()))

# Text: 7 tokens, h = 5, 4 rows of 9 steps, of which row i has 9 - 2i targets. Adam 0.01, gradients clipped to 0.3: loss
# and joint norm of each of 12 updates, then the recurrent weights.
tokens = torch.tensor([[(3 * i + 2 * t * t + t // 3) % 7 for t in range(10)] for i in range(4)])
targets = torch.tensor([[tokens[i, t + 1] if t < 9 - 2 * i else -100 for t in range(9)] for i in range(4)])
put('text tokens', tokens[:, :9], targets)
for kind in KINDS:
    m, head = recurrent(kind, 7, 5), [sines(7, 5), sines(7, scale=0.1)]
    everything = [v for v in (*m.parameters(), *head) if kind == 'gru' or v is not m.bias_hh_l0]
    with torch.no_grad():  # of two biases that are added, one stays 0: both would move at twice the rate
        m.bias_hh_l0[:10 if kind == 'gru' else None] = 0
    adam, run = torch.optim.Adam(everything, 0.01), []
    for _ in range(12):
        adam.zero_grad()
        y, _ = m(F.one_hot(tokens[:, :9], 7).double())
        loss = F.cross_entropy(F.linear(y, *head).flatten(0, 1), targets.flatten())
        loss.backward()
        if kind == 'gru':
            m.bias_hh_l0.grad[:10] = 0
        run += [loss, torch.nn.utils.clip_grad_norm_(everything, 0.3)]
        adam.step()
    put('text ' + kind, torch.stack(run), m.weight_hh_l0)

# Adversaries: G 1-3-2, D 2-4-1, tanh, batch of 5, Adam with beta1 0.5. Real samples and noise are taken from one run
# of sines, for D's step x and then z, for G's step z. Losses of 6 rounds, then the parameters of G and D.
for name, minimax, squares in (('adversaries', 0, 0), ('adversaries minimax', 1, 0), ('adversaries squares', 0, 1)):
    g = [sines(3, 1, scale=0.5), sines(3, scale=0.1), sines(2, 3, scale=0.5), sines(2, scale=0.1)]
    d = [sines(4, 2, scale=0.5), sines(4, scale=0.1), sines(1, 4, scale=0.5), sines(1, scale=0.1)]

    def net(p, x):
        return F.linear(torch.tanh(F.linear(x, p[0], p[1])), p[2], p[3])

    def gap(scores, want):
        want = torch.full_like(scores, want)
        return F.mse_loss(scores, want) if squares else F.binary_cross_entropy_with_logits(scores, want)

    at, losses = 1, []
    adam_d, adam_g = torch.optim.Adam(d, 0.02, (0.5, 0.999)), torch.optim.Adam(g, 0.01, (0.5, 0.999))
    for _ in range(6):
        x, z = sines(5, 2, start=at).detach(), sines(5, 1, start=at + 10).detach()
        adam_d.zero_grad()
        loss = gap(net(d, x), 1) + gap(net(d, net(g, z).detach()), 0)
        loss.backward()
        adam_d.step()
        z = sines(5, 1, start=at + 15).detach()
        adam_g.zero_grad()
        forged = -gap(net(d, net(g, z)), 0) if minimax else gap(net(d, net(g, z)), 1)
        forged.backward()
        adam_g.step()
        losses += [loss, forged]
        at += 20
    put(name, torch.stack(losses), *g, *d)

# Orthogonal matrices, by NumPy.
for name, shape in (('square', (5, 5)), ('high', (6, 3)), ('wide', (3, 6))):
    a = np.random.RandomState(4).randn(*shape)
    q, r = np.linalg.qr(a if shape[0] >= shape[1] else a.T)
    q *= np.sign(np.diag(r))
    put('orthogonal ' + name, torch.tensor(q if shape[0] >= shape[1] else q.T))

json.dump(out, open('torch.json', 'w'), indent=0)
