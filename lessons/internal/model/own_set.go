package model

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data/table"
)

// An OwnTable is a table of the learner's own: what was read of it, and how the code finds
// it. Sets of it are known by its digest, for as long as the program runs.
type OwnTable struct {
	Name   string // of the file
	Digest string // of the file, and of how it is read where that was chosen
	Base   *table.Table
	Open   func() (io.ReadCloser, error)
}

// An OwnSpec says which set of an own table is learned from. Its text is the set's name.
type OwnSpec struct {
	Digest  string
	Target  int // the column
	Missing table.Filling
	Kinds   map[int]table.Kind // of columns where they were chosen
	Unused  []int              // columns that are no inputs
}

const (
	ownPrefix = "own:"
	// MostOwnRows is how many rows of an own table take part, evenly spread over it.
	MostOwnRows = 4000
	// MostOwnInputs is how many inputs they may make.
	MostOwnInputs = 64
	// LeastOwnRows is how few will do: any share of them leaves some on either side.
	LeastOwnRows = 20
)

// kindLetters are the kinds of column in a set's name.
const kindLetters = "nco"

// String is the set's name: own:digest:target:missing:kinds:unused.
func (s OwnSpec) String() string {
	return ownPrefix + strings.Join([]string{s.Digest, strconv.Itoa(s.Target + 1), strconv.Itoa(int(s.Missing)), s.KindsText(), s.UnusedText()}, ":")
}

// KindsText writes the kinds that were chosen: 3n.5c.
func (s OwnSpec) KindsText() string {
	var texts []string
	for i := range table.MostColumns {
		if kind, chosen := s.Kinds[i]; chosen {
			texts = append(texts, strconv.Itoa(i+1)+kindLetters[kind:kind+1])
		}
	}
	return strings.Join(texts, ".")
}

// UnusedText writes the columns that are no inputs: 2.7.
func (s OwnSpec) UnusedText() string {
	texts := make([]string, len(s.Unused))
	for i, column := range s.Unused {
		texts[i] = strconv.Itoa(column + 1)
	}
	return strings.Join(texts, ".")
}

// ReadOwnSpec reads the parts of a set's name.
func ReadOwnSpec(digest, target, missing, kinds, unused string) (s OwnSpec, ok bool) {
	s.Digest, s.Kinds = digest, map[int]table.Kind{}
	filling, err := strconv.Atoi(missing)
	if s.Target, ok = columnOf(target); !ok || err != nil || filling < 0 || filling > int(table.WholeRows) {
		return s, false
	}
	s.Missing = table.Filling(filling)
	for each := range strings.SplitSeq(kinds, ".") {
		if each == "" {
			continue
		}
		letter := strings.IndexByte(kindLetters, each[len(each)-1])
		column, ok := columnOf(each[:len(each)-1])
		if !ok || letter < 0 {
			return s, false
		}
		s.Kinds[column] = table.Kind(letter)
	}
	for each := range strings.SplitSeq(unused, ".") {
		if each == "" {
			continue
		}
		column, ok := columnOf(each)
		if !ok || slices.Contains(s.Unused, column) {
			return s, false
		}
		s.Unused = append(s.Unused, column)
	}
	slices.Sort(s.Unused)
	return s, true
}

// columnOf reads the number of a column, from 1 on.
func columnOf(text string) (column int, ok bool) {
	n, err := strconv.Atoi(text)
	return n - 1, err == nil && n >= 1 && n <= table.MostColumns && strconv.Itoa(n) == text
}

// An ownSet is a set of an own table.
type ownSet struct {
	file  *OwnTable
	spec  OwnSpec
	table *table.Table
	plan  table.Plan // of which each run has its share and its seed
	plain func() (table.Plain, error)
}

// ownSets are the sets that were opened, PlaneSets by their names.
var ownSets sync.Map

// IsOwn tells whether a set's name is that of a learner's table.
func IsOwn(name string) bool { return strings.HasPrefix(name, ownPrefix) }

// Title is what a column is called that has no word; "" for one that has.
func (s PlaneSet) Title(column int) string {
	if s.titles == nil {
		return ""
	}
	return s.titles[column]
}

// Plane is a look at the first two columns, of a learner's table at the first two of
// numbers; where there is one column, at that one twice.
func (s PlaneSet) Plane() Look {
	if s.plane != (Look{}) {
		return s.plane
	}
	var numbers, rest []int
	for i, name := range s.Columns {
		if strings.Contains(name, ".") { // a class of a column
			rest = append(rest, i)
		} else {
			numbers = append(numbers, i)
		}
	}
	if all := slices.Concat(numbers, rest); len(all) > 0 {
		return Look{Across: all[0], Up: all[min(1, len(all)-1)]}
	}
	return Look{Up: 1}
}

// Target is what the column is called that a set of a learner's table predicts.
func (s PlaneSet) Target() string { return Shown(s.own.table.Columns[s.own.spec.Target].Name) }

// Spec says which set of a learner's table it is, and of which.
func (s PlaneSet) Spec() (OwnSpec, *OwnTable) { return s.own.spec, s.own.file }

// Opens tells whether there is a set of a name; of one of a table it is opened.
func Opens(name string, of *OwnTable) bool {
	if !IsOwn(name) {
		_, known := PlaneSets[name]
		return known
	}
	parts := strings.Split(strings.TrimPrefix(name, ownPrefix), ":")
	if len(parts) != 5 || of == nil || parts[0] != of.Digest {
		return false
	}
	spec, ok := ReadOwnSpec(parts[0], parts[1], parts[2], parts[3], parts[4])
	if !ok || spec.String() != name {
		return false
	}
	_, err := OpenOwn(of, spec)
	return err == nil
}

