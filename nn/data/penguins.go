package data

import (
	_ "embed" // the table below
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed penguins.csv
var penguinsCSV string

// A Penguin is one bird of the Palmer Archipelago, with all its measures.
type Penguin struct {
	Species, Island string
	BillLength      float64 // mm
	BillDepth       float64 // mm
	FlipperLength   float64 // mm
	BodyMass        float64 // g
	Sex             string
	Year            int
	Line            int // of the table, which it stands in
}

// A LineError says which line of a table is wrong, and why.
type LineError struct {
	Line int // counted from 1
	Err  error
}

// Error names the line and the reason.
func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the reason.
func (e *LineError) Unwrap() error { return e.Err }

var complete = sync.OnceValue(func() []Penguin {
	penguins, err := ParsePenguins(strings.NewReader(penguinsCSV))
	if err != nil {
		panic("data: penguins.csv: " + err.Error()) // embedded, and tested
	}
	return penguins
})

// Penguins returns the 333 penguins with no value missing, in the order of the
// table. The slice is the caller's own.
func Penguins() []Penguin { return append([]Penguin(nil), complete()...) }

// penguinHeader is the first line of the table.
const penguinHeader = "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year"

// ParsePenguins reads a table in the form of penguins.csv and returns the rows
// in which no value is NA. What is wrong is a *LineError.
func ParsePenguins(r io.Reader) ([]Penguin, error) {
	reader := csv.NewReader(r)
	var penguins []Penguin
	for first := true; ; first = false {
		row, err := reader.Read()
		line := 1
		if len(row) > 0 {
			line, _ = reader.FieldPos(0)
		}
		switch {
		case errors.Is(err, io.EOF) && !first:
			return penguins, nil
		case errors.Is(err, io.EOF):
			return nil, &LineError{1, errors.New("the table is empty")}
		case err != nil:
			return nil, &LineError{line, err}
		case first && strings.Join(row, ",") != penguinHeader:
			return nil, &LineError{line, fmt.Errorf("the header is not %q", penguinHeader)}
		case first || slices.Contains(row, "NA"):
			continue
		}
		penguin, err := parsePenguin(row)
		if err != nil {
			return nil, &LineError{line, err}
		}
		penguin.Line = line
		penguins = append(penguins, penguin)
	}
}

func parsePenguin(row []string) (Penguin, error) {
	p := Penguin{Species: row[0], Island: row[1], Sex: row[6]}
	for i, to := range []*float64{&p.BillLength, &p.BillDepth, &p.FlipperLength, &p.BodyMass} {
		v, err := strconv.ParseFloat(row[i+2], 64)
		if err != nil || !(v > 0 && v < 1e6) {
			return p, fmt.Errorf("%q is no measure", row[i+2])
		}
		*to = v
	}
	year, err := strconv.Atoi(row[7])
	p.Year = year
	return p, err
}
