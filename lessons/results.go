package lessons

import (
	"encoding/json"
	"math"
)

// A Collector is a chapter with results that goals speak of: runs that were kept,
// draws that were made. They stand in a learner's progress as plain values that can
// be read there, apart from the state of the runs, and outlive it.
type Collector interface {
	// Results returns the results as values that JSON can hold; nil for none yet.
	Results() any
	// Recall takes up results that were kept, as far as they fit. What does not fit
	// is an error, and changes nothing.
	Recall(results []byte) error
}

// A Measured is a number that was measured. In JSON one that is not finite is null,
// and comes back as NaN.
type Measured float64

// MarshalJSON writes the number.
func (m Measured) MarshalJSON() ([]byte, error) {
	if v := float64(m); math.IsNaN(v) || math.IsInf(v, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(m))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (m *Measured) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*m = Measured(math.NaN())
		return nil
	}
	var v float64
	err := json.Unmarshal(data, &v)
	*m = Measured(v)
	return err
}

// Measurements are numbers as they stand in JSON.
func Measurements(values []float64) []Measured {
	measured := make([]Measured, len(values))
	for i, v := range values {
		measured[i] = Measured(v)
	}
	return measured
}

// Values are the numbers of measurements.
func Values(measured []Measured) []float64 {
	values := make([]float64, len(measured))
	for i, m := range measured {
		values[i] = float64(m)
	}
	return values
}

// collect writes the chapter's results into the record.
func (s *Session) collect() {
	collector, ok := s.Chapter.(Collector)
	if !ok {
		return
	}
	results := collector.Results()
	if results == nil {
		s.record.Results = nil
		return
	}
	if data, err := json.Marshal(results); err == nil { // a test holds that it is nil
		s.record.Results = data
	}
}

// recall takes up the results of a record whose run could not be.
func (s *Session) recall() {
	collector, ok := s.Chapter.(Collector)
	if !ok || s.lost == Nothing || len(s.record.Results) == 0 {
		return
	}
	if s.survives(func() { _ = collector.Recall(s.record.Results) }) { // what does not fit is gone with the run
		s.timeline = timeline{}
		s.timeline.save(0, s.Save)
	}
}
