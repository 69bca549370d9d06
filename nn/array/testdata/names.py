"""Write names.txt: which names Python and NumPy 1.24 know, and behind which dots.

    python3 testdata/names.py > names.txt
"""

import builtins

import numpy as np

owners = {
    "numpy": np, "numpy.ndarray": np.ndarray, "numpy.int64": np.int64, "numpy.float64": np.float64, "numpy.dtype": np.dtype,
    "list": list, "tuple": tuple, "int": int, "float": float, "bool": bool, "str": str, "range": range, "NoneType": type(None),
    "builtin_function_or_method": type(len), "function": type(lambda: None), "type": type, "slice": slice, "ellipsis": type(...),
}
known = [name for name in dir(builtins) if not name.startswith("_") and name not in ("None", "True", "False", "Ellipsis", "NotImplemented")]
print("types", *[name for name in known if isinstance(getattr(builtins, name), type)])
print("functions", *[name for name in known if not isinstance(getattr(builtins, name), type)])
for owner, what in owners.items():
    print(owner, *[name for name in dir(what) if not name.startswith("_")])
