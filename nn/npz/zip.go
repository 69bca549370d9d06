package npz

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// What records of a zip archive begin with.
const (
	localMark   = "PK\x03\x04" // an entry: its name, then its bytes
	centralMark = "PK\x01\x02" // an entry in the directory
	endMark     = "PK\x05\x06" // where the directory is, at the end of the file
)

// How long they are, without the texts behind them.
const (
	localSize   = 30
	centralSize = 46
	endSize     = 22
)

// mostComment is how long a text may stand behind the end.
const mostComment = 1<<16 - 1

// MostArrays is how many arrays a file may have.
const MostArrays = 4096

// How many bytes a name may have, and what stands beside it in the directory: its fields of
// other programs, and its comment.
const mostName, mostBeside = 255, 512

// An entry is an array in an archive, as the directory tells of it.
type entry struct {
	name           string // with .npy
	method         uint16
	sum            uint32
	packed, length int64 // bytes in the archive, and unpacked
	local          int64 // where it begins
}

// A directory is where an archive's entries are told of.
type directory struct {
	from, length int64
	entries      int
}

// findDirectory finds the record at the end of the archive.
func findDirectory(from io.ReaderAt, size int64) (directory, error) {
	tail := make([]byte, min(size, endSize+mostComment))
	if _, err := from.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return directory{}, err
	}
	for at := bytes.LastIndex(tail, []byte(endMark)); at >= 0; at = bytes.LastIndex(tail[:at], []byte(endMark)) {
		end := tail[at:]
		if len(end) < endSize || endSize+int(binary.LittleEndian.Uint16(end[20:])) != len(end) {
			continue // these four bytes stand in a comment, or in an array
		}
		return readEnd(end, size)
	}
	return directory{}, &Error{Kind: CutOff}
}

// readEnd reads the record at the end of an archive of that size.
func readEnd(end []byte, size int64) (directory, error) {
	half, word := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	d := directory{entries: int(half(end[10:])), length: int64(word(end[12:])), from: int64(word(end[16:]))}
	oneDisk := word(end[4:]) == 0 && half(end[8:]) == half(end[10:])
	fits := d.length >= int64(d.entries)*centralSize && d.length <= int64(d.entries)*(centralSize+mostName+mostBeside)
	switch {
	case d.from == math.MaxUint32 || d.length == math.MaxUint32 || d.entries == math.MaxUint16: // the form for huge archives
		return d, &Error{Kind: TooLarge, Found: strconv.FormatInt(size, 10), Want: strconv.FormatInt(math.MaxUint32, 10)}
	case d.entries > MostArrays:
		return d, &Error{Kind: TooMany, Found: strconv.Itoa(d.entries), Want: strconv.Itoa(MostArrays)}
	case !oneDisk || !fits || d.from+d.length != size-int64(len(end)):
		return d, &Error{Kind: BadZip}
	}
	return d, nil
}

// readDirectory reads what the directory tells of the entries, which must lie in front of
// it, each in a place of its own.
func readDirectory(from io.ReaderAt, d directory) ([]entry, error) {
	all := make([]byte, d.length)
	if _, err := from.ReadAt(all, d.from); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	entries := make([]entry, d.entries)
	known := map[string]bool{}
	for i := range entries {
		e, left, err := readEntry(all)
		if err != nil {
			return nil, err
		}
		if known[e.name] {
			return nil, &Error{Kind: Twice, Name: e.name}
		}
		entries[i], all, known[e.name] = e, left, true
	}
	if len(all) > 0 {
		return nil, &Error{Kind: BadZip}
	}
	return entries, apart(entries, d.from)
}

// readEntry reads one entry of a directory, and returns what is left of that.
func readEntry(all []byte) (entry, []byte, error) {
	if len(all) < centralSize || string(all[:4]) != centralMark {
		return entry{}, nil, &Error{Kind: BadZip}
	}
	half, word := func(at int) int { return int(binary.LittleEndian.Uint16(all[at:])) }, func(at int) int64 { return int64(binary.LittleEndian.Uint32(all[at:])) }
	end := centralSize + half(28) + half(30) + half(32)
	if end > len(all) {
		return entry{}, nil, &Error{Kind: BadZip}
	}
	e := entry{
		name: string(all[centralSize : centralSize+half(28)]), method: uint16(half(10)),
		sum: uint32(word(16)), packed: word(20), length: word(24), local: word(42),
	}
	const encrypted = 1
	switch {
	case !proper(e.name):
		return e, nil, &Error{Kind: BadName, Name: shorten(e.name)}
	case half(8)&encrypted != 0 || e.method != uint16(Stored) && e.method != uint16(Deflated):
		return e, nil, &Error{Kind: BadMethod, Name: e.name, Found: strconv.Itoa(int(e.method)), Want: "0, 8"}
	case e.packed == math.MaxUint32 || e.length == math.MaxUint32 || e.local == math.MaxUint32:
		return e, nil, &Error{Kind: TooLarge, Name: e.name, Want: strconv.FormatInt(math.MaxUint32, 10)}
	}
	return e, all[end:], nil
}

// proper tells whether a name is that of an .npy that would be unpacked where it belongs,
// on every system.
func proper(name string) bool {
	bare, isArray := strings.CutSuffix(name, ".npy")
	if !isArray || bare == "" || len(name) > mostName || strings.ContainsAny(name, "\\:") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part == "." || part == ".." { // "/name" has an empty part in front
			return false
		}
	}
	return true
}

// apart tells what is wrong with where the entries lie: two at one place, or one where the
// directory is. The local header is at least as long as it is here.
func apart(entries []entry, end int64) error {
	inOrder := slices.SortedFunc(slices.Values(entries), func(a, b entry) int { return cmp.Compare(a.local, b.local) })
	for i, e := range inOrder {
		until := end
		if i+1 < len(inOrder) {
			until = inOrder[i+1].local
		}
		if e.local+localSize+int64(len(e.name))+e.packed > until {
			return &Error{Kind: Overlap, Name: e.name}
		}
	}
	return nil
}

// open returns the bytes of an entry. until is where the next one, or the directory,
// begins.
func (r *reader) open(e entry, until int64) (io.Reader, error) {
	start := make([]byte, localSize+len(e.name))
	if _, err := r.file.ReadAt(start, e.local); err != nil {
		return nil, cut(err)
	}
	half := func(at int) int { return int(binary.LittleEndian.Uint16(start[at:])) }
	if string(start[:4]) != localMark || half(26) != len(e.name) || string(start[localSize:]) != e.name || half(8) != int(e.method) {
		return nil, &Error{Kind: BadZip}
	}
	begin := e.local + int64(len(start)+half(28))
	if begin+e.packed > until {
		return nil, &Error{Kind: Overlap}
	}
	packed := io.NewSectionReader(r.file, begin, e.packed)
	switch {
	case e.method == uint16(Stored) && e.packed != e.length:
		return nil, &Error{Kind: BadZip}
	case e.method == uint16(Stored):
		return packed, nil
	case r.inflater == nil:
		r.inflater = flate.NewReader(packed)
		return r.inflater, nil
	}
	return r.inflater, r.inflater.(flate.Resetter).Reset(packed, nil)
}

// A sum is a reader that adds up a checksum of what it gives.
type sum struct {
	from io.Reader
	so   uint32
}

// Read reads and adds up.
func (s *sum) Read(to []byte) (int, error) {
	n, err := s.from.Read(to)
	s.so = crc32.Update(s.so, crc32.IEEETable, to[:n])
	return n, err
}
