package table

import (
	"bufio"
	"encoding/csv"
	"io"
)

// cellsOf reads rows of cells that a sign parts. Blanks part cells however many stand
// beside each other, as in tables that are made to be looked at.
func cellsOf(text io.Reader, separator rune) *csv.Reader {
	if separator != ' ' {
		reader := csv.NewReader(text)
		reader.Comma, reader.FieldsPerRecord = separator, -1
		return reader
	}
	reader := csv.NewReader(&blanks{in: bufio.NewReader(text)})
	reader.Comma, reader.FieldsPerRecord = ' ', -1
	reader.TrimLeadingSpace = true // of each cell: all blanks but the first
	return reader
}

// blanks makes spaces of tabs, and leaves out those that stand at the end of a line. What
// is left keeps its place, so that faults are told where they are.
type blanks struct {
	in   *bufio.Reader
	held int  // blanks that were read, and perhaps end the line
	next byte // what comes after them, once that is known
	came bool
}

func (b *blanks) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if b.came {
			if b.held > 0 {
				b.held--
				p[n] = ' '
				n++
				continue
			}
			b.came = false
			p[n] = b.next
			n++
			continue
		}
		char, err := b.in.ReadByte()
		switch {
		case err != nil && n > 0:
			return n, nil
		case err != nil:
			return 0, err
		case char == ' ' || char == '\t':
			b.held++
		default:
			if char == '\n' || char == '\r' {
				b.held = 0
			}
			b.next, b.came = char, true
		}
	}
	return n, nil
}
