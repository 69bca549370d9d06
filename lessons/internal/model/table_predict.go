package model

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn/npz"
)

// Given is how a network is asked about rows of a table with the same columns.
func (w TableCode) Given() kit.Given {
	w.Named = w.Table.Header && w.namesDiffer()
	return kit.Given{
		Imports: "import csv\n",
		Uses:    "new.csv    for a table with the same columns\n",
		Reading: w.predicts(), Telling: w.telling(), Arrays: w.Scales(),
	}
}

// namesDiffer tells whether columns can be asked for by their names.
func (w TableCode) namesDiffer() bool {
	known := map[string]bool{}
	for _, column := range w.Table.Columns {
		if known[column.Name] {
			return false
		}
		known[column.Name] = true
	}
	return true
}

// Scales are mean and scale of the inputs, and of a target that is a number.
func (w TableCode) Scales() []npz.Named {
	p := w.Prepared
	mean, scale := make(npz.Float64, len(p.Inputs)), slices.Repeat(npz.Float64{1}, len(p.Inputs))
	for i, in := range p.Inputs {
		if w.Plan.Standardize {
			mean[i], scale[i] = in.Mean, in.Scale
		}
	}
	arrays := []npz.Named{kit.Vector("mean", mean), kit.Vector("scale", scale)}
	if p.Classes == nil {
		arrays = append(arrays, kit.Vector("target_mean", npz.Float64{p.TargetMean}), kit.Vector("target_scale", npz.Float64{p.TargetScale}))
	}
	return arrays
}

// predicts reads rows of a table, and makes inputs of them.
func (w TableCode) predicts() string {
	var inputs []string
	for _, in := range w.Prepared.Inputs {
		key := w.Key(in.Column)
		if column := &w.Table.Columns[in.Column]; in.Class >= 0 && in.Class < len(column.Classes) {
			key = "(" + key + ", " + Quoted(column.Classes[in.Class]) + ")"
		} else if in.Class >= 0 {
			key = "(" + key + ", \"\")" // of missing cells
		}
		inputs = append(inputs, key)
	}
	rows := "list(csv.DictReader(file, delimiter=%s))"
	if !w.Named {
		rows = "[row for row in csv.reader(file, delimiter=%s) if row]"
		if w.Table.Header {
			rows += "[1:]"
		}
	}
	rows = fmt.Sprintf(rows, Quoted(string(w.Table.Separator)))
	return kit.PythonPieces("inputs = [", "]", inputs) + fmt.Sprintf(`

def samples():
    if len(sys.argv) != 2:
        sys.exit(f"usage: python3 {pathlib.Path(sys.argv[0]).name} new.csv")
    try:
        with open(sys.argv[1], encoding="%s", newline="") as file:
            return %s
    except (OSError, UnicodeError) as wrong:
        sys.exit(f"{sys.argv[1]}: {wrong}")


def given(rows):  # numbers are standardised as the training rows were
    def cell(row, k):
        if isinstance(k, tuple):
            return row[k[0]].strip() == k[1]
        return float(%s)

    x = np.zeros((len(rows), len(inputs)))
    for i, row in enumerate(rows):
        try:
            x[i] = [cell(row, k) for k in inputs]
        except (KeyError, IndexError, AttributeError):
            sys.exit(f"{sys.argv[1]}: row {i + 1} has not all columns of the training")
        except ValueError as wrong:
            sys.exit(f"{sys.argv[1]}: row {i + 1}: {wrong}")
    return (x - file["mean"]) / file["scale"]
`, PythonEncodings[w.Table.Encoding], rows, w.Number("row[k].strip()"))
}

// telling says an answer: a number in its unit, or a class.
func (w TableCode) telling() string {
	if w.Kind() == OfNumbers {
		return "def told(answer):\n    return repr(float((answer * file[\"target_scale\"] + file[\"target_mean\"])[0]))\n"
	}
	var names []string
	for _, class := range w.Prepared.Classes {
		names = append(names, Quoted(class))
	}
	pick := "int(answer.argmax())"
	if w.Kind() == OfTwo {
		pick = "int(answer[0] >= 0)"
	}
	return strings.TrimRight(kit.PythonPieces("classes = [", "]", names), "\n") + "\n\n\ndef told(answer):\n    return classes[" + pick + "]\n"
}
