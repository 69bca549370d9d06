package array

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/nn/random"
)

// A corpusCase is a line of testdata/corpus.jsonl; corpus.py beside it says
// how it is made, with real NumPy.
type corpusCase struct {
	Group     string          `json:"group"`
	Operation string          `json:"op"`
	Arrays    []corpusArray   `json:"arrays"`
	Arguments corpusArguments `json:"args"`
	Want      corpusWant      `json:"want"`
}

type corpusArray struct {
	DType  string   `json:"dtype"`
	Shape  []int    `json:"shape"`
	Values []string `json:"values"`
}

type corpusArguments struct {
	Text     string `json:"text"`
	Ints     []int  `json:"ints"`
	Axis     *int   `json:"axis"`
	KeepDims bool   `json:"keepdims"`
	Step     string `json:"step"`
	DType    string `json:"dtype"`   // of a long one
	Order    []int  `json:"order"`   // of its axes
	Stretch  int    `json:"stretch"` // an axis in front, of so many copies; 0 for none
}

type corpusWant struct {
	corpusArray
	Str     *string `json:"str"`
	Repr    string  `json:"repr"`
	Strides []int   `json:"strides"`
	Error   string  `json:"error"`

	Statement bool `json:"statement"` // what was typed is no expression, and Python takes it
}

// parseFloats reads numbers as Python writes them.
func parseFloats(t *testing.T, texts []string) []float64 {
	t.Helper()
	values := make([]float64, len(texts))
	for i, text := range texts {
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		values[i] = value
	}
	return values
}

// build makes the array that a case holds.
func (c corpusArray) build(t *testing.T) Array {
	t.Helper()
	if c.Values == nil {
		return must(Arange(product(c.Shape)).Reshape(c.Shape...))
	}
	values := parseFloats(t, c.Values)
	if c.DType == "float64" {
		return must(Floats(values, c.Shape...))
	}
	whole := make([]int64, len(values))
	for i, v := range values {
		whole[i] = int64(v)
	}
	return must(Ints(whole, c.Shape...))
}

var corpusBinary = map[string]func(a, b Array) (Array, error){
	"add": Add, "subtract": Subtract, "multiply": Multiply, "divide": Divide, "maximum": Maximum, "dot": Dot, "matmul": MatMul,
}

var corpusReduce = map[string]func(Array, Axis, bool) (Array, error){
	"sum": Array.Sum, "mean": Array.Mean, "max": Array.Max, "min": Array.Min, "argmax": Array.ArgMax,
}

// compute does what a case says.
func (c corpusCase) compute(t *testing.T) (Array, error) {
	t.Helper()
	arrays := make([]Array, len(c.Arrays))
	for i, a := range c.Arrays {
		arrays[i] = a.build(t)
	}
	if f, ok := corpusBinary[c.Operation]; ok {
		return f(arrays[0], arrays[1])
	}
	if operation, long := strings.CutPrefix(c.Operation, "long "); long {
		c.Operation = operation
		arrays = []Array{c.Arguments.long(t)}
	}
	if f, ok := corpusReduce[c.Operation]; ok {
		axis := AllAxes
		if c.Arguments.Axis != nil {
			axis = Axis(*c.Arguments.Axis)
		}
		return f(arrays[0], axis, c.Arguments.KeepDims)
	}
	switch c.Operation {
	case "index":
		index, err := ParseIndex("a[" + c.Arguments.Text + "]")
		if err != nil {
			return Array{}, err
		}
		return arrays[0].Index(index)
	case "reshape":
		return arrays[0].Reshape(c.Arguments.Ints...)
	case "transpose":
		return arrays[0].Transpose(c.Arguments.Ints...)
	case "broadcast_to":
		return arrays[0].BroadcastTo(c.Arguments.Ints...)
	case "concatenate":
		return Concatenate(Axis(*c.Arguments.Axis), arrays...)
	case "stack":
		return Stack(Axis(*c.Arguments.Axis), arrays...)
	case "array":
		return ParseList("np.array(" + c.Arguments.Text + ")")
	case "set":
		return arrays[0], arrays[0].Set(parseFloats(t, []string{c.Arguments.Step})[0], 0)
	case "same":
		return arrays[0], nil
	case "steps":
		step := parseFloats(t, []string{c.Arguments.Step})[0]
		counted := must(Arange(product(c.Arguments.Ints)).Reshape(c.Arguments.Ints...))
		if c.Arguments.Step == "1" {
			return counted, nil
		}
		return counted.Astype(Float64).Map(func(v float64) float64 { return v * step }), nil
	}
	t.Fatalf("unknown operation %q", c.Operation)
	return Array{}, nil
}

