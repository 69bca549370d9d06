package nn_test

import (
	_ "embed"
	"encoding/json"
	"math"
	"testing"

	"sinapse/nn"
)

// torchJSON was computed by PyTorch; testdata/torch_golden.py wrote it.
//
//go:embed testdata/torch.json
var torchJSON []byte

// torch returns numbers of PyTorch, to be taken from the front.
func torch(t *testing.T, name string) *golden {
	t.Helper()
	var all map[string][]float64
	if err := json.Unmarshal(torchJSON, &all); err != nil {
		t.Fatal(err)
	}
	if all[name] == nil {
		t.Fatalf("no golden %q", name)
	}
	return &golden{t, name, all[name]}
}

// sines returns n numbers sin 1, sin 2, … times scale: what PyTorch was given too.
func sines(n int, scale float64) []float64 {
	s := make([]float64, n)
	for i := range s {
		s[i] = scale * math.Sin(float64(i+1))
	}
	return s
}

// network returns a network of the layers.
func network(tb testing.TB, inputs int, layers ...nn.Layer) *nn.Network {
	tb.Helper()
	net, err := nn.NewNetwork(inputs, layers...)
	if err != nil {
		tb.Fatal(err)
	}
	return net
}
