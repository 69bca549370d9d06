package npz_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"

	"sinapse/nn/npz"
)

// one is an .npy of a header and some bytes.
func one(python string, numbers ...byte) []byte {
	python += "\n"
	return append([]byte("\x93NUMPY\x01\x00"+string(binary.LittleEndian.AppendUint16(nil, uint16(len(python))))+python), numbers...)
}

// header is what NumPy would say of an array.
func header(descr, shape string) string {
	return fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': %s, }", descr, shape)
}

// nine is an array of 9 numbers.
var nine = npz.Array{Shape: []int{9}, Numbers: npz.Float64(make([]float64, 9))}

// archive is one of arrays, each in a file of any name, changed byte by byte.
func archive(t *testing.T, method uint16, change func(file []byte), files ...string) []byte {
	t.Helper()
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	for _, name := range files {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if err := npz.WriteArray(entry, nine); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(to.Bytes())
	}
	return to.Bytes()
}

// entryOf is where the directory tells of the entry of that number.
func entryOf(file []byte, number int) []byte {
	at := 0
	for range number + 1 {
		at += bytes.Index(file[at:], []byte("PK\x01\x02")) + 4
	}
	return file[at-4:]
}

// endOf is the record at the end.
func endOf(file []byte) []byte { return file[bytes.LastIndex(file, []byte("PK\x05\x06")):] }