// long makes an array of many numbers, drawn as the script does, whose axes lie in
// memory in some order, from some place on.
func (c corpusArguments) long(t *testing.T) Array {
	t.Helper()
	seed := uint32(0)
	for _, n := range c.Ints {
		seed += uint32(n)
	}
	stream, values := random.New(seed), make([]float64, product(c.Ints))
	for i := range values {
		values[i] = stream.RandomSample()
	}
	a := must(Floats(values, c.Ints...))
	if c.DType == "int64" {
		a = a.Map(func(v float64) float64 { return v * 1e15 }).Astype(Int64)
	}
	index, err := ParseIndex("a[" + c.Text + "]")
	if err != nil {
		t.Fatal(err)
	}
	a = must(must(a.Transpose(c.Order...)).Index(index))
	if c.Stretch > 0 {
		a = must(a.BroadcastTo(append([]int{c.Stretch}, a.Shape()...)...))
	}
	return a
}

// TestCorpus does all that real NumPy did, and compares.
func TestCorpus(t *testing.T) {
	source, err := os.Open("testdata/corpus.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = source.Close() }() // it was only read
	counts := map[string]int{}
	lines := bufio.NewScanner(source)
	lines.Buffer(nil, 1<<22)
	for number := 1; lines.Scan(); number++ {
		var c corpusCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(number, err)
		}
		counts[c.Group]++
		if c.Operation == "typed" {
			if problem := c.said(); problem != "" {
				t.Errorf("line %d, %s:\n%s", number, c.Arguments.Text, problem)
			}
			continue
		}
		got, err := c.compute(t)
		if problem := c.Want.compare(t, got, err); problem != "" {
			t.Errorf("line %d, %s %+v:\n%s", number, c.Operation, c.Arguments, problem)
		}
	}
	total := 0
	for group, least := range map[string]int{
		"index": 100, "reshape": 100, "transpose": 100, "broadcast": 100, "reduce": 100, "dot": 100, "join": 100, "print": 100, "error": 100,
		"sum": 400, "empty": 70, "convert": 60, "typed": 1500,
	} {
		if counts[group] < least {
			t.Errorf("%d cases of %s, want at least %d", counts[group], group, least)
		}
		total += counts[group]
	}
	if total < 2000 {
		t.Errorf("%d cases, want at least 2000", total)
	}
	t.Logf("%d cases: %v", total, counts)
}

// typedNames are the arrays that a typed line may name.
var typedNames = map[string]Array{
	"a": must(Arange(24).Reshape(2, 3, 4)), "b": Arange(3), "x": Arange(4), "X": must(Arange(12).Reshape(3, 4)),
	"W": must(Subtract(must(Multiply(must(Arange(12).Reshape(3, 4)), must(Full(Int64, 2)))), must(Full(Int64, 5)))),
}

// said evaluates what was typed, and returns what differs from what Python says. Our own
// refusals stand where Python would do it, and nowhere else.
func (c corpusCase) said() string {
	o, err := evaluate(c.Arguments.Text, typedNames)
	var got string
	ours := false
	if err == nil {
		got = repr(o)
	} else {
		got = err.(interface{ Full() string }).Full()
		ours = got == err.Error()
	}
	switch {
	case ours && c.Want.Error != "":
		return "ours: " + got + "\nwant  " + c.Want.Error
	case ours:
		return ""
	case c.Want.Statement:
		return got + "\nwant a refusal of ours, for it is a statement"
	case got != c.Want.Error && (err != nil || got != c.Want.Repr):
		return got + "\nwant  " + c.Want.Repr + c.Want.Error
	}
	return ""
}

// compare returns what differs, "" for nothing.
func (w corpusWant) compare(t *testing.T, got Array, err error) string {
	t.Helper()
	if w.Error != "" || err != nil {
		text := ""
		if full, ok := err.(interface{ Full() string }); ok {
			text = full.Full()
		}
		if text != w.Error {
			return "error " + strconv.Quote(text) + "\nwant  " + strconv.Quote(w.Error)
		}
		return ""
	}
	if got.Repr() != w.Repr {
		return "repr\n" + got.Repr() + "\nwant\n" + w.Repr
	}
	if w.Str != nil && got.String() != *w.Str {
		return "str\n" + got.String() + "\nwant\n" + *w.Str
	}
	if w.DType == "" { // only printed
		return ""
	}
	if got.DType().String() != w.DType || !slices.Equal(got.Shape(), w.Shape) {
		return got.DType().String() + " " + ShapeText(got.Shape()) + ", want " + w.DType + " " + ShapeText(w.Shape)
	}
	for i, want := range parseFloats(t, w.Values) {
		if value := got.Flat()[i]; math.Float64bits(value) != math.Float64bits(want) && !(math.IsNaN(value) && math.IsNaN(want)) {
			return "value " + strconv.Itoa(i) + " is " + strconv.FormatFloat(value, 'g', -1, 64) + ", want " + strconv.FormatFloat(want, 'g', -1, 64)
		}
	}
	return ""
}

