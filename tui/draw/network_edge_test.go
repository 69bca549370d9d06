package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestABiasAtTheEdgeIsWhole draws the last neuron with a bias that is wider than its
// picture, at every width: where the bias stands, all of it does.
func TestABiasAtTheEdgeIsWhole(t *testing.T) {
	network := sampleNetwork(true, 2, 4, 4, 1)
	network.Layers[3].Neurons[0].Bias = scene.Signed(-0.07, 2)
	seen := false
	for wide := 20; wide < 90; wide++ {
		for high := 6; high < 24; high++ {
			picture := drawn(network, wide, high)
			if strings.Contains(picture, "−0.0") && !strings.Contains(picture, "−0.07") {
				t.Fatalf("%d×%d:\n%s", wide, high, picture)
			}
			seen = seen || strings.Contains(picture, "−0.07")
		}
	}
	if !seen {
		t.Error("no size has room for it")
	}
}
