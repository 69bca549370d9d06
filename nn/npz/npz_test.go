package npz_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"sinapse/nn/npz"
)

// few are arrays with what is easily lost: NaNs that carry something, zeros with a sign,
// the ends of each type, sides of 0 and of 1, no sides.
var few = []npz.Named{
	{"scalar", npz.Array{Shape: []int{}, Numbers: npz.Float64{math.Pi}}},
	{"none", npz.Array{Shape: []int{0, 3}, Numbers: npz.Float64{}}},
	{"row", npz.Array{Shape: []int{4}, Numbers: npz.Float64{math.Copysign(0, -1), math.Inf(-1), math.Float64frombits(0x7ff0000000000dad), 5e-324}}},
	{"sheet", npz.Array{Shape: []int{2, 3}, Numbers: npz.Float64{0, 1, 2, 3, 4, 5}}},
	{"columns", npz.Array{Shape: []int{2, 3}, Numbers: npz.Float64{0, 1, 2, 3, 4, 5}, Fortran: true}},
	{"pile", npz.Array{Shape: []int{2, 3, 4}, Numbers: npz.Int64(upTo(24)), Fortran: true}},
	{"whole", npz.Array{Shape: []int{3, 1}, Numbers: npz.Int64{math.MinInt64, -1, math.MaxInt64}}},
	{"single", npz.Array{Shape: []int{2, 2}, Numbers: npz.Float32{0.1, math.MaxFloat32, math.Float32frombits(0x7f800dad), float32(math.Inf(1))}}},
	{"layer.0/weight", npz.Array{Shape: []int{1, 1, 1, 2}, Numbers: npz.Float32{1, 2}}},
	{"ação", npz.Array{Shape: []int{1}, Numbers: npz.Int64{7}}},
	{"large", npz.Array{Shape: []int{300, 41}, Numbers: npz.Int64(upTo(300 * 41)), Fortran: true}},
}

func upTo(n int) []int64 {
	numbers := make([]int64, n)
	for i := range numbers {
		numbers[i] = int64(i)
	}
	return numbers
}

// read reads a file that must be well.
func read(t *testing.T, file []byte) []npz.Named {
	t.Helper()
	arrays, err := npz.Read(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return arrays
}

// written is a file of arrays.
func written(t *testing.T, arrays []npz.Named, method npz.Method) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := npz.Write(&file, arrays, method); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// bits writes an array by its bits, so that NaNs compare.
func bits(a npz.Array) string {
	text := fmt.Sprint(a.Shape, a.Fortran)
	switch n := a.Numbers.(type) {
	case npz.Float64:
		for _, v := range n {
			text += fmt.Sprintf(" %016x", math.Float64bits(v))
		}
	case npz.Float32:
		for _, v := range n {
			text += fmt.Sprintf(" %08x", math.Float32bits(v))
		}
	default:
		text += fmt.Sprint(n)
	}
	return text
}

// compare holds arrays against others, bit for bit.
func compare(t *testing.T, got, want []npz.Named) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d arrays, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Name != want[i].Name || reflect.TypeOf(got[i].Numbers) != reflect.TypeOf(want[i].Numbers) || bits(got[i].Array) != bits(want[i].Array) {
			t.Errorf("%q: %.200s\nwant %q: %.200s", got[i].Name, bits(got[i].Array), want[i].Name, bits(want[i].Array))
		}
	}
}

// TestWhatIsWrittenIsRead writes and reads, stored and deflated; the same twice.
func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, method := range []npz.Method{npz.Stored, npz.Deflated} {
		file := written(t, few, method)
		compare(t, read(t, file), few)
		if !bytes.Equal(file, written(t, few, method)) {
			t.Error("written twice, it differs")
		}
	}
	for _, a := range few {
		var file bytes.Buffer
		if err := npz.WriteArray(&file, a.Array); err != nil {
			t.Fatal(err)
		}
		compare(t, read(t, file.Bytes()), []npz.Named{{Array: a.Array}})
	}
}

// numpy runs a program in a folder, with the first Python that has NumPy.
func numpy(t *testing.T, folder, program string) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import numpy").Run() != nil {
			continue
		}
		run := exec.Command(python, "-c", "import sys, numpy as np\n"+program)
		run.Dir = folder
		said, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		return string(said)
	}
	if os.Getenv("CI") != "" && os.Getenv("GITHUB_ACTIONS") == "" {
		t.Fatal("no python3 with NumPy") // the gate installs it
	}
	t.Skip("no python3 with NumPy")
	return ""
}

