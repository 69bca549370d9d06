package loss

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# one number for all misses; which guess makes it smallest?
y, guesses = np.array([1.0, 2, 3, 4, 40]), np.arange(0, 41)
squares = [np.mean((guess - y) ** 2) for guess in guesses]
absolute = [np.mean(abs(guess - y)) for guess in guesses]
print(np.argmin(squares), np.argmin(absolute))  # far points; the middle

# cross-entropy charges for being sure and wrong
for p in (0.99, 0.5, 0.01):  # the probability of what was so
    print(p, round(float(-np.log(p)), 3))

# a metric answers a question: of 100 people 5 are ill, and all are called well
ill, called = np.arange(100) < 5, np.zeros(100, bool)
print(np.mean(ill == called), np.mean(called[ill]))  # accuracy; recall
`

// recapPrints is what it prints.
const recapPrints = `10 3
0.99 0.01
0.5 0.693
0.01 4.605
0.95 0.0
`