// TestCorpusStrides compares the strides of views: how NumPy walks through the
// same memory.
func TestCorpusStrides(t *testing.T) {
	source, err := os.ReadFile("testdata/corpus.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for line := range bytes.Lines(source) {
		var c corpusCase
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		views := []string{"index", "reshape", "transpose"}
		if c.Want.Strides == nil || !slices.Contains(views, c.Operation) || slices.ContainsFunc(c.Arrays, func(a corpusArray) bool { return slices.Contains(a.Shape, 0) }) {
			continue
		}
		got, err := c.compute(t)
		if err != nil {
			t.Fatal(err)
		}
		compared++
		if !slices.Equal(got.Strides(), c.Want.Strides) {
			t.Errorf("%s %v of %v: strides %v, want %v", c.Operation, c.Arguments, c.Arrays[0].Shape, got.Strides(), c.Want.Strides)
		}
	}
	if compared < 300 {
		t.Errorf("%d strides compared", compared)
	}
}

// TestCorpusIsNumPys makes the corpus anew with real NumPy, where there is one
// of version 1.24, and compares.
func TestCorpusIsNumPys(t *testing.T) {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		output, err := exec.Command(python, "-c", "import numpy, runpy; print(numpy.__version__); runpy.run_path('testdata/names.py')").Output()
		version, known, _ := strings.Cut(string(output), "\n")
		if err != nil || !strings.HasPrefix(version, "1.24") {
			continue
		}
		fresh, err := exec.Command(python, "testdata/corpus.py").Output()
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile("testdata/corpus.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		if known != namesText {
			t.Error("names.txt is not what testdata/names.py writes")
		}
		compareCorpora(t, bytes.Split(kept, []byte("\n")), bytes.Split(fresh, []byte("\n")))
		return
	}
	t.Skip("no python3 with NumPy 1.24 here")
}

// compareCorpora holds the lines that NumPy writes now against those that are
// kept. A product may differ as far as the order of its sums allows: the kept ones
// are of the reference BLAS, and this NumPy may stand upon another.
func compareCorpora(t *testing.T, kept, fresh [][]byte) {
	t.Helper()
	if len(kept) != len(fresh) {
		t.Fatalf("corpus.py writes %d lines, testdata/corpus.jsonl has %d", len(fresh), len(kept))
	}
	apart := 0
	for i := range kept {
		if bytes.Equal(kept[i], fresh[i]) {
			continue
		}
		if apart++; apart > 10 {
			t.Fatal("and so on")
		}
		var k, f corpusCase
		if err := errors.Join(json.Unmarshal(kept[i], &k), json.Unmarshal(fresh[i], &f)); err != nil {
			t.Fatal(err)
		}
		if problem := k.productsDiffer(t, f); problem != "" {
			t.Errorf("line %d of testdata/corpus.jsonl is not what corpus.py writes: %s", i+1, problem)
		} else {
			apart--
		}
	}
}

// productsDiffer tells what differs between two cases but for the last digits of a
// product: 4 units in the last place of the sum of its terms without their signs,
// beside which each rounding is made.
func (c corpusCase) productsDiffer(t *testing.T, other corpusCase) string {
	t.Helper()
	if c.Operation != "dot" && c.Operation != "matmul" {
		return "it is no product"
	}
	got, want := parseFloats(t, other.Want.Values), parseFloats(t, c.Want.Values)
	c.Want.Values, other.Want.Values = nil, nil
	c.Want.Repr, other.Want.Repr, c.Want.Str, other.Want.Str = "", "", nil, nil
	if !reflect.DeepEqual(c, other) || len(got) != len(want) {
		return "more than values differs"
	}
	scale, err := corpusBinary[c.Operation](c.Arrays[0].build(t).Map(math.Abs), c.Arrays[1].build(t).Map(math.Abs))
	if err != nil {
		t.Fatal(err)
	}
	for i, limit := range scale.Flat() {
		if ulp := math.Nextafter(limit, math.Inf(1)) - limit; math.Abs(got[i]-want[i]) > 4*ulp {
			return fmt.Sprintf("value %d is %v, want %v", i, got[i], want[i])
		}
	}
	return ""
}
