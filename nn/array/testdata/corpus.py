"""Write corpus.jsonl: what NumPy makes of a few thousand expressions.

Run it with NumPy 1.24 on the reference BLAS (Debian's libblas3) from the folder
of this file:

    python3 corpus.py > corpus.jsonl

Another BLAS takes the sums of dot and matmul in another order, so there the last
digits differ; the test that runs this script allows for that.

Each line is one case: a group, an operation, its operands and arguments, and
what came of it: dtype, shape, strides (where they say something), values, what
str and repr print, or the error that ends the traceback. Numbers are written as
Python writes them, so that no digit is lost. The cases are drawn from a fixed
seed: the same NumPy writes the same file.
"""

import json
import random
import sys
import warnings

import numpy as np

sys.dont_write_bytecode = True

import typed  # noqa: E402: beside this file, where nothing is to be left

choose = random.Random(20240611)
warnings.simplefilter("ignore")


def operand(array):
    """An array as a case holds it; one that counts from 0 says so by having no values."""
    held = {"dtype": str(array.dtype), "shape": list(array.shape)}
    if array.dtype != np.int64 or array.flatten().tolist() != list(range(array.size)):
        held["values"] = [repr(v.item()) for v in array.flatten()]
    return held


def counted(shape):
    """np.arange in a shape."""
    return np.arange(int(np.prod(shape, dtype=int))).reshape(shape)


def drawn(shape, kind=None):
    """An array of numbers of one of several kinds."""
    size = int(np.prod(shape, dtype=int))
    kind = kind or choose.choice(["small", "small", "int", "tenths", "wide", "signed"])
    if kind == "int":
        return np.array([choose.randint(-99, 99) for _ in range(size)], dtype=np.int64).reshape(shape)
    draw = {
        "small": lambda: choose.random(),
        "tenths": lambda: choose.randint(-50, 50) / 10,
        "wide": lambda: choose.choice([-1, 1]) * 10 ** choose.uniform(-6, 9),
        "signed": lambda: choose.gauss(0, 1),
        "whole": lambda: float(choose.randint(-9, 9)),
        "odd": lambda: choose.choice([float("nan"), float("inf"), -float("inf"), 0.0, -0.0, 1.5, -2.25, 1e300, 1e-300]),
        "tiny": lambda: choose.random() * 1e-7,
        "huge": lambda: choose.random() * 1e12,
    }[kind]
    return np.array([draw() for _ in range(size)], dtype=np.float64).reshape(shape)


def shape(most=4, longest=4, least=0):
    """A random shape; seldom with an axis of length 0."""
    lengths = [choose.randint(1, longest) for _ in range(choose.randint(least, most))]
    if lengths and choose.random() < 0.04:
        lengths[choose.randrange(len(lengths))] = 0
    return tuple(lengths)


def outcome(compute):
    """What comes of a computation, or the last line of its traceback."""
    try:
        result = np.asarray(compute())
    except Exception as error:  # noqa: BLE001: the text of any is the outcome
        name = type(error).__name__
        return {"error": f"{'numpy.AxisError' if name == 'AxisError' else name}: {error}"}
    made = {
        "dtype": str(result.dtype), "shape": list(result.shape), "repr": repr(result),
    }
    if result.ndim == 0 or result.dtype != np.int64:
        made["str"] = str(result)
    if result.dtype == np.float64:  # whole numbers are printed whole
        made["values"] = [repr(v.item()) for v in result.flatten()]
    if all(n > 1 for n in result.shape):  # else strides may be anything
        made["strides"] = list(result.strides)
    return made


def case(group, operation, arrays, arguments, compute):
    """Print a case as a line."""
    print(json.dumps({
        "group": group, "op": operation, "arrays": [operand(a) for a in arrays], "args": arguments, "want": outcome(compute),
    }, separators=(",", ":")))


def part(length):
    """One part of an index, mostly within an axis."""
    roll = choose.random()
    if roll < 0.35:
        return str(choose.randint(-length, length - 1)) if length else "0"
    if roll < 0.55:
        return ":"
    ends = [choose.choice(["", str(choose.randint(-length - 1, length + 1))]) for _ in range(2)]
    step = choose.choice(["", ":", ":2", ":-1", ":-2", ":3", ":1"])
    return f"{ends[0]}:{ends[1]}{step}"


def index_text(of):
    """A random index for a shape."""
    parts = [part(n) for n in of[: choose.randint(0, len(of))]]
    if choose.random() < 0.25:
        parts.insert(choose.randint(0, len(parts)), "...")
        if choose.random() < 0.5 and len(parts) <= len(of):
            last = [part(n) for n in of[len(of) - 1:]]
            parts = parts + (last if len(parts) + len(last) - 1 <= len(of) else [])
    if choose.random() < 0.2:
        parts.insert(choose.randint(0, len(parts)), "np.newaxis")
    return ", ".join(parts) or ":"


