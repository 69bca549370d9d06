package model

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/nn/npz"
)

// begin does the move that puts weights of a file, and returns the run that begins with them.
func begin(t *testing.T, c *Classifier, move lessons.Move) *Classifier {
	t.Helper()
	if item, err := scene.ParseItem(move.Target); err != nil || item != scene.At(WeightsKind) || c.KnobOf(item) != nil {
		t.Fatalf("%q is another item: %v", move.Target, err)
	}
	run := c
	if err := c.PutText(func(put *Classifier) { run = put }).Set(move.Value); err != nil {
		t.Fatal(err)
	}
	return run
}

// TestWeightsOfFilesBeginARun lets a run go, takes its weights away, and begins with them
// again: as they were written here, as real NumPy writes them by name, without names and in
// float32's place, and as a state of PyTorch. The code of the run that begins with them
// tells its numbers.
func TestWeightsOfFilesBeginARun(t *testing.T) {
	setup := ClassifierSetup{Data: "xor", Share: 0.5, Hidden: []int{4, 3}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10}
	c := NewClassifier(setup)
	for range 5 {
		c.Epoch()
	}
	folder := t.TempDir()
	for _, file := range c.Takeaways() {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	python(t, folder, "", "-c", `import numpy as np
f = np.load("weights.npz")
W, b = [f[f"W{l}"] for l in (1, 2, 3)], [f[f"b{l}"] for l in (1, 2, 3)]
np.savez_compressed("named.npz", **dict(list(f.items())[::-1]))
np.savez("order.npz", *[a for pair in zip(W, b) for a in pair])
np.savez("torch.npz", **{f"{2 * l}.{n}": a for l in range(3) for n, a in (("weight", np.asfortranarray(W[l].T)), ("bias", b[l]))})
`)
	for _, name := range []string{"weights.npz", "named.npz", "order.npz", "torch.npz"} {
		file, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		arrays, err := npz.Read(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		move, err := NewClassifier(setup).Putting(arrays)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		run := begin(t, NewClassifier(setup), move)
		if !slices.Equal(run.Network.Parameters(), c.Network.Parameters()) || run.Trainer.Steps() != 0 || run.Loss() != c.Loss() {
			t.Errorf("%s: another network, after %d updates", name, run.Trainer.Steps())
		}
		if curve := ByEpoch(run.Trainer.History()); curve[0].Last != c.Loss() {
			t.Errorf("%s: its curve begins at %v, with the loss %v", name, curve[0].Last, c.Loss())
		}
		if name != "order.npz" {
			continue
		}
		for range 4 {
			run.Epoch()
		}
		if got := python(t, folder, "", "-c", run.Code()); strings.TrimSpace(got) != strings.TrimSpace(run.Prints()) {
			t.Errorf("the code prints %s, the screen %s", got, run.Prints())
		}
		again := NewClassifier(setup).Restored(run.Save())
		if again.Code() != run.Code() || again.Loss() != run.Loss() {
			t.Error("it does not come back")
		}
	}
}

// TestWeightsThatDoNotFitAreRefused refuses other shapes, with both told, and what is no
// number; the run stays.
func TestWeightsThatDoNotFitAreRefused(t *testing.T) {
	c := NewClassifier(ClassifierSetup{Data: "xor", Share: 0.5, Hidden: []int{2}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10})
	array := func(name string, shape ...int) npz.Named {
		size := 1
		for _, side := range shape {
			size *= side
		}
		return npz.Named{Name: name, Array: npz.Array{Shape: shape, Numbers: make(npz.Float64, size)}}
	}
	wrong := array("b1", 2)
	wrong.Numbers.(npz.Float64)[1] = math.Inf(1)
	for want, arrays := range map[string][]npz.Named{
		"own.npz.shapes":  {array("W1", 2, 3), array("b1", 3), array("W2", 3, 1), array("b2", 1)},
		"own.npz.numbers": {array("W1", 2, 2), wrong, array("W2", 2, 1), array("b2", 1)},
	} {
		_, err := c.Putting(arrays)
		refusal, ok := errors.AsType[*lessons.Refusal](err)
		if !ok || refusal.Word != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, arrays := range [][]npz.Named{
		nil,
		{array("W1", 2, 2), array("b1", 2), array("W2", 2, 1)},
		{array("0.weight", 2, 2), array("0.bias", 2), array("2.weight", 2, 1), array("2.bias", 1)}, // not a neuron a row
		{array("0.bias", 2), array("1.bias", 2), array("2.bias", 2), array("3.bias", 2)},
		{array("0.weight", 0, 2), array("0.weight", 2, 0)},
		{array("arr_0", 2, 2), array("arr_99", 2), array("arr_-1", 2, 1), array("arr_x", 1)},
	} {
		if _, err := c.Putting(arrays); err == nil {
			t.Errorf("%v is taken", arrays)
		}
	}
	for _, text := range []string{"", "AAAA", "no base64", "////////"} {
		if c.PutText(func(*Classifier) { t.Error("it is put") }).Set(text) == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