// bomb is an archive whose arrays unpack to so many bytes each.
func bomb(t *testing.T, arrays, each int) []byte {
	t.Helper()
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	for i := range arrays {
		entry, err := z.Create(fmt.Sprintf("a%d.npy", i))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = entry.Write(one(header("<f8", fmt.Sprintf("(%d,)", each/8)))) // a buffer takes everything
		for left := each; left > 0; left -= 1 << 16 {
			_, _ = entry.Write(make([]byte, min(left, 1<<16)))
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

// TestHostileFilesAreRefused reads files that are damaged, or made to do harm: each is
// refused with its reason, and takes no more memory than any file may.
func TestHostileFilesAreRefused(t *testing.T) {
	little := binary.LittleEndian
	cases := []struct {
		name string
		want npz.ErrorKind
		file []byte
	}{
		{"nothing", npz.NotNumPy, nil},
		{"a text", npz.NotNumPy, []byte("a,b\n1,2\n")},
		{"half a mark", npz.NotNumPy, []byte("\x93NUM")},
		{"a mark alone", npz.CutOff, []byte("\x93NUMPY")},
		{"version 4", npz.BadVersion, []byte("\x93NUMPY\x04\x00\x02\x00{}")},
		{"a header cut off", npz.CutOff, one(header("<f8", "(1,)"))[:40]},
		{"a header of megabytes", npz.BadHeader, []byte("\x93NUMPY\x02\x00\x00\x00\x80\x00{")},
		{"no header", npz.BadHeader, one("")},
		{"a program", npz.BadHeader, one("__import__('os').system('true')")},
		{"a key more", npz.BadHeader, one("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}", make([]byte, 8)...)},
		{"a key twice", npz.BadHeader, one("{'descr': '<f8', 'descr': '<f8', 'shape': (1,)}", make([]byte, 8)...)},
		{"no shape", npz.BadHeader, one("{'descr': '<f8', 'fortran_order': False}", make([]byte, 8)...)},
		{"something behind", npz.BadHeader, one(header("<f8", "(1,)")+"1", make([]byte, 8)...)},
		{"a number for a shape", npz.BadHeader, one(header("<f8", "(1)"), make([]byte, 8)...)},
		{"a side below 0", npz.BadHeader, one(header("<f8", "(-1,)"))},
		{"sides beyond numbers", npz.BadHeader, one(header("<f8", "(99999999999999999999,)"))},
		{"sides that overflow", npz.BadHeader, one(header("<f8", "(4294967296, 4294967296)"))},
		{"33 sides", npz.BadHeader, one(header("<f8", "("+strings.Repeat("1,", 33)+")"), make([]byte, 8)...)},
		{"objects", npz.Objects, one(header("|O", "(1,)"), 1)},
		{"complex numbers", npz.BadType, one(header("<c16", "(1,)"), make([]byte, 16)...)},
		{"the highest byte first", npz.BadType, one(header(">f8", "(1,)"), make([]byte, 8)...)},
		{"records", npz.BadType, one("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", make([]byte, 8)...)},
		{"a false shape", npz.WrongSize, one(header("<f8", "(1000000000000,)"), make([]byte, 8)...)},
		{"numbers too many", npz.WrongSize, one(header("<f8", "(1,)"), make([]byte, 9)...)},

		{"an archive cut off", npz.CutOff, archive(t, 0, nil, "a.npy")[:200]},
		{"a name from the root", npz.BadName, archive(t, 0, nil, "/etc/a.npy")},
		{"a name that leads out", npz.BadName, archive(t, 0, nil, "a/../../a.npy")},
		{"a name for Windows", npz.BadName, archive(t, 0, nil, "C:a.npy")},
		{"a name with backslashes", npz.BadName, archive(t, 0, nil, `..\a.npy`)},
		{"a name that a terminal obeys", npz.BadName, archive(t, 0, nil, "a\x1b[2J.npy")},
		{"a long name", npz.BadName, archive(t, 0, nil, strings.Repeat("a", 252)+".npy")},
		{"no name", npz.BadName, archive(t, 0, nil, ".npy")},
		{"another file", npz.BadName, archive(t, 0, nil, "a.py")},
		{"twice", npz.Twice, archive(t, 0, nil, "a.npy", "a.npy")},
		{"over each other", npz.Overlap, archive(t, 0, func(file []byte) { copy(entryOf(file, 1)[42:46], entryOf(file, 0)[42:46]) }, "a.npy", "b.npy")},
		{"into the next", npz.Overlap, archive(t, 0, func(file []byte) {
			for _, at := range []int{20, 24} {
				little.PutUint32(entryOf(file, 0)[at:], 400)
			}
		}, "a.npy", "b.npy")},
		{"into the directory", npz.Overlap, archive(t, 0, func(file []byte) { little.PutUint32(entryOf(file, 0)[20:], 1<<31) }, "a.npy")},
		{"a local header that pushes on", npz.Overlap, archive(t, 0, func(file []byte) { little.PutUint16(file[28:], 500) }, "a.npy", "b.npy")},
		{"two names", npz.BadZip, archive(t, 0, func(file []byte) { file[30] = 'b' }, "a.npy")},
		{"two methods", npz.BadZip, archive(t, 0, func(file []byte) { file[8] = 8 }, "a.npy")},
		{"two sizes", npz.BadZip, archive(t, 0, func(file []byte) { little.PutUint32(entryOf(file, 0)[24:], 9) }, "a.npy")},
		{"a directory elsewhere", npz.BadZip, archive(t, 0, func(file []byte) { little.PutUint32(endOf(file)[16:], 4) }, "a.npy")},
		{"a directory of another number", npz.BadZip, archive(t, 0, func(file []byte) { endOf(file)[8], endOf(file)[10] = 2, 2 }, "a.npy", "b.npy", "c.npy")},
		{"entries without end", npz.TooMany, archive(t, 0, func(file []byte) { little.PutUint16(endOf(file)[10:], 60000) }, "a.npy")},
		{"the form for huge files", npz.TooLarge, archive(t, 0, func(file []byte) { little.PutUint32(endOf(file)[16:], math.MaxUint32) }, "a.npy")},
		{"encrypted", npz.BadMethod, archive(t, 0, func(file []byte) { entryOf(file, 0)[8] |= 1 }, "a.npy")},
		{"another compression", npz.BadMethod, archive(t, 0, func(file []byte) { entryOf(file, 0)[10] = 14 }, "a.npy")},
		{"a false sum", npz.BadSum, archive(t, 0, func(file []byte) { entryOf(file, 0)[16]++ }, "a.npy")},
		{"a bit turned", npz.BadSum, archive(t, 0, func(file []byte) { file[200] ^= 1 }, "a.npy")},
		{"nothing to inflate", npz.BadDeflate, archive(t, 8, func(file []byte) { file[35] = 7 }, "a.npy")},
		{"less than it says", npz.CutOff, archive(t, 8, func(file []byte) { little.PutUint32(entryOf(file, 0)[20:], 70) }, "a.npy")},
		{"a bomb", npz.TooLarge, bomb(t, 1, 200<<20)},
		{"a bomb of many parts", npz.TooLarge, bomb(t, 40, 4<<20)},
		{"small parts", npz.TooLarge, bomb(t, 4000, 1<<15)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			arrays, err := npz.Read(bytes.NewReader(c.file), int64(len(c.file)))
			runtime.ReadMemStats(&after)
			if wrong, ok := errors.AsType[*npz.Error](err); !ok || wrong.Kind != c.want || wrong.Error() == "" {
				t.Errorf("%d arrays, %v; want %s", len(arrays), err, c.want)
			}
			if took, most := after.TotalAlloc-before.TotalAlloc, uint64(2*len(c.file)+64<<20); took > most {
				t.Errorf("%d bytes were taken, %d may be", took, most)
			}
		})
	}
}

// TestLargeFilesAreRead reads the largest that is allowed: what a file of its size may
// unpack to, and one that is as large as it says.
func TestLargeFilesAreRead(t *testing.T) {
	file := bomb(t, 7, 8<<20)
	if arrays := read(t, file); len(arrays) != 7 {
		t.Error(len(arrays))
	}
}

// broken is a reader that fails.
type broken struct{ after int64 }

func (b broken) ReadAt(to []byte, at int64) (int, error) {
	if at >= b.after {
		return 0, io.ErrClosedPipe
	}
	return copy(to, "PK\x03\x04"), nil
}

// TestFailuresAreToldAsTheyCame: a disk that fails is not taken for a damaged file.
func TestFailuresAreToldAsTheyCame(t *testing.T) {
	for _, after := range []int64{0, 1} {
		if _, err := npz.Read(broken{after}, 1<<17); !errors.Is(err, io.ErrClosedPipe) {
			t.Error(err)
		}
	}
}

// TestWhatCannotBeWritten asks for files that would be refused.
func TestWhatCannotBeWritten(t *testing.T) {
	cases := []struct {
		want   npz.ErrorKind
		arrays []npz.Named
	}{
		{npz.BadName, []npz.Named{{"../a", nine}}},
		{npz.Twice, []npz.Named{{"a", nine}, {"a", nine}}},
		{npz.WrongSize, []npz.Named{{"a", npz.Array{Shape: []int{8}, Numbers: nine.Numbers}}}},
		{npz.BadHeader, []npz.Named{{"a", npz.Array{Shape: []int{-1}, Numbers: nine.Numbers}}}},
		{npz.BadType, []npz.Named{{"a", npz.Array{Shape: []int{0}}}}},
		{npz.TooMany, make([]npz.Named, npz.MostArrays+1)},
	}
	for _, c := range cases {
		err := npz.Write(io.Discard, c.arrays, npz.Stored)
		if wrong, ok := errors.AsType[*npz.Error](err); !ok || wrong.Kind != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// FuzzRead: whatever a file holds, it is refused with a reason, or what was read can be
// written and read again, bit for bit. Memory is bounded either way.
func FuzzRead(f *testing.F) {
	f.Add(one(header("<f8", "(2,)"), make([]byte, 16)...))
	f.Add(one("{\"shape\":(1,2),'fortran_order':True,'descr':'<f4'}", make([]byte, 8)...))
	for _, method := range []npz.Method{npz.Stored, npz.Deflated} {
		var file bytes.Buffer
		if err := npz.Write(&file, few[:6], method); err != nil {
			f.Fatal(err)
		}
		f.Add(file.Bytes())
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		arrays, err := npz.Read(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			if wrong, ok := errors.AsType[*npz.Error](err); !ok || wrong.Kind == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		bytesOf := 0
		for i := range arrays {
			bytesOf += 8 * len(arrays[i].Float64s())
			if arrays[i].Name == "" {
				arrays[i].Name = "array"
			}
		}
		if bytesOf > 2*(2*len(file)+64<<20) {
			t.Fatalf("%d bytes of %d", bytesOf, len(file))
		}
		if bytesOf < 1<<16 {
			compare(t, read(t, written(t, arrays, npz.Stored)), arrays)
		}
	})
}
