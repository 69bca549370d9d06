package scene

import (
	"math"

	"sinapse/nn/elementary"
)

// A Scene is what there is to see on a screen: its panels, the most telling
// first. Where there is no room for all, the last ones become tabs.
type Scene []Panel

// A Panel is one picture of a scene. The vocabulary is closed: whoever draws
// must be able to draw each kind.
//
// Panels hold keys and numbers, never words and never colours.
//
//sumtype:decl
type Panel interface {
	// About returns what all panels have in common.
	About() Frame
	panel()
}

// A Frame is what all panels have in common.
type Frame struct {
	ID    string // names the panel; its title is the word "panel.<ID>"
	Width int    // the smallest useful size, in cells, inside the frame
	Rows  int    // …
	// Beside asks for a place at the right of the panel before it, where both
	// have room there; else it stands below.
	Beside bool
	// First asks for the place beside the task that a small page has, before the panels
	// between it and those above.
	First bool
	Items []Item            // what can be chosen in it
	Facts map[string]string // numbers for the panel's one-line summary, "panel.<ID>.summary"
}

// About returns the frame.
func (f Frame) About() Frame { return f }

// A Role says what a mark means. Whoever draws turns a role into a colour and
// a glyph, so that meaning never hangs on colour alone.
type Role uint8

// The roles. BySign is Positive or Negative by the number's own sign.
const (
	Plain Role = iota
	Strong
	Muted
	Faint
	BySign
	Positive
	Negative
	Train
	Validation
	Guess
	Success
	Danger
)

// A Neuron is one neuron drawn: its inputs, a weight on each link, perhaps a
// bias, the sum and what becomes of it.
type Neuron struct {
	Frame
	Inputs []NeuronInput
	Bias   Quantity // the empty Quantity when the neuron has none
	Sum    Quantity // z, the weighted sum
	Output string   // the key of the output's word
}

// A NeuronInput is one input of a drawn neuron and the weight of its link.
// The items of input i are At("x", i) and At("w", i), counted from 1; the bias is
// At("b"), the sum At("z").
type NeuronInput struct {
	Name   string // the key of the input's word
	Value  Quantity
	Weight Quantity
}

// Bars are named numbers as lengths from a middle line, and their total.
type Bars struct {
	Frame
	Rows  []Bar
	Total Bar // drawn under a rule; empty Quantity for none
	Made  Making
}

// A Making is how the total of bars comes about.
type Making uint8

// The ways.
const (
	Apart    Making = iota // it does not hang on them
	Summed                 // it is their sum
	Averaged               // it is their mean
)

// A Bar is one number of Bars.
type Bar struct {
	Name  string // the key of its word
	Value Quantity
	Note  []Term // how it came about, beside the name
	Item  ItemID
}

// A Table is rows of numbers under named columns, with an optional column of
// bars from a middle line.
type Table struct {
	Frame
	Columns []Column
	Rows    []Row
	Bars    BarColumn
	Foot    []Term // one worked line below the rows
	Told    []Told // what is said of its cells elsewhere
	Bare    bool   // the names of its columns may give their row to its last one: the title tells enough
}

// A Told is a number that stands beside a table and is the difference of two cells of one of
// its columns: that of the first row less that of the second.
type Told struct {
	Column   int
	Rows     [2]int
	Quantity Quantity
}

// A Column is a table's column.
type Column struct {
	Name string // the key of its word
	Role Role
	Wide int // cells reserved for its widest value
	// Spare asks to be left out where else words would be cut.
	Spare bool
	// Less are two columns that this one is the difference of: the first less the second.
	// Where both are one, it is made of none.
	Less [2]int
}

// A Row is a table's row: a cell a column.
type Row struct {
	Name  string // a letter, a number or a key, at the left edge
	Title string // a name that a learner gave, instead of Name
	Role  Role   // of the run that the row is about, whose mark stands before the name; Plain for none
	Cells []Cell
}

// A Cell is a number, or a word, in a table.
type Cell struct {
	Quantity Quantity
	Word     string   // the key of a word, instead of a number
	More     []string // the keys of further words, with a + before each
	Role     Role     // Plain: the column's
	Item     ItemID
}

// A BarColumn draws a value a row from a middle line.
type BarColumn struct {
	Values     []float64
	Less, More string  // the keys over the two halves
	Full       float64 // the size that fills a half, longer ones end there; 0: the bars share a scale of their own
	Roles      []Role  // of each row's run: bars from the left edge, each in its run's ink; nil for bars by sign
}

// A Plot is points and lines over two axes.
type Plot struct {
	Frame
	X, Y      Axis
	Points    []Mark
	Lines     []Line
	Paths     []Path
	Residuals bool // a stroke from each point to the first line
}

// A Path is a curve of a plot, through points that lie close together.
type Path struct {
	Label string // the key of its word, "" for none
	Role  Role
	X, Y  []float64
}

// PathOf samples a function over an axis.
func PathOf(label string, role Role, x Axis, f func(float64) float64) Path {
	const samples = 240
	path := Path{Label: label, Role: role, X: make([]float64, samples+1), Y: make([]float64, samples+1)}
	for i := range path.X {
		path.X[i] = x.Min + (x.Max-x.Min)*float64(i)/samples
		path.Y[i] = f(path.X[i])
	}
	return path
}

