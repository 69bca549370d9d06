package data

import (
	"bytes"
	"compress/gzip"
	"io"
)

// A File is one of the real tables and texts, as it is handed out: what the code that
// learners are shown opens.
type File struct {
	Name string // penguins
	Path string // how it is called where it is kept: penguins.csv
	// Source names who made it, where it was published and its licence; "" for a list of names.
	Source string
	open   func() []byte
}

// Content returns the file's bytes.
func (f File) Content() []byte { return f.open() }

// Files lists them. Their sources and licences are in penguins.md, digits.md and
// texts.md.
func Files() []File {
	text := func(content *string) func() []byte { return func() []byte { return []byte(*content) } }
	return []File{
		{"penguins", "penguins.csv", "Gorman, Williams, Fraser 2014 (palmerpenguins), CC0 1.0", text(&penguinsCSV)},
		{"digits", "digits.csv", "Alpaydin, Kaynak 1998 (UCI, 10.24432/C50P49), CC BY 4.0", unzippedDigits},
		{"camoes", "camoes.txt", "Luís de Camões, 1598", text(&camoes)},
		{"sonnet18", "sonnet18.txt", "William Shakespeare, 1609", text(&sonnet18)},
		{"names-pt", "names-pt.txt", "", text(&namesPT)},
		{"names-en", "names-en.txt", "", text(&namesEN)},
	}
}

// unzippedDigits is the table of digits as it was before it was compressed.
func unzippedDigits() []byte {
	reader, err := gzip.NewReader(bytes.NewReader(digitsGzip))
	if err != nil {
		panic("data: digits.csv.gz: " + err.Error()) // embedded, and tested
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		panic("data: digits.csv.gz: " + err.Error())
	}
	return text
}
