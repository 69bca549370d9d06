package own

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/data/table"
)

// An aim is how a target is to be learnt from the other columns.
type aim struct {
	missing  int     // a table.Filling
	percent  float64 // of the rows, for training
	seed     uint32
	standard bool // numbers are standardised
}

// usualAim is that of most people.
func usualAim(seed uint32) aim { return aim{percent: 70, seed: seed, standard: true} }

// made is a table as matrices, for a plan; or why it cannot be.
type made struct {
	of       *table.Table
	plan     table.Plan
	prepared *table.Prepared
	refused  *lessons.Refusal
	leaks    []int
}

// aiming: what is to be predicted, from what, and on which rows it is tried.
func (c *own) aiming() lessons.Screen {
	return lessons.Screen{
		ID:       "aim",
		Scene:    c.aimScene,
		Controls: c.aimControls,
		Select:   c.look,
		Code:     func() string { return paged(c.aimPage()) },
		Prints:   func() string { return printed(c.aimPage()) },
		Reset: func() {
			c.state.aim, c.state.unused = usualAim(c.file.Seed), nil
			c.again()
		},
		Facts: func() map[string]string {
			return map[string]string{"target": model.Shown(c.table().Columns[c.state.target].Name)}
		},
	}
}

func (c *own) aimControls() []lessons.Control {
	a := &c.state.aim
	controls := []lessons.Control{
		lessons.Choices{ID: "target", Options: c.words(), Get: func() int { return c.state.target }, Set: func(i int) {
			c.state.target, c.state.column = i, i
			c.again()
		}},
		c.kindControl("target-kind", c.state.target), c.columnControl(),
	}
	if column := c.state.column; column != c.state.target && c.table().Columns[column].Kind != table.LeftOut {
		used := !slices.Contains(c.state.unused, column)
		controls = append(controls, lessons.Choices{
			ID: "used", Options: []string{"own.no", "own.yes"},
			Get: func() int { return kit.Bit(used) }, Set: func(i int) { c.use(column, i == 1) },
		})
	}
	return append(controls,
		kit.Pick("missing", []string{"own.drop", "own.mean", "own.another", "own.whole"}, &a.missing, c.again),
		kit.Knob(lessons.Slider{ID: "share", Min: 30, Max: 100, Step: 5, Unit: "percent"}, &a.percent, c.again),
		lessons.Seed(c.file.Seed).Slider(&a.seed, c.again),
		kit.Either("standard", "own.no", "own.yes", &a.standard, c.again),
	)
}

// use says whether the target is predicted from a column.
func (c *own) use(column int, used bool) {
	unused := slices.DeleteFunc(slices.Clone(c.state.unused), func(i int) bool { return i == column })
	if !used {
		unused = append(unused, column)
	}
	c.state.unused = unused
	c.again()
}

// plan is what is to be predicted from what.
func (c *own) plan(t *table.Table) table.Plan {
	p := t.Plan(c.state.target)
	p.Features = slices.DeleteFunc(p.Features, func(i int) bool { return slices.Contains(c.state.unused, i) })
	a := c.state.aim
	p.Missing, p.Share, p.Seed, p.Standardize = table.Filling(a.missing), a.percent/100, a.seed, a.standard
	return p
}

// prepared are the matrices of the present plan.
func (c *own) prepared() *made {
	t := c.table()
	plan := c.plan(t)
	m := &c.made
	if m.of == t && equal(m.plan, plan) {
		return m
	}
	*m = made{of: t, plan: plan}
	prepared, err := t.Prepare(plan)
	if err != nil {
		m.refused, _ = errors.AsType[*lessons.Refusal](Refused(err))
		return m
	}
	m.prepared, m.leaks = prepared, t.Leaks(plan)
	return m
}

// equal tells whether two plans make the same matrices.
func equal(a, b table.Plan) bool {
	return slices.Equal(a.Features, b.Features) && a.Target == b.Target && a.Missing == b.Missing && a.Share == b.Share && a.Seed == b.Seed && a.Standardize == b.Standardize
}

func (c *own) aimScene() scene.Scene {
	t, m := c.table(), c.prepared()
	target := columnPanel("target", &t.Columns[c.state.target])
	if m.refused != nil {
		return scene.Scene{refusedPanel(m.refused), target}
	}
	return scene.Scene{splitPanel(t, m), target, inputsPanel(t, m), leaksPanel(t, m)}
}

