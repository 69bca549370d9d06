package npz

import (
	"archive/zip"
	"io"
	"strconv"
)

// A Method says how arrays lie in an .npz.
type Method uint16

// The methods: as they are, which np.savez does, or compressed, as np.savez_compressed.
const (
	Stored   Method = 0
	Deflated Method = 8
)

// WriteArray writes an .npy, with the bytes that np.save writes for the same array.
func WriteArray(to io.Writer, a Array) error {
	if err := a.check(); err != nil {
		return err
	}
	h := header{kind: a.Numbers.kind(), fortran: a.Fortran, shape: a.Shape}
	if _, err := io.WriteString(to, h.text()); err != nil {
		return err
	}
	return a.write(to)
}

// check tells whether there are as many numbers as the shape says.
func (a Array) check() error {
	wanted, ok := count(a.Shape)
	if !ok {
		return &Error{Kind: BadHeader}
	}
	if a.Numbers == nil {
		return &Error{Kind: BadType, Want: known}
	}
	if got := a.Numbers.size(); got != wanted {
		return &Error{Kind: WrongSize, Found: strconv.Itoa(got), Want: strconv.Itoa(wanted)}
	}
	return nil
}

// Write writes an .npz. Names that [Read] would refuse are refused here too.
func Write(to io.Writer, arrays []Named, method Method) error {
	if len(arrays) > MostArrays {
		return &Error{Kind: TooMany, Found: strconv.Itoa(len(arrays)), Want: strconv.Itoa(MostArrays)}
	}
	known := map[string]bool{}
	archive := zip.NewWriter(to)
	for _, a := range arrays {
		file := a.Name + ".npy"
		switch {
		case !proper(file):
			return &Error{Kind: BadName, Name: shorten(a.Name)}
		case known[a.Name]:
			return &Error{Kind: Twice, Name: a.Name}
		}
		known[a.Name] = true
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: file, Method: uint16(method)})
		if err != nil {
			return err
		}
		if err := WriteArray(entry, a.Array); err != nil {
			return named(err, a.Name)
		}
	}
	return archive.Close()
}