def indices():
    for _ in range(420):
        a = counted(shape(least=1))
        text = index_text(a.shape)
        case("index", "index", [a], {"text": text}, lambda: eval(f"a[{text}]", {"a": a, "np": np}))


def reshapes():
    for _ in range(260):
        a = counted(shape())
        size = a.size
        targets = [(size,), (-1,), (size, 1), (1, size), (-1, 1)]
        for n in range(2, 7):
            if size and size % n == 0:
                targets += [(n, -1), (-1, n), (n, size // n), (n, 1, size // n)]
        target = choose.choice(targets)
        if choose.random() < 0.15:
            target = tuple(choose.randint(-1, 5) for _ in range(choose.randint(0, 3)))
        case("reshape", "reshape", [a], {"ints": list(target)}, lambda: a.reshape(target))


def transposes():
    for _ in range(220):
        a = counted(shape())
        axes = list(range(a.ndim))
        choose.shuffle(axes)
        if choose.random() < 0.2:
            axes = [axis - a.ndim for axis in axes]
        if choose.random() < 0.15:
            axes = [choose.randint(-2, 3) for _ in range(choose.randint(1, 3))]
        if choose.random() < 0.2:
            axes = list(reversed(range(a.ndim)))
        case("transpose", "transpose", [a], {"ints": axes}, lambda: a.transpose(axes))


OPERATIONS = {"add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "maximum": np.maximum}


def broadcasts():
    np.seterr(all="ignore")
    for _ in range(320):
        full = shape(3)
        shapes = []
        for _ in range(2):
            cut = list(full[choose.randint(0, len(full)):]) if choose.random() < 0.4 else list(full)
            shapes.append(tuple(1 if choose.random() < 0.25 else n for n in cut))
        if choose.random() < 0.15:
            shapes[1] = shape(3)
        a, b = drawn(shapes[0]), drawn(shapes[1])
        name = choose.choice(list(OPERATIONS))
        case("broadcast", name, [a, b], {}, lambda: OPERATIONS[name](a, b))
    for _ in range(60):
        full = shape(3)
        a = counted(tuple(1 if choose.random() < 0.4 else n for n in full[choose.randint(0, len(full)):]))
        target = full if choose.random() < 0.8 else shape(3)
        case("broadcast", "broadcast_to", [a], {"ints": list(target)}, lambda: np.broadcast_to(a, target))


def reductions():
    for _ in range(330):
        a = drawn(shape(), choose.choice(["small", "int", "tenths", "signed", "whole"]))
        name = choose.choice(["sum", "mean", "max", "min", "argmax"])
        axis = choose.choice([None] + list(range(-a.ndim, a.ndim)) + [a.ndim + 1] * (choose.random() < 0.1))
        keep = choose.random() < 0.3
        if a.size == 0 and name == "mean":
            continue  # it warns and gives nan
        case("reduce", name, [a], {"axis": axis, "keepdims": keep}, lambda: getattr(np, name)(a, axis=axis, keepdims=keep))


def products():
    for _ in range(380):
        name = choose.choice(["dot", "matmul"])
        k = choose.randint(1, 4)
        left = list(shape(2, 2)) + [k]
        right = list(shape(1, 3)) + [k, choose.randint(1, 4)]
        if choose.random() < 0.3:
            right = [k]
        if choose.random() < 0.2:
            left = [k]
        if name == "matmul" and len(left) > 2 and len(right) > 2 and choose.random() < 0.8:
            right = left[:-2] + right[-2:]
        if choose.random() < 0.15:
            right = list(shape(3))
        kind = choose.choice(["int", "small", "tenths", "signed"])
        a, b = drawn(tuple(left), kind), drawn(tuple(right), choose.choice([kind, "int"]))
        case("dot", name, [a, b], {}, lambda: getattr(np, name)(a, b))


def joins():
    for _ in range(220):
        name = choose.choice(["concatenate", "stack"])
        base = shape(3, 3, 1)
        axis = choose.randint(-len(base), len(base) - (name == "concatenate"))
        arrays = []
        for _ in range(choose.randint(1, 3)):
            lengths = list(base)
            if name == "concatenate":
                lengths[axis % len(base)] = choose.randint(0, 3)
            if choose.random() < 0.08:
                lengths = list(shape(3, 3))
            arrays.append(drawn(tuple(lengths), choose.choice(["int", "tenths"])))
        case("join", name, arrays, {"axis": axis}, lambda: getattr(np, name)(arrays, axis=axis))


def prints():
    kinds = ["small", "int", "tenths", "wide", "signed", "whole", "odd", "tiny", "huge"]
    for n in range(300):
        a = drawn(shape(4, 5) if n % 3 else shape(2, 9), kinds[n % len(kinds)])
        case("print", "same", [a], {}, lambda: a)
    for size in (24, 75):
        for kind in kinds:
            a = drawn((size,), kind)
            case("print", "same", [a], {}, lambda: a)
    for lengths in ((1001,), (40, 40), (7, 8, 20), (2, 3, 4, 50), (1200, 1), (1, 1200), (11, 11, 11), (1000,), (5, 7, 9, 4)):
        for step in (1, 0.5, 1 / 3):
            values = np.arange(np.prod(lengths)).reshape(lengths) * step
            print(json.dumps({
                "group": "print", "op": "steps", "arrays": [], "args": {"ints": list(lengths), "step": repr(step)},
                "want": {"str": str(values), "repr": repr(values)},
            }, separators=(",", ":")))


def errors():
    a = counted((2, 3, 4))
    texts = ["5", "0, 3", "0, 0, -5", "0, 0, 0, 0", "..., ...", "::0", "0, ::0", "1.5", "0, 2.0", "-3"]
    for text in texts:
        case("error", "index", [a], {"text": text}, lambda: eval(f"a[{text}]", {"a": a, "np": np}))
    for _ in range(60):
        b = counted(shape(3, 4, 1))
        text = ", ".join(str(choose.randint(-9, 9)) for _ in range(choose.randint(1, b.ndim + 1)))
        case("error", "index", [b], {"text": text}, lambda: eval(f"b[{text}]", {"b": b}))
    for _ in range(60):
        b, target = counted(shape(3)), tuple(choose.randint(-1, 6) for _ in range(choose.randint(0, 4)))
        case("error", "reshape", [b], {"ints": list(target)}, lambda: b.reshape(target))
    for _ in range(60):
        x, y = drawn(shape(3, 4, 1), "int"), drawn(shape(3, 4, 1), "int")
        name = choose.choice(["dot", "matmul", "add"])
        compute = {"dot": np.dot, "matmul": np.matmul, "add": np.add}[name]
        case("error", name, [x, y], {}, lambda: compute(x, y))
    for text in LISTS:
        case("error", "array", [], {"text": text}, lambda: eval(f"np.array({text})", {"np": np}))


LISTS = [
    "[0,1,2,3],[0,1,2,3]", "[1],[2]", "[[0,1],[2]]", "[[1,2],[3,4]]", "[[[1,2],[3,4]],[[5,6],[7,8]]]", "[1, 2.5]", "[]", "[[]]", "5", "2.0",
    "[1,[2,3]]", "[[1,2],3]", "[[1,2],[3,[4]]]", "[[[1]],[[2,3]]]", "[-1, +2]", "[1e3, 2]", "[[1,2,3],[4,5,6]]", "[[0,1,2,3],[0,1,2]]",
    "(1, 2)", "[(1, 2), (3, 4)]", "[[1], [2], [3]]", "[1,2,]", "[[[]]]", "[[1.5,2],[3,4]]",
]


def layout(shape):
    """A text that turns and cuts an array of some shape, and how long its axes are then."""
    order = list(range(len(shape)))
    choose.shuffle(order)
    order = order if choose.random() < 0.6 else sorted(order)
    cuts = [choose.choice([":", ":", ":", "::-1", "::2", "1:", "::-2", ":-1"]) for _ in shape]
    if choose.random() < 0.15:
        cuts[choose.randrange(len(cuts))] = "np.newaxis, :"
    return order, ", ".join(cuts)


LONG = [
    (8192,), (8193,), (20000,), (16400,), (3, 9001), (9001, 3), (20000, 1), (1, 20000), (129, 130), (130, 2, 70), (2, 3, 3000), (3000, 3, 2),
    (40, 30, 20), (9000, 1, 2), (2, 8300, 2), (7, 11, 13, 17), (200, 90),
]


def sums():
    """Sums and means to the last bit, of numbers that lie in memory in any order."""
    def write(shape, dtype, order, text, stretch, axis, keep, name):
        uniform = np.random.RandomState(sum(shape)).random_sample(shape)
        a = uniform if dtype == "float64" else (uniform * 1e15).astype(np.int64)
        a = eval(f"a[{text}]", {"a": a.transpose(order), "np": np})
        a = np.broadcast_to(a, (stretch,) * bool(stretch) + a.shape)
        case("sum", "long " + name, [], {
            "ints": list(shape), "dtype": dtype, "order": order, "text": text, "stretch": stretch, "axis": axis, "keepdims": keep,
        }, lambda: getattr(np, name)(a, axis=axis, keepdims=keep))

    for n in range(500):
        of = choose.choice(LONG) if n % 2 else tuple(choose.randint(1, 40) for _ in range(choose.randint(1, 3)))
        order, text = layout(of)
        stretch = 2 if choose.random() < 0.1 else 0
        rank = len(of) + ("newaxis" in text) + bool(stretch)
        axis = choose.choice([None] + list(range(-rank, rank)))
        lengths = eval(f"a[{text}]", {"a": np.empty(of).transpose(order), "np": np}).shape
        kept = [n for i, n in enumerate((stretch,) * bool(stretch) + lengths) if axis is not None and i != axis % rank]
        if np.prod(kept, dtype=int) > 60:
            axis = None
        write(of, choose.choice(["float64", "float64", "int64"]), order, text, stretch, axis, choose.random() < 0.2, choose.choice(["sum", "mean"]))


def empties():
    """Reductions of no numbers, and views that begin behind the last number."""
    for lengths in ((0,), (0, 3), (3, 0), (0, 0), (2, 0, 3), (0, 0, 3)):
        for axis in [None] + list(range(len(lengths))):
            for name in ("max", "min", "argmax", "sum"):
                a = counted(lengths) * 1.0
                case("empty", name, [a], {"axis": axis, "keepdims": axis == 0}, lambda: getattr(np, name)(a, axis=axis, keepdims=axis == 0))
    for lengths, text in (((0, 3), ":, 1:"), ((0, 3), ":, 2"), ((3, 0), "1:"), ((2, 3), "2:, 1:"), ((2, 3), ":, 3:"), ((0, 3), "::-1, ::-1"), ((2, 0, 3), "1, :, 2")):
        a = counted(lengths)
        case("empty", "index", [a], {"text": text}, lambda: eval(f"a[{text}]", {"a": a}))


def conversions():
    """What becomes of a number in an array of another type."""
    numbers = ["1e400", "-1e400", "float('nan')", "1e30", "-1e30", "9.3e18", "9223372036854774784.0", "-9223372036854775808.0", "1.7", "-1.7"]
    for number in numbers:
        literal = number.replace("float('nan')", "np.nan")
        case("convert", "array", [], {"text": f"[{literal}], int"}, lambda: eval(f"np.array([{literal}], int)", {"np": np}))

        def put():
            a = np.zeros(2, int)
            a[0] = float(eval(number))
            return a
        case("convert", "set", [np.zeros(2, int)], {"step": repr(float(eval(number)))}, put)
    for text in TEXTS:
        case("convert", "array", [], {"text": text}, lambda: eval(f"np.array({text})", {"np": np}))


TEXTS = [
    "['a'], float", "['a'], int", "['1.5'], float", "['1.5'], int", "['7'], int", "[' 7 '], int", "['1_0'], int", "['1_0'], float", "[1, 'a'], float",
    "[[1], ['a']], float", "'a', float", "'ab', int", "[''], float", "['nan'], float", "['nan'], int", "[\"it's\"], float", "['a\"b'], float",
    "['1e400'], float", "['infinity'], float", "['-Inf'], float", "['0x10'], int", "['9999999999999999999999'], int", "['a', 'b'], int", "['1_'], float",
    "['_1'], int", "['1__0'], int", "['+3'], int", "['- 3'], int", "['1.'], float", "['.5'], float", "['.'], float", "['1e'], float", "['0x1p3'], float",
    "['1 2'], float", "[' 2.5 '], float", "['é'], float", "['a'], dtype=float", "[['1', 2], [3, '4.5']], float", "[['a'], [1, 2]], float",
    "['007'], int", "['1,5'], float", "['True'], float", "[1" + "0" * 400 + "], float", "[1" + "0" * 30 + "], float", "[1" + "0" * 30 + "], int",
    "[1" + "0" * 400 + "], int", "['-0'], float", "['-0'], int", "['infinit'], float", "['nan1'], float", "['1e5'], int",
]


def typing():
    """What learners type, and what Python says to it."""
    for line in typed.lines():
        want = typed.said(line)
        if " at 0x" not in want.get("repr", ""):  # where something lies in memory
            print(json.dumps({"group": "typed", "op": "typed", "arrays": [], "args": {"text": line}, "want": want}, separators=(",", ":")))


for write in (indices, reshapes, transposes, broadcasts, reductions, products, joins, prints, errors, sums, empties, conversions, typing):
    write()
