package table

import (
	"math"
	"slices"
	"strconv"

	"sinapse/nn"
	"sinapse/nn/random"
)

// A Filling says what becomes of missing cells.
type Filling uint8

// The fillings.
const (
	DropRows  Filling = iota // rows with a missing cell in a feature are left out
	Mean                     // the mean of the training rows; of classes, the commonest
	OwnClass                 // of classes, one more; of numbers, the mean
	WholeRows                // rows with a missing cell in any column that is not left out are
)

// A Plan says what is to be predicted from what.
type Plan struct {
	Target      int     // the column
	Features    []int   // the columns to predict it from
	Missing     Filling // of features; rows without a target are always left out
	Share       float64 // of the rows, for training; 1 leaves none to validate
	Seed        uint32  // of the drawing
	Standardize bool    // numbers are centred and scaled by the training rows
	Most        int     // of the rows that can be used, so many at most, evenly spread; 0 for all
}

// Needed are the columns that matrices of a table are made of, or their rows chosen by.
func (p Plan) Needed(t *Table) []int {
	columns := append(slices.Clone(p.Features), p.Target)
	if p.Missing == WholeRows {
		for i := range t.Columns {
			if t.Columns[i].Kind != LeftOut && !slices.Contains(columns, i) {
				columns = append(columns, i)
			}
		}
	}
	return columns
}

// A Prepared is a table as matrices: rows are samples.
type Prepared struct {
	Train, Validation nn.Dataset
	// TrainRows and ValidationRows are the rows of the table, from 0, in the order
	// of the samples.
	TrainRows, ValidationRows []int
	Inputs                    []Input  // a column of X each
	Classes                   []string // of a class target; nil for a number
	// TargetMean and TargetScale turn outputs for a number target into its unit: y =
	// output·TargetScale + TargetMean.
	TargetMean, TargetScale float64
	Dropped                 int // rows left out for a missing cell
}

// An Input is a column of X: a number, standardised as (x − Mean) / Scale, or 1
// where a class stands and 0 elsewhere.
type Input struct {
	Column      int // of the table
	Class       int // of a class column, which; −1 for a number
	Name        string
	Mean, Scale float64
}

// Plan returns the plan that is likeliest for a target: every other column that is
// not left out, missing rows dropped, seven of ten rows for training, standardised.
func (t *Table) Plan(target int) Plan {
	p := Plan{Target: target, Share: 0.7, Standardize: true}
	for i, c := range t.Columns {
		if i != target && c.Kind != LeftOut {
			p.Features = append(p.Features, i)
		}
	}
	return p
}

// leastRows is how many rows there must be on either side.
const leastRows = 2

// Prepare draws the rows for training and validation, and makes matrices of them:
// of n rows and d inputs X is n×d; Y is n×1 for a number, n×1 of 0 and 1 for two
// classes, and n×k for k more. Of classes, training gets an equal share of each.
func (t *Table) Prepare(p Plan) (*Prepared, error) {
	target := &t.Columns[p.Target]
	switch {
	case target.Kind == LeftOut, target.Kind == Class && len(target.Classes) < 2:
		return nil, &Error{Kind: NoTarget, Found: target.Name}
	case len(p.Features) == 0:
		return nil, &Error{Kind: NoFeatures}
	}
	for _, i := range append([]int{p.Target}, p.Features...) {
		if c := &t.Columns[i]; c.Kind == Number && beyond(c.Numbers) {
			return nil, &Error{Kind: TooLarge, Found: c.Name, Want: strconv.FormatFloat(mostSize, 'g', -1, 64)}
		}
	}
	rows := t.usable(p)
	made := &Prepared{Dropped: t.Rows - len(rows), TargetScale: 1}
	if all := rows; p.Most > 0 && len(all) > p.Most {
		rows = make([]int, p.Most)
		for i := range rows {
			rows[i] = all[i*len(all)/p.Most]
		}
	}
	made.TrainRows, made.ValidationRows = t.split(rows, p)
	switch {
	case len(made.TrainRows) < leastRows:
		return nil, &Error{Kind: TooFewRows, Found: strconv.Itoa(len(rows)), Want: strconv.Itoa(2 * leastRows)}
	case len(made.ValidationRows) < 1 && p.Share < 1:
		return nil, &Error{Kind: NoValidation, Found: strconv.Itoa(len(rows))}
	}
	made.Inputs = t.inputs(p, made.TrainRows)
	made.target(target, p)
	made.Train = t.samples(made, p, made.TrainRows)
	made.Validation = t.samples(made, p, made.ValidationRows)
	return made, nil
}

// mostSize is the largest number that is learned from: the sum of the squares of larger
// ones may be beyond a float64.
const mostSize = 1e150

// beyond tells whether one of some numbers is larger.
func beyond(numbers []float64) bool {
	return slices.ContainsFunc(numbers, func(v float64) bool { return math.Abs(v) > mostSize })
}

