package proof

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons/course/daily"
)

// Measured returns what a function measures on each of 25 seeds, from 0: what was
// recorded of it. Two of them a day are measured again, and must come out the same to
// the bit; with SINAPSE_TESTS=whole all are, and with SINAPSE_TESTS=record they are
// recorded anew in testdata/measured, and what moved is told.
func Measured(t *testing.T, name string, of func(seed uint32) float64) []float64 {
	t.Helper()
	rows := MeasuredRows(t, name, func(seed uint32) []float64 { return []float64{of(seed)} })
	column := make([]float64, len(rows))
	for i, row := range rows {
		column[i] = row[0]
	}
	return column
}

// MeasuredRows does the same for several numbers a seed.
func MeasuredRows(t *testing.T, name string, of func(seed uint32) []float64) [][]float64 {
	t.Helper()
	return MeasuredParts(t, name, 1, func(seed uint32, _ int) []float64 { return of(seed) })
}

// MeasuredParts does the same for numbers that are measured apart from each other, as
// those of several networks are: as many of each part. Of two seeds a day one part is
// measured again.
func MeasuredParts(t *testing.T, name string, parts int, of func(seed uint32, part int) []float64) [][]float64 {
	t.Helper()
	Calibrates(t)
	path := filepath.Join("testdata", "measured", name+".txt")
	rows, err := readMeasured(path)
	if daily.Recording() {
		return record(t, path, rows, func(seed uint32) (row []float64) {
			for part := range parts {
				row = append(row, of(seed, part)...)
			}
			return row
		})
	}
	if err != nil || len(rows) != Seeds {
		t.Fatalf("%d seeds are recorded of %s: %v (.ci/run record measures all anew)", len(rows), name, err)
	}
	for _, seed := range daily.Some(t, upTo(Seeds), 2) {
		wide := len(rows[seed]) / parts
		for _, part := range daily.Some(t, upTo(parts), 1) {
			if got, want := of(uint32(seed), part), rows[seed][part*wide:][:wide]; !same(got, want) {
				t.Errorf("%s, seed %d: %v, recorded is %v (.ci/run record measures all anew)", name, seed, got, want)
			}
		}
	}
	return rows
}

// upTo are the numbers below n.
func upTo(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// same tells whether numbers are the same to the bit.
func same(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) })
}

// readMeasured reads what was recorded: a line a seed, from 0.
func readMeasured(path string) ([][]float64, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows [][]float64
	for line := range strings.Lines(string(text)) {
		var row []float64
		for word := range strings.FieldsSeq(line) {
			value, err := strconv.ParseFloat(word, 64)
			if err != nil {
				return nil, err
			}
			row = append(row, value)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// record measures all seeds, writes them and tells what moved.
func record(t *testing.T, path string, before [][]float64, of func(seed uint32) []float64) [][]float64 {
	t.Helper()
	var rows [][]float64
	var text strings.Builder
	for seed := range uint32(Seeds) {
		row := of(seed)
		rows = append(rows, row)
		for i, value := range row {
			text.WriteString(strings.Repeat(" ", min(i, 1)) + strconv.FormatFloat(value, 'g', -1, 64))
		}
		text.WriteString("\n")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if what := movedBetween(before, rows); what != "" {
		fmt.Printf("moved: %s: %s\n", path, what) // for whoever records, not for the test
	}
	return rows
}

// movedBetween says what moved, "" for nothing.
func movedBetween(before, now [][]float64) string {
	if len(before) == 0 {
		return "is new"
	}
	moved := 0
	for seed, row := range now {
		if seed >= len(before) || !same(before[seed], row) {
			moved++
		}
	}
	if moved == 0 {
		return ""
	}
	middle := func(rows [][]float64) string {
		var medians []string
		for k := range rows[0] {
			var column []float64
			for _, row := range rows {
				column = append(column, row[min(k, len(row)-1)])
			}
			medians = append(medians, strconv.FormatFloat(Median(column), 'g', 4, 64))
		}
		return strings.Join(medians, " ")
	}
	return fmt.Sprintf("%d of %d seeds, medians %s to %s", moved, len(now), middle(before), middle(now))
}
