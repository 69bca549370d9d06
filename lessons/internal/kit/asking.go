package kit

import (
	"fmt"
	"strings"

	"sinapse/nn"
	"sinapse/nn/npz"
)

// samplesCode reads the samples that a program is asked about: numbers behind its name, or
// on lines of the standard input. What cannot be asked is told in words.
const samplesCode = `%s


def samples():
    lines = [" ".join(sys.argv[1:])]
    if len(sys.argv) == 1:
        lines = [] if sys.stdin.isatty() else sys.stdin.readlines()
    rows = [line.split() for line in lines if line.strip()]
    if not rows:
        name = pathlib.Path(sys.argv[0]).name
        sys.exit(f"usage: python3 {name} {' '.join(names)}\n"
                 f"   or: python3 {name} < samples.txt    with one sample a line")
    for row in rows:
        if len(row) != len(names):
            sys.exit(f"one sample is: {' '.join(names)}; "
                     f"here are {len(row)}: {' '.join(row)}")
        for text in row:
            try:
                float(text)
            except ValueError:
                sys.exit(f"{text} is no number")
    return np.array(rows, float)


`

// answerCode tells an answer as it is.
const answerCode = "def told(answer):\n    return \" \".join(repr(float(v)) for v in answer)\n"

// Asked is how a program is asked about samples of so many numbers, which have names, as an
// example has them; what the network is given of its rows is the body of a function, and a
// comment may stand above that.
func Asked(names, example []string, comment, given string) Given {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = `"` + name + `"`
	}
	return Given{
		Uses:    strings.Join(example, " ") + "    for one sample: " + strings.Join(names, " ") + "\n< samples.txt    for one a line\n",
		Reading: fmt.Sprintf(samplesCode, strings.TrimRight(PythonPieces("names = [", "]", texts), "\n")) + comment + "def given(rows):  # what the network is given of samples\n" + given,
		Telling: answerCode,
	}
}

// AskedPlain is how a program is asked about samples that the network is given as they are.
func AskedPlain(names ...string) Given {
	return Asked(names, strings.Fields(strings.Repeat("0.5 ", len(names))), "", "    return rows\n")
}

// AskedScaled is how it is asked about samples as they are measured, of which the network
// was given how far they are from a mean, in deviations.
func AskedScaled(scale nn.Standardizer, names, example []string) Given {
	g := Asked(names, example, "", "    return (rows - file[\"mean\"]) / file[\"scale\"]\n")
	g.Arrays = []npz.Named{Vector("mean", scale.Mean), Vector("scale", scale.Std)}
	return g
}
