package npz

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// magic is what an .npy begins with.
const magic = "\x93NUMPY"

// mostHeader is how many bytes of Python may stand before the numbers; NumPy itself loads
// no more than 10,000.
const mostHeader = 4096

// A header is what stands before the numbers.
type header struct {
	kind    kind
	fortran bool
	shape   []int
	length  int64 // of all of it, in bytes
}

// readHeader reads what stands before the numbers.
func readHeader(from io.Reader) (header, error) {
	start := make([]byte, len(magic)+4)
	if _, err := io.ReadFull(from, start); err != nil {
		return header{}, cut(err)
	}
	if string(start[:len(magic)]) != magic {
		return header{}, &Error{Kind: NotNumPy}
	}
	major, before := start[len(magic)], len(start)
	length := int64(binary.LittleEndian.Uint16(start[len(magic)+2:]))
	switch major {
	case 1:
	case 2, 3: // their length has two bytes more
		var more [2]byte
		if _, err := io.ReadFull(from, more[:]); err != nil {
			return header{}, cut(err)
		}
		length += int64(binary.LittleEndian.Uint16(more[:])) << 16
		before += len(more)
	default:
		return header{}, &Error{Kind: BadVersion, Found: strconv.Itoa(int(major)), Want: "1, 2, 3"}
	}
	if length > mostHeader {
		return header{}, &Error{Kind: BadHeader, Found: strconv.FormatInt(length, 10), Want: strconv.Itoa(mostHeader)}
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(from, text); err != nil {
		return header{}, cut(err)
	}
	h, err := parseHeader(string(text))
	h.length = int64(before) + length
	return h, err
}

// cut says that a file ends too early, where that is what kept it from being read.
func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &Error{Kind: CutOff}
	}
	return err
}

// A literal is Python that is still to be read.
type literal struct{ left string }

// take takes a sign, if it is what comes next.
func (l *literal) take(sign string) bool {
	l.left = strings.TrimLeft(l.left, " \t\n\r")
	after, found := strings.CutPrefix(l.left, sign)
	if found {
		l.left = after
	}
	return found
}

// text takes a text in quotes. What NumPy writes has no escapes in it.
func (l *literal) text() (string, bool) {
	for _, quote := range []string{"'", `"`} {
		if l.take(quote) {
			text, after, closed := strings.Cut(l.left, quote)
			l.left = after
			return text, closed && !strings.ContainsAny(text, "\\\n")
		}
	}
	return "", false
}

// number takes a whole number.
func (l *literal) number() (int, bool) {
	l.take("")
	end := 0
	for end < len(l.left) && (l.left[end] >= '0' && l.left[end] <= '9' || end == 0 && l.left[0] == '-') {
		end++
	}
	n, err := strconv.ParseInt(l.left[:end], 10, 64)
	l.left = l.left[end:]
	l.take("L") // Python 2 wrote large ones with it
	return int(n), err == nil && n <= math.MaxInt
}

// tuple takes a shape.
func (l *literal) tuple() (shape []int, ok bool) {
	if !l.take("(") {
		return nil, false
	}
	shape = []int{}
	for !l.take(")") {
		n, ok := l.number()
		if !ok || len(shape) == mostSides {
			return nil, false
		}
		shape = append(shape, n)
		if comma := l.take(","); !comma && (len(shape) == 1 || !strings.HasPrefix(l.left, ")")) {
			return nil, false // (3) is no tuple, (3,) is
		}
	}
	return shape, true
}

// A dictionary is the Python of a header.
type dictionary struct {
	header
	descr   string
	records bool // descr is a list of several
}

// item takes what stands behind a key.
func (l *literal) item(key string, to *dictionary) (ok bool) {
	switch key {
	case "descr":
		to.descr, ok = l.text()
		to.records = !ok && l.take("[")
	case "fortran_order":
		to.fortran = l.take("True")
		ok = to.fortran || l.take("False")
	default:
		to.shape, ok = l.tuple()
	}
	return ok
}

// dictionary takes a dictionary of three things, in any order.
func (l *literal) dictionary() (d dictionary, ok bool) {
	keys := []string{"descr", "fortran_order", "shape"}
	ok = l.take("{")
	for ok && len(keys) > 0 {
		key, named := l.text()
		at := slices.Index(keys, key)
		if !named || at < 0 || !l.take(":") {
			return d, false
		}
		keys = slices.Delete(keys, at, at+1)
		ok = l.item(key, &d) && (l.take(",") || len(keys) == 0)
	}
	ok = ok && l.take("}")
	l.take("")
	return d, ok && l.left == ""
}

// parseHeader reads the Python of a header.
func parseHeader(text string) (header, error) {
	l := literal{text}
	d, ok := l.dictionary()
	if d.records {
		return header{}, &Error{Kind: BadType, Found: shorten(l.left), Want: known}
	}
	if _, counts := count(d.shape); !ok || !counts {
		return header{}, &Error{Kind: BadHeader, Found: shorten(text)}
	}
	at := slices.IndexFunc(kinds, func(k kind) bool { return k.descr == d.descr })
	switch {
	case strings.Contains(d.descr, "O"):
		return header{}, &Error{Kind: Objects, Found: shorten(d.descr)}
	case at < 0:
		return header{}, &Error{Kind: BadType, Found: shorten(d.descr), Want: known}
	}
	d.kind = kinds[at]
	return d.header, nil
}

// known are the types that can be read, as NumPy calls them.
const known = "float64, float32, int64"

// shorten is the beginning of a text, to be told.
func shorten(text string) string { return text[:min(len(text), 80)] }

// growth is how many digits NumPy leaves room for, so that the outermost side can grow in
// place.
const growth = 21

// text is a header as np.save writes it.
func (h header) text() string {
	shape, order := "(", "False"
	for i, side := range h.shape {
		if i > 0 {
			shape += ", "
		}
		shape += strconv.Itoa(side)
	}
	if len(h.shape) == 1 {
		shape += ","
	}
	if h.fortran {
		order = "True"
	}
	python := fmt.Sprintf("{'descr': '%s', 'fortran_order': %s, 'shape': %s), }", h.kind.descr, order, shape)
	if len(h.shape) > 0 {
		grows := h.shape[0]
		if h.fortran {
			grows = h.shape[len(h.shape)-1]
		}
		python += strings.Repeat(" ", max(growth-len(strconv.Itoa(grows)), 0))
	}
	const before = len(magic) + 4
	python += strings.Repeat(" ", 64-(before+len(python)+1)%64) + "\n"
	return magic + "\x01\x00" + string(binary.LittleEndian.AppendUint16(nil, uint16(len(python)))) + python
}