// An Axis is a named range of values.
type Axis struct {
	Name     string // the key of its word
	Min, Max float64
	Ticks    []float64 // what is marked between its ends, as far as it has room
}

// A Mark is a point of a plot or a map.
type Mark struct {
	X, Y float64
	Role Role
	Item ItemID
}

// A Line is a straight line of a plot, drawn across it.
type Line struct {
	Slope, Intercept float64
	Role             Role
}

// A Map is a decision map: what a model answers over a plane, and the samples
// upon it.
type Map struct {
	Frame
	X, Y Axis
	// Key changes when, and only when, Answer does: drawings are kept by it.
	Key any
	// Answer is the model's answer at a point, −1 to +1, over a frozen copy
	// of its parameters.
	Answer  func(x, y float64) float64
	Samples []Sample
	// Legend are the keys of the words beside the map: of a sample above
	// zero, of one below, of the ground above zero, of the ground below. The
	// zero Legend is that of a neuron that fires or does not.
	Legend [4]string
	Of     string // the neuron that answers, by its symbol; "" for the model itself
	// Chance tells that what answers is no rule for the samples, which are right or wrong,
	// but how likely it holds each point to be one of those above zero: −1 is 0, +1 is 1,
	// and so an answer is read. The samples are a draw, and others would do as well.
	Chance bool
	// Values is there where samples have values instead of classes.
	Values *Values
	// Arrows are where samples would rather be.
	Arrows []Arrow
	// Low and High make it a landscape: heights in one hue instead, from Low at −1 to High
	// at +1 by their logarithm, with the trails of those who walk there, the last one
	// uppermost; each stands at its last point. Lowest are marked.
	Low, High float64
	Trails    []Path
	Lowest    []Mark
}

// Values is what a map has to say of samples with values, −1 to +1 and beyond. They are
// drawn in the colours of the ground: where the model answers them well, they are not told
// from it. Right are those that it misses by little.
type Values struct {
	R2  float64 // of all of them
	All int     // how many there are: the map's samples are the first of them
}

// Landscape tells whether the map is one of heights.
func (p Map) Landscape() bool { return p.High > p.Low }

// Shade turns a height of a landscape into an answer.
func (p Map) Shade(height float64) float64 {
	return 2*elementary.Log(max(height, p.Low)/p.Low)/elementary.Log(p.High/p.Low) - 1
}

// Height is the height that an answer of a landscape stands for.
func (p Map) Height(answer float64) float64 {
	return p.Low * elementary.Pow(p.High/p.Low, (answer+1)/2)
}

// probes is how many points along each axis of a map can be read.
const probes = 13

// ProbeItems are points of a map, evenly spread, where the cursor reads the
// answer: At("p", column, row), counted from 0 at the upper left.
func ProbeItems() []Item {
	items := make([]Item, 0, probes*probes)
	for row := range probes {
		for column := range probes {
			items = append(items, Item{ID: At("p", column, row), Row: row, Column: column})
		}
	}
	return items
}

// Probe is the point of the map that an item stands for; ok is false for an
// item that is none.
func (p Map) Probe(item ItemID) (x, y float64, ok bool) {
	at, ok := item.Of("p", 2)
	if !ok {
		return 0, 0, false
	}
	share := func(i int) float64 { return float64(i) / (probes - 1) }
	return hundredths(p.X.Min + float64((p.X.Max-p.X.Min)*share(at[0]))), hundredths(p.Y.Max - float64((p.Y.Max-p.Y.Min)*share(at[1]))), true
}

// hundredths is a place as it is written: what is worked out there can be worked out again.
func hundredths(v float64) float64 { return math.Round(100*v) / 100 }

// Likely is the chance that an answer of a map of chances stands for.
func (p Map) Likely(answer float64) float64 { return (answer + 1) / 2 }

// An Arrow leads over a map from a sample below zero.
type Arrow struct{ X, Y, ToX, ToY float64 }

// A Sample is a point of a map with its class.
type Sample struct {
	X, Y     float64
	Positive bool
	Value    float64 // on a map of values
	Right    bool    // whether the model answers it rightly
	// Memorised: rightly, but by heart alone, not by a rule.
	Memorised bool
	Item      ItemID
}

// Arithmetic is worked sums, one a line.
type Arithmetic struct {
	Frame
	Lines [][]Term
}

// A Term is a part of a worked sum.
type Term struct {
	Kind     TermKind
	Text     string   // an operator or a symbol
	Word     string   // the key of a word
	Quantity Quantity // a number, or the one that a symbol stands for until it is shown
	Role     Role
	Item     ItemID
}

// TermKind tells what a term is.
type TermKind uint8

// The kinds of term.
const (
	Operator TermKind = iota // × + = ( ), and spaces as they are to stand
	Symbol                   // a name: w₁, b
	Value                    // a number
	Result                   // the number that the sum makes
	Word                     // a word, by its key
)

func (Neuron) panel()     {}
func (Bars) panel()       {}
func (Table) panel()      {}
func (Plot) panel()       {}
func (Map) panel()        {}
func (Arithmetic) panel() {}
