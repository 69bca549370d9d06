package codec

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the files of testdata anew")

// optimizer is what a chapter's state holds in an interface.
type optimizer interface{ step() }

type plain struct{ rate float64 }

type adam struct {
	rate   float64
	m, v   []float64
	inside optimizer
}

func (plain) step() {}
func (*adam) step() {}

// node leads back to itself.
type node struct {
	value int16
	next  *node
}

type choice uint8

// sample holds one of everything, mostly in fields that are not exported.
type sample struct {
	Name      string
	on        bool
	count     int
	small     int8
	choice    choice
	tint      float32
	numbers   []float64
	prefix    []float64 // of numbers
	grid      [2][3]float64
	rows      [][]int32
	none      []string
	empty     []string
	optimizer optimizer
	other     optimizer
	nothing   optimizer
	ring      *node
	same      *node
	marks     []struct{}
	airy      []airy
}

// airy takes more memory than its bytes in a file.
type airy struct {
	On   bool
	Name string
	Off  bool
}

func oneOfAll() *sample {
	numbers := []float64{math.Copysign(0, -1), math.Float64frombits(0x7ff8dead0000beef), math.Inf(-1), 1e-320, 0.1}
	ring := &node{value: -3}
	ring.next = &node{7, ring}
	shared := &adam{rate: 0.01, m: numbers[:2], v: []float64{1}, inside: plain{0.5}}
	return &sample{
		Name: "perda · loss", on: true, count: -1 << 40, small: -128, choice: 200, tint: 0.1,
		numbers: numbers, prefix: numbers[:3], grid: [2][3]float64{{1, 2, 3}, {4, 5, 6}},
		rows: [][]int32{{1, -2}, nil, {}}, empty: []string{}, optimizer: shared, other: shared, ring: ring, same: ring,
		marks: make([]struct{}, 3), airy: make([]airy, 500),
	}
}

func TestMain(m *testing.M) {
	Register(plain{}, &adam{})
	m.Run()
}

