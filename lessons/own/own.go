package own

import (
	"errors"
	"io"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
	"sinapse/nn/data/table"
)

// A File is a table that can be read again and again.
type File struct {
	Name   string // as the learner called it
	Path   string // where it lies, by which progress is known; "" where it is no file
	Open   func() (io.ReadCloser, error)
	Seed   uint32 // that of the course
	Target string // the name of the column that is to be predicted, or its number; "" for a guess
}

// own is a chapter about a file.
type own struct {
	file  File
	state state
	read  readTable // what was read last
	view  view      // the same, with the kinds of its columns as they are chosen
	made  made      // matrices of it
	fit   *fit      // what learns from them; nil until it is looked at
	pairs pairs
	plain plainRead // the file read again, as the code of the fit would
	paged plainPage // and as those of the first two pages would
}

// state is all of the chapter's state. Its slices are replaced, never written to.
type state struct {
	reading reading
	kinds   []int // a column each: 0 for the likeliest kind, or a table.Kind and 1
	unused  []int // columns that nothing is predicted from, though they are not left out
	column  int   // the one that is looked at
	target  int
	aim     aim
	run     run
	trouble *lessons.Refusal // why the last change of how to read was refused
}

// reading is how the file is to be read; zeros leave it open.
type reading struct {
	encoding  table.Encoding
	separator rune
	decimal   byte
	header    table.Guess
}

// A readTable is a table, and how it was read.
type readTable struct {
	reading reading
	table   *table.Table
}

// A view is a table with the kinds of columns that were chosen, and for which it was made.
type view struct {
	base   *table.Table
	kinds  []int
	target int
	table  *table.Table
}

// Open reads a file, and makes a chapter of it. What is wrong with the file is a
// [*lessons.Refusal]; what kept it from being read is an error as it came.
func Open(file File) (lessons.Chapter, error) {
	c := &own{file: file}
	t, err := c.load(reading{})
	if err != nil {
		return nil, Refused(err)
	}
	c.read = readTable{table: t}
	c.state = state{kinds: make([]int, len(t.Columns)), aim: usualAim(file.Seed)}
	c.state.target = likeliest(t)
	if file.Target != "" {
		at := t.Find(file.Target)
		if at < 0 {
			return nil, Refused(&table.Error{Kind: table.NoColumn, Found: file.Target, Want: strings.Join(names(t), ", ")})
		}
		c.state.target = at
	}
	c.state.column = c.state.target
	return c, nil
}

// likeliest is the column that people most often want to predict: the last one that is
// not left out.
func likeliest(t *table.Table) int {
	for i, column := range slices.Backward(t.Columns) {
		if column.Kind != table.LeftOut {
			return i
		}
	}
	return len(t.Columns) - 1
}

// load reads the file.
func (c *own) load(r reading) (*table.Table, error) {
	in, err := c.file.Open()
	if err != nil {
		return nil, err
	}
	t, err := table.Read(in, table.Options{Encoding: r.encoding, Separator: r.separator, Decimal: r.decimal, Header: r.header})
	_ = in.Close() // read only: nothing can be lost
	return t, err
}

// Save returns a deep copy of the state.
func (c *own) Save() any {
	s := c.state
	s.run = c.saved()
	return s
}

// Restore puts a saved state back.
func (c *own) Restore(saved any) {
	c.state = saved.(state)
	if c.read.reading != c.state.reading {
		c.base()
	}
	c.restore()
}

// Screens lists the chapter's pages.
func (c *own) Screens() []lessons.Screen {
	return []lessons.Screen{c.understood(), c.aiming(), c.fitting()}
}

// base is the table as it is to be read. A file that cannot be read any more, because
// somebody changed it meanwhile, is as it was.
func (c *own) base() *table.Table {
	if c.read.reading != c.state.reading {
		if t, err := c.load(c.state.reading); err == nil {
			c.read = readTable{c.state.reading, t}
		} else {
			c.state.reading = c.read.reading
		}
	}
	return c.read.table
}

// table is the table with its columns as they are chosen.
func (c *own) table() *table.Table {
	base := c.base()
	v := &c.view
	if v.table == nil || v.base != base || v.target != c.state.target || !slices.Equal(v.kinds, c.state.kinds) {
		o := table.Options{Target: base.Columns[c.state.target].Name, Kinds: map[string]table.Kind{}}
		for i, kind := range c.state.kinds {
			if kind > 0 {
				o.Kinds[base.Columns[i].Name] = table.Kind(kind - 1)
			}
		}
		*v = view{base, c.state.kinds, c.state.target, base.As(o)}
	}
	return v.table
}

// reread reads the file in another way. Where that fails, it is told, and the way is as
// it was. What was chosen about columns is forgotten: they are others.
func (c *own) reread(change func(*reading)) {
	r := c.state.reading
	change(&r)
	t, err := c.load(r)
	if err != nil {
		trouble, ok := errors.AsType[*lessons.Refusal](Refused(err))
		if !ok {
			trouble = &lessons.Refusal{Word: "own.unreadable", At: -1}
		}
		c.state.trouble = trouble
		return
	}
	before := c.read.table
	c.read = readTable{r, t}
	c.state.reading, c.state.trouble = r, nil
	if !slices.Equal(names(before), names(t)) {
		c.state.kinds, c.state.unused = make([]int, len(t.Columns)), nil
		c.state.target = likeliest(t)
		c.state.column = c.state.target
	}
	c.again()
}

// large is from how many cells on a table is not looked at within a frame.
const large = 200_000

// IsSlow tells whether a table is so large that reading it again, or making matrices of
// it, takes a while.
func (c *own) IsSlow(of string) bool {
	t := c.read.table
	if t.Rows*len(t.Columns) < large {
		return false
	}
	switch of {
	case "understood", "column", "model", "rate", "epochs":
		return false
	case "aim", "fit":
		return c.made.of == nil || c.made.of != c.view.table
	}
	return true
}

// names are those of a table's columns, to be shown.
func names(t *table.Table) []string {
	all := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		all[i] = model.Shown(column.Name)
	}
	return all
}
