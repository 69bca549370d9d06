package own

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/data/table"
)

// aimPage tells what is to be predicted from what, and on which rows.
func (c *own) aimPage() (*page, error) {
	p, m := &page{}, c.prepared()
	if m.refused != nil {
		return p, model.ErrNothing
	}
	w, err := c.beginning(p)
	if err != nil {
		return p, err
	}
	w.Prepared, w.Plan, w.Needed = m.prepared, m.plan, c.made.plan.Needed(c.table())
	p.add("table = rows  # of which some are left out below\n" + w.Chosen() + w.Splitting())
	w.dealt(p)
	if err := w.spread(p, "table", m.plan.Target); err != nil {
		return p, err
	}
	w.given(p)
	if err := w.leaks(p, m.leaks); err != nil {
		return p, err
	}
	return p, p.fits()
}

// dealt prints how many rows, and of which class, are on either side.
func (w writing) dealt(p *page) {
	target := &w.Table.Columns[w.Plan.Target]
	code, each := "print(\"left out\", len(table) - len(rows))\n", ""
	lines := []string{fmt.Sprintf("left out %d", w.Prepared.Dropped)}
	if w.Prepared.Classes != nil {
		each = ", *[sum(y[i] == c for i in part) for c in range(len(classes))]"
	}
	for _, part := range []struct {
		name string
		rows []int
	}{{"train", w.Prepared.TrainRows}, {"validation", w.Prepared.ValidationRows}} {
		line := fmt.Sprintf("%s %d", part.name, len(part.rows))
		if w.Prepared.Classes != nil {
			of := make([]int, len(target.Classes))
			for _, row := range part.rows {
				of[target.Codes[row]]++
			}
			line += " " + joined(of)
		}
		lines = append(lines, line)
	}
	p.add(code+"for name, part in [(\"train\", seen), (\"validation\", rest)]:\n    print(name, len(part)"+each+")\n", lines...)
}

// given prints what the models are given: of numbers the mean and the deviation of the
// training rows, to three digits of this.
func (w writing) given(p *page) {
	lines := make([]string, len(w.Prepared.Inputs))
	for i, in := range w.Prepared.Inputs {
		name := w.Table.Columns[in.Column].Name
		if in.Class < 0 {
			lines[i] = name + " " + pythonMeasured(in.Mean, in.Scale) + " " + pythonMeasured(in.Scale, in.Scale)
			continue
		}
		class := "?"
		if of := w.Table.Columns[in.Column].Classes; in.Class < len(of) {
			class = of[in.Class]
		}
		lines[i] = name + " = " + class + " 0 or 1"
	}
	p.add(kit.PythonPieces("inputs = [", "]", w.Inputs())+fmt.Sprintf(`for k in inputs:
    if isinstance(k, tuple):
        print(names[k[0]], "=", "?" if k[1] in gaps else k[1], "0 or 1")
        continue
    v = [rows[i][k].strip() for i in seen]
    v = np.array([%s for c in v if c not in gaps])
    mean, std = (v.mean(), v.std() or 1) if len(v) else (0, 1)
    digits = min(max(2 - int(np.floor(np.log10(std))), 0), 6) if std < 1e12 else 2
    short = [f"{x:.{digits}f}" if abs(x) < 1e7 else f"{x:.2e}" for x in (mean, std)]
    print(names[k], *short)
`, w.Number("c")), lines...)
}

// pythonMeasured is a number as the code writes it beside its deviation.
func pythonMeasured(v, deviation float64) string {
	if math.Abs(v) >= scene.Widest {
		return strconv.FormatFloat(v, 'e', 2, 64)
	}
	return kit.Fixed(v, model.Measured(v, deviation).Decimals)
}

// leaks prints which columns give the target away: numbers that follow it as good as
// exactly, classes that are the target's under other names.
func (w writing) leaks(p *page, leaks []int) error {
	target := &w.Table.Columns[w.Plan.Target]
	var alike, names []string // columns of the target's kind
	for _, at := range w.Plan.Features {
		if w.Table.Columns[at].Kind != target.Kind {
			continue
		}
		alike = append(alike, strconv.Itoa(at))
		if target.Kind == table.Number && math.IsNaN(w.Table.Correlation(at, w.Plan.Target)) {
			return model.ErrConstant
		}
	}
	for _, at := range leaks {
		names = append(names, w.Table.Columns[at].Name)
	}
	if len(alike) == 0 {
		p.add("print(\"leaks: none\")  # no input is of the target's kind\n", "leaks: none")
		return nil
	}
	follows := fmt.Sprintf(`    pairs = [(%s, %s) for a, b in pairs]
    x, y = np.array(pairs).T
    x, y = x - x.mean(), y - y.mean()
    if abs(x @ y / np.sqrt((x @ x) * (y @ y))) >= %s:
`, w.Number("a"), w.Number("b"), kit.PythonNumber(table.Suspect))
	if target.Kind == table.Class {
		follows = `    kinds = {row[k].strip() for row in table} - set(gaps)
    if len(kinds) == len(classes) and len(set(pairs)) == len({a for a, _ in pairs}):
`
	}
	p.add(kit.PythonPieces("leaks, alike = [], [", "]", alike)+fmt.Sprintf(`for k in alike:
    pairs = [(row[k].strip(), row[%d].strip()) for row in table]
    pairs = [(a, b) for a, b in pairs if a not in gaps and b not in gaps]
%s        leaks.append(names[k])
print("leaks:", ", ".join(leaks) or "none")
`, w.Plan.Target, follows), "leaks: "+listed(names))
	return nil
}

// listed are some names, or none.
func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