// usable are the rows that have a target and, unless missing cells are filled, every
// feature, or whatever else must be whole.
func (t *Table) usable(p Plan) []int {
	needed := []int{p.Target}
	switch p.Missing {
	case DropRows:
		needed = append(needed, p.Features...)
	case WholeRows:
		for i := range t.Columns {
			if t.Columns[i].Kind != LeftOut {
				needed = append(needed, i)
			}
		}
	case Mean, OwnClass:
	}
	var rows []int
	for row := range t.Rows {
		ok := true
		for _, i := range needed {
			ok = ok && !t.lacks(i, row)
		}
		if ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// lacks tells whether a cell is missing.
func (t *Table) lacks(column, row int) bool {
	c := &t.Columns[column]
	if c.Kind == Class {
		return c.Codes[row] < 0
	}
	return math.IsNaN(c.Numbers[row])
}

// split draws the training rows: of each class its share, of numbers the share of all.
func (t *Table) split(rows []int, p Plan) (train, validation []int) {
	stream := random.New(p.Seed)
	groups := [][]int{rows}
	if target := &t.Columns[p.Target]; target.Kind == Class {
		groups = make([][]int, len(target.Classes))
		for _, row := range rows {
			code := target.Codes[row]
			groups[code] = append(groups[code], row)
		}
	}
	for _, group := range groups {
		drawn := slices.Clone(group)
		stream.ShuffleInts(drawn)
		n := int(math.Round(p.Share * float64(len(drawn))))
		if len(drawn) > 1 && p.Share < 1 { // a class of two rows has one on either side
			n = min(max(n, 1), len(drawn)-1)
		}
		train, validation = append(train, drawn[:n]...), append(validation, drawn[n:]...)
	}
	slices.Sort(train)
	slices.Sort(validation)
	return train, validation
}

// inputs are the columns of X, with what standardises them.
func (t *Table) inputs(p Plan, train []int) []Input {
	var inputs []Input
	for _, i := range p.Features {
		c := &t.Columns[i]
		if c.Kind == Class {
			for class, name := range c.Classes {
				inputs = append(inputs, Input{Column: i, Class: class, Name: c.Name + " = " + name, Scale: 1})
			}
			if p.Missing == OwnClass && c.Missing > 0 {
				inputs = append(inputs, Input{Column: i, Class: len(c.Classes), Name: c.Name + " = ?", Scale: 1})
			}
			continue
		}
		in := Input{Column: i, Class: -1, Name: c.Name, Scale: 1}
		mean, scale := meanAndScale(c.Numbers, train)
		in.Mean, in.Scale = mean, scale
		inputs = append(inputs, in)
	}
	return inputs
}

// meanAndScale are the mean μ = Σ x / n and the deviation √(Σ (x − μ)² / n) of the
// rows of a column that are there; a scale of 0 becomes 1.
func meanAndScale(numbers []float64, rows []int) (mean, scale float64) {
	there := make([]float64, 0, len(rows))
	for _, row := range rows {
		if v := numbers[row]; !math.IsNaN(v) {
			there = append(there, v)
		}
	}
	if len(there) == 0 {
		return 0, 1
	}
	s := nn.Standardize(nn.Matrix{Rows: len(there), Cols: 1, Data: there})
	mean, scale = s.Mean[0], s.Std[0]
	if scale == 0 {
		scale = 1
	}
	return mean, scale
}

// target sets how outputs are turned into the target's unit.
func (m *Prepared) target(c *Column, p Plan) {
	if c.Kind == Class {
		m.Classes = c.Classes
		return
	}
	if p.Standardize {
		m.TargetMean, m.TargetScale = meanAndScale(c.Numbers, m.TrainRows)
	}
}

// samples makes the matrices of some rows.
func (t *Table) samples(m *Prepared, p Plan, rows []int) nn.Dataset {
	target := &t.Columns[p.Target]
	outputs := 1
	if len(m.Classes) > 2 {
		outputs = len(m.Classes)
	}
	d := nn.Dataset{X: nn.NewMatrix(len(rows), len(m.Inputs)), Y: nn.NewMatrix(len(rows), outputs)}
	commonest := t.commonest(p, m.TrainRows)
	for i, row := range rows {
		for j, in := range m.Inputs {
			d.X.Set(i, j, t.input(in, row, p, commonest))
		}
		switch {
		case outputs > 1:
			d.Y.Set(i, int(target.Codes[row]), 1)
		case target.Kind == Class:
			d.Y.Set(i, 0, float64(target.Codes[row]))
		default:
			d.Y.Set(i, 0, (target.Numbers[row]-m.TargetMean)/m.TargetScale)
		}
	}
	return d
}

// input is the value of an input for a row.
func (t *Table) input(in Input, row int, p Plan, commonest map[int]int) float64 {
	c := &t.Columns[in.Column]
	if in.Class < 0 {
		v := c.Numbers[row]
		if math.IsNaN(v) {
			v = in.Mean
		}
		if p.Standardize {
			v = (v - in.Mean) / in.Scale
		}
		return v
	}
	code := int(c.Codes[row])
	if code < 0 {
		code = commonest[in.Column]
		if p.Missing == OwnClass {
			code = len(c.Classes)
		}
	}
	if code == in.Class {
		return 1
	}
	return 0
}

// commonest is the class that most training rows have, for each class feature.
func (t *Table) commonest(p Plan, train []int) map[int]int {
	most := map[int]int{}
	for _, i := range p.Features {
		c := &t.Columns[i]
		if c.Kind != Class {
			continue
		}
		count := make([]int, len(c.Classes))
		for _, row := range train {
			if code := c.Codes[row]; code >= 0 {
				count[code]++
			}
		}
		for class, n := range count {
			if n > count[most[i]] {
				most[i] = class
			}
		}
	}
	return most
}
