package own

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/nn/npz"
)

// Takeaways are what the network learnt of the table, on the page where it learns.
func (c *own) Takeaways(screen string) []lessons.Takeaway {
	f := c.fitted()
	if f == nil || screen != "fit" {
		return nil
	}
	w := writing{f: f, TableCode: model.TableCode{Prepared: f.prepared, Table: c.table(), Plan: c.made.plan, Named: c.table().Header && c.namesDiffer()}}
	return kit.Takeaways(f.trainers[network].Network(), kit.Given{
		Imports: "import csv\n",
		Uses:    "new.csv    for a table with the same columns\n",
		Reading: w.predicts(), Telling: w.telling(), Arrays: w.scales(),
	})
}

// namesDiffer tells whether columns can be asked for by their names.
func (c *own) namesDiffer() bool {
	known := map[string]bool{}
	for _, column := range c.table().Columns {
		if known[column.Name] {
			return false
		}
		known[column.Name] = true
	}
	return true
}

// scales are mean and scale of the inputs, and of a target that is a number.
func (w writing) scales() []npz.Named {
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
func (w writing) predicts() string {
	var inputs []string
	for _, in := range w.Prepared.Inputs {
		key := w.Key(in.Column)
		if column := &w.Table.Columns[in.Column]; in.Class >= 0 && in.Class < len(column.Classes) {
			key = "(" + key + ", " + model.Quoted(column.Classes[in.Class]) + ")"
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
	rows = fmt.Sprintf(rows, model.Quoted(string(w.Table.Separator)))
	return kit.PythonPieces("inputs = [", "]", inputs) + fmt.Sprintf(`

def samples():
    with open(sys.argv[1], encoding="%s", newline="") as file:
        return %s


def given(rows):  # numbers are standardised as the training rows were
    def cell(row, k):
        if isinstance(k, tuple):
            return row[k[0]].strip() == k[1]
        return %s

    x = np.array([[cell(row, k) for k in inputs] for row in rows], float)
    return (x - file["mean"]) / file["scale"]
`, model.PythonEncodings[w.Table.Encoding], rows, w.Number("row[k].strip()"))
}

// telling says an answer: a number in its unit, or a class.
func (w writing) telling() string {
	if w.Kind() == model.OfNumbers {
		return "def told(answer):\n    return repr(float((answer * file[\"target_scale\"] + file[\"target_mean\"])[0]))\n"
	}
	var names []string
	for _, class := range w.Prepared.Classes {
		names = append(names, model.Quoted(class))
	}
	pick := "int(answer.argmax())"
	if w.Kind() == model.OfTwo {
		pick = "int(answer[0] >= 0)"
	}
	return strings.TrimRight(kit.PythonPieces("classes = [", "]", names), "\n") + "\n\n\ndef told(answer):\n    return classes[" + pick + "]\n"
}