// refusedPanel says why there is nothing to learn from.
func refusedPanel(refused *lessons.Refusal) scene.Panel {
	return scene.Listing{Frame: scene.Frame{ID: "refused", Width: 40, Rows: 3}, Lines: refused.Trouble()}
}

// mostClasses is how many classes are counted beside each other.
const mostClasses = 6

// splitPanel is how many rows are trained on, how many validate, and, of classes, how
// many of each.
func splitPanel(t *table.Table, m *made) scene.Panel {
	p := m.prepared
	column := &t.Columns[m.plan.Target]
	panel := scene.Table{
		Frame: scene.Frame{ID: "split", Width: 40, Rows: 4, Facts: map[string]string{
			"train": strconv.Itoa(len(p.TrainRows)), "validation": strconv.Itoa(len(p.ValidationRows)), "dropped": strconv.Itoa(p.Dropped),
		}},
		Columns: []scene.Column{{Name: "column.rows", Wide: 6}},
	}
	classes := column.Classes[:min(len(column.Classes), mostClasses)]
	for _, class := range classes {
		panel.Columns = append(panel.Columns, scene.Column{Name: model.OwnWord(class), Wide: 6})
	}
	for _, part := range []struct {
		name string
		role scene.Role
		rows []int
	}{{"run.train", scene.Train, p.TrainRows}, {"run.validation", scene.Validation, p.ValidationRows}} {
		of := make([]int, len(column.Classes))
		if column.Kind == table.Class {
			for _, row := range part.rows {
				of[column.Codes[row]]++
			}
		}
		row := scene.Row{Name: part.name, Role: part.role, Cells: []scene.Cell{count(len(part.rows))}}
		for i := range classes {
			row.Cells = append(row.Cells, count(of[i]))
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

// inputsPanel lists what the models are given: of numbers, the mean and the deviation of
// the training rows, which standardise them.
func inputsPanel(t *table.Table, m *made) scene.Panel {
	panel := scene.Table{
		Frame: scene.Frame{ID: "inputs", Width: 46, Rows: min(len(m.prepared.Inputs), 10) + 1, Facts: map[string]string{
			"inputs": strconv.Itoa(len(m.prepared.Inputs)), "columns": strconv.Itoa(len(m.plan.Features)),
		}},
		Columns: []scene.Column{{Name: "column.mean", Wide: 9}, {Name: "column.deviation", Wide: 9}},
	}
	for i, in := range m.prepared.Inputs {
		cells := []scene.Cell{inWord("own.zero-one"), {}}
		if in.Class < 0 {
			cells = []scene.Cell{{Quantity: model.Measured(in.Mean, in.Scale)}, {Quantity: model.Measured(in.Scale, in.Scale)}}
		}
		item := scene.At(columnKind, in.Column+1)
		if i == 0 || m.prepared.Inputs[i-1].Column != in.Column {
			cells[0].Item = item
			panel.Items = append(panel.Items, scene.Item{ID: item, Row: i})
		}
		panel.Rows = append(panel.Rows, scene.Row{Title: inputName(t, in), Cells: cells})
	}
	return panel
}

// inputName is the name of an input as it may be shown: of a class that of its column, cut
// so far that the class is told.
func inputName(t *table.Table, in table.Input) string {
	if in.Class < 0 {
		return model.Shown(in.Name)
	}
	column := t.Columns[in.Column].Name
	class := strings.TrimPrefix(in.Name, column+" = ")
	return model.Cut(column, model.Longest-3-min(utf8.RuneCountInString(class), model.Longest/2)) + " = " + model.Cut(class, model.Longest/2)
}

// leaksPanel lists columns that tell the target away.
func leaksPanel(t *table.Table, m *made) scene.Panel {
	panel := scene.Table{
		Frame:   scene.Frame{ID: "leaks", Width: 40, Rows: max(len(m.leaks), 1), Facts: map[string]string{"leaks": strconv.Itoa(len(m.leaks))}},
		Columns: []scene.Column{{Name: unnamed, Wide: 24}},
	}
	for i, column := range m.leaks {
		item := scene.At(columnKind, column+1)
		panel.Items = append(panel.Items, scene.Item{ID: item, Row: i})
		panel.Rows = append(panel.Rows, scene.Row{Title: model.Shown(t.Columns[column].Name), Cells: []scene.Cell{{Word: "own.leak", Role: scene.Danger, Item: item}}})
	}
	if len(m.leaks) == 0 {
		panel.Rows = append(panel.Rows, scene.Row{Name: "own.none", Cells: []scene.Cell{inWord("own.no-leak")}})
	}
	return panel
}