// TestNumPyReadsWhatIsWritten lets NumPy load each array, tell its bytes, and save it
// again: with the same bytes as ours.
func TestNumPyReadsWhatIsWritten(t *testing.T) {
	folder := t.TempDir()
	for i, method := range []npz.Method{npz.Stored, npz.Deflated} {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("ours%d.npz", i)), written(t, few, method), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	said := numpy(t, folder, `
print(np.__version__)
for i in range(2):
    with np.load(f"ours{i}.npz") as file:
        for k, name in enumerate(file.files):
            a = file[name]
            print(name, a.dtype, a.shape, a.tobytes().hex())
            np.save(f"theirs{i}-{k}", a)
`)
	version, rest, _ := strings.Cut(said, "\n")
	var want strings.Builder
	for i := range 2 {
		for k, a := range few {
			var ours bytes.Buffer
			if err := npz.WriteArray(&ours, a.Array); err != nil {
				t.Fatal(err)
			}
			theirs, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("theirs%d-%d.npy", i, k)))
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(version, "1.24.") && !bytes.Equal(ours.Bytes(), theirs) {
				t.Errorf("%s: ours  %.150q\ntheirs %.150q", a.Name, ours.Bytes(), theirs)
			}
			plain := a.Array
			plain.Fortran = false
			var file bytes.Buffer
			if err := npz.WriteArray(&file, plain); err != nil {
				t.Fatal(err)
			}
			shape := strings.NewReplacer("[", "(", "]", ")", " ", ", ").Replace(fmt.Sprint(a.Shape))
			if len(a.Shape) == 1 {
				shape = strings.Replace(shape, ")", ",)", 1)
			}
			kind := strings.ToLower(strings.TrimPrefix(reflect.TypeOf(a.Numbers).String(), "npz."))
			bytes := file.Bytes()
			fmt.Fprintf(&want, "%s %s %s %x\n", a.Name, kind, shape, bytes[headerLength(bytes):])
		}
	}
	if rest != want.String() {
		t.Errorf("NumPy reads\n%.2000s\nwant\n%.2000s", rest, want.String())
	}
}

// headerLength is how long the header of an .npy of version 1 is.
func headerLength(file []byte) int { return 10 + int(file[8]) + 256*int(file[9]) }

// TestWhatNumPyWritesIsRead reads what NumPy saves: every version of the header, stored
// and deflated, whatever order the numbers have in memory.
func TestWhatNumPyWritesIsRead(t *testing.T) {
	folder := t.TempDir()
	numpy(t, folder, `
bits = lambda kind, *words: np.array(words, "u8" if kind == "f8" else "u4").view(kind)
arrays = {
    "scalar": np.array(np.pi),
    "none": np.zeros((0, 3)),
    "row": bits("f8", 1 << 63, 0xfff0000000000000, 0x7ff0000000000dad, 1),
    "sheet": np.arange(6.0).reshape(2, 3),
    "columns": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "pile": np.asfortranarray(np.arange(24).reshape(2, 3, 4)),
    "whole": np.array([[-2 ** 63], [-1], [2 ** 63 - 1]]),
    "single": np.concatenate([np.array([0.1, np.finfo("f4").max], "f4"), bits("f4", 0x7f800dad, 0x7f800000)]).reshape(2, 2),
    "layer.0/weight": np.array([1, 2], "f4").reshape(1, 1, 1, 2),
    "ação": np.array([7]),
    "large": np.asfortranarray(np.arange(300 * 41).reshape(300, 41)),
}
np.savez("stored", **arrays)
np.savez_compressed("deflated", **arrays)
with open("piped.npz", "wb") as out:  # what cannot be gone back in has its sums behind each array
    class Pipe:
        def write(self, data): return out.write(data)
        def flush(self): pass
    import zipfile
    with zipfile.ZipFile(Pipe(), "w") as archive:
        for name, a in arrays.items():
            with archive.open(name + ".npy", "w") as file:
                np.lib.format.write_array(file, a)
for version in (1, 0), (2, 0), (3, 0):
    with open(f"version{version[0]}.npy", "wb") as file:
        np.lib.format.write_array(file, arrays["columns"], version)
np.save("strided.npy", np.arange(48.0).reshape(6, 8)[::3, ::3])
`)
	open := func(name string) []npz.Named {
		file, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return read(t, file)
	}
	for _, name := range []string{"stored.npz", "deflated.npz", "piped.npz"} {
		compare(t, open(name), few)
	}
	for version := 1; version <= 3; version++ {
		compare(t, open(fmt.Sprintf("version%d.npy", version)), []npz.Named{{Array: few[4].Array}})
	}
	compare(t, open("strided.npy"), []npz.Named{{Array: npz.Array{Shape: []int{2, 3}, Numbers: npz.Float64{0, 3, 6, 24, 27, 30}}}})
}

// TestFloat64s turns all types into one.
func TestFloat64s(t *testing.T) {
	for _, numbers := range []npz.Numbers{npz.Float64{1.5, -2}, npz.Float32{1.5, -2}} {
		if got := (npz.Array{Shape: []int{2}, Numbers: numbers}).Float64s(); !reflect.DeepEqual(got, []float64{1.5, -2}) {
			t.Errorf("%v: %v", numbers, got)
		}
	}
	whole := npz.Array{Shape: []int{1}, Numbers: npz.Int64{-3}}
	if got := whole.Float64s(); !reflect.DeepEqual(got, []float64{-3}) {
		t.Error(got)
	}
	mine := npz.Float64{1}
	(npz.Array{Shape: []int{1}, Numbers: mine}).Float64s()[0] = 2
	if mine[0] != 1 {
		t.Error("they share memory")
	}
}
