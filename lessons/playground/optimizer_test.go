package playground

import (
	"reflect"
	"testing"

	"sinapse/lessons/internal/model"
)

// TestOptimizersAreWritten writes set-ups with each optimiser and each schedule as our own
// line, and reads them again.
func TestOptimizersAreWritten(t *testing.T) {
	for _, optimizer := range model.UsualOptimizers {
		for _, schedule := range model.UsualSchedules {
			setup := playgroundSetup()
			setup.Optimizer, setup.Schedule = optimizer, schedule
			again, lost, refused := readAddress(nil, ourAddress(setup), 0, 99)
			if refused != nil || len(lost) > 0 || !reflect.DeepEqual(again, setup) {
				t.Errorf("%s comes back as %+v, %v, %v", ourAddress(setup), again, lost, refused)
			}
			if _, cannot := theirAddress(setup); (len(cannot) > 0) != (optimizer.Name != "" || schedule.Name != "") {
				t.Errorf("%s: theirs cannot say %v", ourAddress(setup), cannot)
			}
		}
	}
}
