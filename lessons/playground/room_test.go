package playground

import (
	"strings"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// TestCodeOfDigitsHasRoom tells a network with many inputs after a turn that no way tells:
// its parameters have room, with half of their bits.
func TestCodeOfDigitsHasRoom(t *testing.T) {
	setup := playgroundSetup()
	setup.Data = "digits"
	run := model.NewClassifier(setup)
	run.Epoch()
	for i := range run.Network.Parameters() {
		run.Network.Parameters()[i] += 0.01
	}
	if code := run.Code(); strings.Count(code, "\n") > kit.CodeHeight || !strings.Contains(code, `"<f4"`) {
		t.Errorf("the code has %d lines", strings.Count(code, "\n"))
	}
}