// encoded writes a value that can be written.
func encoded(tb testing.TB, value any) []byte {
	tb.Helper()
	data, err := Encode("1", value)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestEverythingComesBack(t *testing.T) {
	data := encoded(t, *oneOfAll())
	value, err := Decode("1", data, reflect.TypeFor[sample]())
	if err != nil {
		t.Fatal(err)
	}
	got := value.(sample)
	if again := encoded(t, got); !bytes.Equal(again, data) { // to the bit: NaN is equal to nothing else
		t.Error("written again, it is another")
	}
	if math.Float64bits(got.numbers[0]) != 1<<63 || math.Float64bits(got.numbers[1]) != 0x7ff8dead0000beef {
		t.Errorf("−0 and NaN came back as %x", got.numbers[:2])
	}
	if got.none != nil || got.empty == nil || got.rows[1] != nil || got.rows[2] == nil || got.nothing != nil {
		t.Error("nil and empty are not told apart")
	}
	if got.count != -1<<40 || got.small != -128 || got.choice != 200 || got.tint != 0.1 || got.Name != "perda · loss" || !got.on {
		t.Errorf("%+v", got)
	}
}

func TestWhatIsSharedStaysShared(t *testing.T) {
	value, err := Decode("1", encoded(t, *oneOfAll()), reflect.TypeFor[sample]())
	if err != nil {
		t.Fatal(err)
	}
	got := value.(sample)
	if &got.prefix[0] != &got.numbers[0] || len(got.prefix) != 3 || cap(got.prefix) != 3 {
		t.Error("a slice of the same numbers is a copy, or may be added to over them")
	}
	if got.optimizer != got.other {
		t.Error("one optimiser became two")
	}
	if held := got.optimizer.(*adam); &held.m[0] != &got.numbers[0] || held.inside.(plain).rate != 0.5 {
		t.Error("what the optimiser holds is not what it was")
	}
	if got.ring != got.same || got.ring.next.next != got.ring || got.ring.next.value != 7 {
		t.Error("the ring is none any more")
	}
}

func TestRefusedToWrite(t *testing.T) {
	type hidden struct {
		Inside struct{ F func() }
	}
	for want, value := range map[string]any{
		"func":     struct{ f func() }{},
		"map":      struct{ m map[string]int }{},
		"chan":     []chan int{},
		".Inside.": hidden{},
		"nil":      nil,
		"unknown":  struct{ o optimizer }{&unknown{}},
	} {
		_, err := Encode("1", value)
		if wrong, ok := errors.AsType[*Error](err); !ok || !strings.Contains(wrong.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	long := &node{}
	for range deepest {
		long = &node{next: long}
	}
	if _, err := Encode("1", long); err == nil {
		t.Error("a chain without end is written")
	}
}

type unknown struct{}

func (*unknown) step() {}

// TestForms: another form of a type is refused; the same one elsewhere is not.
func TestForms(t *testing.T) {
	type state struct{ A, B float64 }
	data := encoded(t, state{1, 2})
	moved := func() reflect.Type { type state struct{ A, B float64 }; return reflect.TypeFor[state]() }()
	if value, err := Decode("1", data, moved); err != nil || reflect.ValueOf(value).Field(1).Float() != 2 {
		t.Errorf("the same form elsewhere: %v", err)
	}
	for name, of := range map[string]reflect.Type{
		"a field more":     func() reflect.Type { type state struct{ A, B, C float64 }; return reflect.TypeFor[state]() }(),
		"another name":     func() reflect.Type { type state struct{ A, C float64 }; return reflect.TypeFor[state]() }(),
		"another kind":     func() reflect.Type { type state struct{ A, B int }; return reflect.TypeFor[state]() }(),
		"called otherwise": func() reflect.Type { type moment struct{ A, B float64 }; return reflect.TypeFor[moment]() }(),
	} {
		if _, err := Decode("1", data, of); kind(err) != Form {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Decode("2", data, reflect.TypeFor[state]()); kind(err) != Version {
		t.Errorf("another version: %v", err)
	}
}

func kind(err error) Kind {
	if wrong, ok := errors.AsType[*Error](err); ok {
		return wrong.Kind
	}
	return ""
}

// TestDamagedFiles: no bit may be another, no byte missing.
func TestDamagedFiles(t *testing.T) {
	data := encoded(t, *oneOfAll())
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 1 << (i % 8)
		if _, err := Decode("1", bad, reflect.TypeFor[sample]()); err == nil {
			t.Fatalf("bit %d of byte %d was turned, and nobody saw it", i%8, i)
		}
	}
	for n := range data {
		if _, err := Decode("1", data[:n], reflect.TypeFor[sample]()); err == nil {
			t.Fatalf("%d bytes of %d are taken", n, len(data))
		}
	}
}

// sealed puts the right length and checksum on a file, so that its body is looked at.
func sealed(data []byte) []byte {
	head := len(magic) + 8 + 4 + 1
	if len(data) < head+8+sha256.Size {
		return data
	}
	data = bytes.Clone(data)
	content := data[:len(data)-sha256.Size]
	binary.LittleEndian.PutUint64(content[head:], uint64(len(content)-head-8))
	sum := sha256.Sum256(content)
	copy(data[len(content):], sum[:])
	return data
}

// TestLiesAboutLengths: a file that promises more than it holds takes no memory.
func TestLiesAboutLengths(t *testing.T) {
	type state struct{ many []float64 }
	data := encoded(t, state{[]float64{1, 2, 3}})
	at := len(data) - sha256.Size - 3*8 - 8
	for _, n := range []uint64{4, 1 << 20, 1 << 40, 1 << 61, math.MaxUint64} {
		bad := bytes.Clone(data)
		binary.LittleEndian.PutUint64(bad[at:], n)
		if _, err := Decode("1", sealed(bad), reflect.TypeFor[state]()); kind(err) != Broken {
			t.Errorf("%d numbers: %v", n, err)
		}
	}
}

// FuzzDecode feeds bodies that nobody wrote: they are refused, or are read, written
// and read again as the same; and none takes more memory than it is worth.
func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, *oneOfAll()))
	f.Add(encoded(f, sample{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		data = sealed(data)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		value, err := Decode("1", data, reflect.TypeFor[sample]())
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(4*len(data))+1<<20 {
			t.Fatalf("%d bytes took %d", len(data), took)
		}
		if err != nil {
			return
		}
		again, err := Encode("1", value)
		if err != nil {
			t.Fatal(err)
		}
		other, err := Decode("1", again, reflect.TypeFor[sample]())
		if err != nil {
			t.Fatal(err)
		}
		if third := encoded(t, other); !bytes.Equal(third, again) {
			t.Error("it does not stay as it is")
		}
	})
}

// TestRecordedFile reads what another machine wrote, and writes the same.
func TestRecordedFile(t *testing.T) {
	path := filepath.Join("testdata", "sample.bin")
	data := encoded(t, *oneOfAll())
	if *update {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(recorded, data) {
		t.Error("this machine writes other bytes")
	}
	if _, err := Decode("1", recorded, reflect.TypeFor[sample]()); err != nil {
		t.Error(err)
	}
}

func BenchmarkMegabyte(b *testing.B) {
	type state struct{ runs [][]float64 }
	s := state{make([][]float64, 100)}
	for i := range s.runs {
		s.runs[i] = make([]float64, 1250)
	}
	data := encoded(b, s)
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			encoded(b, s)
		}
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := Decode("1", data, reflect.TypeFor[state]()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
