package playground

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/nn"
)

// TestEachLayerHasItsActivation holds the network to what each of its layers was given, and
// our own line to it; the address of TensorFlow's Playground cannot say it.
func TestEachLayerHasItsActivation(t *testing.T) {
	setup, lost, refused := readAddress(nil, "sinapse#hidden=4,3,2&activation=relu,tanh,leaky", 0, 99)
	if refused != nil || len(lost) > 0 {
		t.Fatal(lost, refused)
	}
	network := model.NewClassifier(setup).Network
	for l, want := range []nn.Layer{nn.ReLU{}, nn.Tanh{}, nn.LeakyReLU{Leak: 0.01}, nn.Tanh{}} {
		if got := network.Layer(2*l + 1); got != want {
			t.Errorf("behind layer %d stands %T, want %T", l+1, got, want)
		}
	}
	if line := ourAddress(setup); !strings.Contains(line, "&activation=relu,tanh,leaky&") {
		t.Error(line)
	}
	if _, cannot := theirAddress(setup); !slices.Contains(cannot, "activation") {
		t.Errorf("it cannot say %v", cannot)
	}
	other := setup
	other.Bends = []string{"relu", "tanh", "relu"}
	if n := differences(setup, other); n != 1 {
		t.Errorf("one layer's activation counts as %d differences", n)
	}
	for layers, want := range [][]string{nil, {"relu"}, {"relu", "tanh"}, {"relu", "tanh", "leaky"}, {"relu", "tanh", "leaky", "leaky"}} {
		changed := setup
		changed.Hidden = withLayers(setup.Hidden, layers)
		if fitBends(&changed); !reflect.DeepEqual(changed.Bends, want) || !saneBends(changed) {
			t.Errorf("of %d layers: %v", layers, changed.Bends)
		}
	}
}
