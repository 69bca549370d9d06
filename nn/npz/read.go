package npz

import (
	"bufio"
	"compress/flate"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// What reading may take beside twice the file's size: room in all, and of it what is not
// for numbers.
const (
	room  = 64 << 20
	aside = 8 << 20
)

// A reader reads one array after another, with the same memory.
type reader struct {
	file     io.ReaderAt
	left     int64         // how many bytes of numbers there may still be
	inflater io.ReadCloser // nil until something is compressed
	buffer   []byte
}

// Read reads the arrays of an .npz, in the file's order; of an .npy the one it is, without
// a name. It takes no more memory than twice the size and 64 MB. What is wrong with the
// file is an [*Error]; what kept it from being read is an error as it came.
func Read(from io.ReaderAt, size int64) ([]Named, error) {
	start := make([]byte, min(size, int64(len(magic))))
	if _, err := from.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	r := &reader{file: from, left: 2*size + room - aside, buffer: make([]byte, chunk)}
	switch text := string(start); {
	case text == magic:
		a, err := r.array(bufio.NewReader(io.NewSectionReader(from, 0, size)), size)
		if err != nil {
			return nil, err
		}
		return []Named{{Array: a}}, nil
	case strings.HasPrefix(text, localMark) || strings.HasPrefix(text, endMark):
		return r.archive(size)
	}
	return nil, &Error{Kind: NotNumPy}
}

// archive reads the arrays of an archive.
func (r *reader) archive(size int64) ([]Named, error) {
	d, err := findDirectory(r.file, size)
	if err != nil {
		return nil, err
	}
	entries, err := readDirectory(r.file, d)
	if err != nil {
		return nil, err
	}
	begins := []int64{d.from}
	for _, e := range entries {
		begins = append(begins, e.local)
	}
	slices.Sort(begins)
	arrays := make([]Named, len(entries))
	for i, e := range entries {
		at, _ := slices.BinarySearch(begins, e.local)
		arrays[i].Name = strings.TrimSuffix(e.name, ".npy")
		if arrays[i].Array, err = r.entry(e, begins[at+1]); err != nil {
			return nil, named(err, arrays[i].Name)
		}
	}
	return arrays, nil
}

// named says of which array something is wrong.
func named(err error, name string) error {
	if wrong, ok := errors.AsType[*Error](err); ok {
		wrong.Name = name
	}
	if corrupt, ok := errors.AsType[flate.CorruptInputError](err); ok {
		return &Error{Kind: BadDeflate, Name: name, Found: strconv.FormatInt(int64(corrupt), 10)}
	}
	return err
}

// entry reads an array of an archive, to its end.
func (r *reader) entry(e entry, until int64) (Array, error) {
	in, err := r.open(e, until)
	if err != nil {
		return Array{}, err
	}
	s := &sum{from: in}
	a, err := r.array(s, e.length)
	if err != nil {
		return Array{}, err
	}
	switch more, err := s.Read(r.buffer[:1]); {
	case more > 0:
		return Array{}, &Error{Kind: WrongSize, Found: "> " + strconv.FormatInt(e.length, 10), Want: strconv.FormatInt(e.length, 10)}
	case !errors.Is(err, io.EOF):
		return Array{}, cut(err)
	case s.so != e.sum:
		return Array{}, &Error{Kind: BadSum, Found: strconv.FormatUint(uint64(s.so), 16), Want: strconv.FormatUint(uint64(e.sum), 16)}
	}
	return a, nil
}

// array reads an .npy of so many bytes. Before it makes room for numbers it knows that the
// header and the size agree, and that there may be so many.
func (r *reader) array(from io.Reader, size int64) (Array, error) {
	h, err := readHeader(from)
	if err != nil {
		return Array{}, err
	}
	numbers, _ := count(h.shape) // parseHeader has seen to that
	wanted := int64(numbers) * int64(h.kind.width)
	switch {
	case size-h.length != wanted:
		return Array{}, &Error{Kind: WrongSize, Found: strconv.FormatInt(size-h.length, 10), Want: strconv.FormatInt(wanted, 10)}
	case wanted > r.left:
		return Array{}, &Error{Kind: TooLarge, Found: strconv.FormatInt(wanted, 10), Want: strconv.FormatInt(r.left, 10)}
	}
	r.left -= wanted
	a := Array{Shape: h.shape, Numbers: numbersOf(h.kind, numbers), Fortran: h.fortran}
	return a, cut(a.read(from, r.buffer))
}
