package array

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
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
}

type corpusWant struct {
	corpusArray
	Str     *string `json:"str"`
	Repr    string  `json:"repr"`
	Strides []int   `json:"strides"`
	Error   string  `json:"error"`
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
		got, err := c.compute(t)
		if problem := c.Want.compare(t, got, err); problem != "" {
			t.Errorf("line %d, %s %+v:\n%s", number, c.Operation, c.Arguments, problem)
		}
	}
	total := 0
	for _, group := range []string{"index", "reshape", "transpose", "broadcast", "reduce", "dot", "join", "print", "error"} {
		if counts[group] < 100 {
			t.Errorf("%d cases of %s, want at least 100", counts[group], group)
		}
		total += counts[group]
	}
	if total < 2000 {
		t.Errorf("%d cases, want at least 2000", total)
	}
	t.Logf("%d cases: %v", total, counts)
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
		if value := got.Flat()[i]; value != want && !(math.IsNaN(value) && math.IsNaN(want)) && math.Abs(value-want) > 1e-12*math.Abs(want) {
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
		version, err := exec.Command(python, "-c", "import numpy; print(numpy.__version__)").Output()
		if err != nil || !strings.HasPrefix(string(version), "1.24") {
			continue
		}
		want, err := exec.Command(python, "testdata/corpus.py").Output()
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("testdata/corpus.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Error("testdata/corpus.jsonl is not what corpus.py writes")
		}
		return
	}
	t.Skip("no python3 with NumPy 1.24 here")
}