// OpenOwn makes a set of a table known, and returns its name. What keeps it from being one
// is an error of package table.
func OpenOwn(file *OwnTable, spec OwnSpec) (name string, err error) {
	spec.Digest = file.Digest
	name = spec.String()
	if _, known := ownSets.Load(name); known {
		return name, nil
	}
	columns := len(file.Base.Columns)
	if spec.Target >= columns {
		return "", &table.Error{Kind: table.NoColumn, Found: strconv.Itoa(spec.Target + 1), Want: strconv.Itoa(columns)}
	}
	options := table.Options{Target: file.Base.Columns[spec.Target].Name, Kinds: map[string]table.Kind{}}
	for column, kind := range spec.Kinds {
		if column < columns {
			options.Kinds[file.Base.Columns[column].Name] = kind
		}
	}
	own := &ownSet{file: file, spec: spec, table: file.Base.As(options)}
	own.plan = own.table.Plan(spec.Target)
	own.plan.Missing, own.plan.Most = spec.Missing, MostOwnRows
	own.plan.Features = slices.DeleteFunc(own.plan.Features, func(i int) bool { return slices.Contains(spec.Unused, i) })
	prepared, err := own.least()
	if wrong, ok := errors.AsType[*table.Error](err); ok && wrong.Kind == table.TooFewRows {
		wrong.Want = strconv.Itoa(LeastOwnRows)
	}
	if err != nil {
		return "", err
	}
	switch rows := own.table.Rows - prepared.Dropped; {
	case rows < LeastOwnRows:
		return "", &table.Error{Kind: table.TooFewRows, Found: strconv.Itoa(rows), Want: strconv.Itoa(LeastOwnRows)}
	case len(prepared.Inputs) > MostOwnInputs:
		return "", &table.Error{Kind: table.TooManyColumns, Found: strconv.Itoa(len(prepared.Inputs)), Want: strconv.Itoa(MostOwnInputs)}
	}
	own.plain = sync.OnceValues(own.readPlain)
	ownSets.Store(name, own.planeSet(prepared))
	return name, nil
}

// least deals the rows out with the least and the largest share that a run may train on.
func (o *ownSet) least() (prepared *table.Prepared, err error) {
	plan := o.plan
	for _, plan.Share = range []float64{0.1, 0.9} {
		if prepared, err = o.table.Prepare(plan); err != nil {
			return nil, err
		}
	}
	return prepared, nil
}

// planeSet is the set as others are.
func (o *ownSet) planeSet(p *table.Prepared) PlaneSet {
	set := PlaneSet{Samples: min(o.table.Rows-p.Dropped, MostOwnRows), Numbers: p.Classes == nil, Classes: p.Classes, own: o}
	for _, in := range p.Inputs {
		name := "c" + strconv.Itoa(in.Column+1)
		if in.Class >= 0 {
			name += "." + strconv.Itoa(in.Class+1)
		}
		set.Columns = append(set.Columns, name)
		text := Shown(in.Name)
		if in.Class >= 0 {
			column := o.table.Columns[in.Column].Name
			text = Cut(column, Longest/2) + " = " + Cut(strings.TrimPrefix(in.Name, column+" = "), Longest/2)
		}
		set.titles = append(set.titles, text)
	}
	return set
}

// readPlain reads the file again as a plain program would.
func (o *ownSet) readPlain() (table.Plain, error) {
	in, err := o.file.Open()
	if err != nil {
		return table.Plain{}, err
	}
	plain, err := o.table.Plain(in, o.plan.Needed(o.table))
	_ = in.Close() // read only: nothing can be lost
	return plain, err
}

// planned is the plan of a run.
func (s ClassifierSetup) planned() table.Plan {
	plan := s.set().own.plan
	plan.Share, plan.Seed = s.Share, s.Seed
	return plan
}

// An ownRun is what a run on a learner's table has besides.
type ownRun struct {
	dealt *table.Prepared // the matrices, of all columns; two classes have an output each
	rest  []float64       // where the columns stand that are not drawn
	code  TableCode       // while code is written
}

// ownRun deals the rows out. They are those of a set that was opened: any share of it can
// be dealt.
func (s ClassifierSetup) ownRun() *ownRun {
	p := kit.Must(s.set().own.table.Prepare(s.planned()))
	for _, part := range []*nn.Dataset{&p.Train, &p.Validation} {
		if len(p.Classes) != 2 {
			continue
		}
		each := nn.NewMatrix(part.Y.Rows, 2)
		for i := range each.Rows {
			each.Set(i, int(part.Y.At(i, 0)), 1)
		}
		part.Y = each
	}
	return &ownRun{dealt: p, rest: restOf(p)}
}

// rest puts a sample where columns stand that are not drawn: at their mean, which is 0 for
// those of other sets.
func (c *Classifier) rest(sample []float64) {
	if c.own != nil {
		copy(sample, c.own.rest)
	}
}

// restOf is where the columns stand that are not drawn: at 0, which standardised ones have
// for their mean, and where a class is, at the share of the training samples that have it.
func restOf(p *table.Prepared) []float64 {
	rest := make([]float64, len(p.Inputs))
	for j, in := range p.Inputs {
		if in.Class < 0 {
			continue
		}
		for i := range p.Train.X.Rows {
			rest[j] += p.Train.X.At(i, j)
		}
		rest[j] /= float64(p.Train.X.Rows)
	}
	return rest
}
