package own

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
	"sinapse/nn/data/table"
)

// An Onward is the table on its way into the playground: with the target, the kinds, the
// inputs and the rows that were chosen. Numbers are standardised there in any case.
type Onward struct {
	Table  *model.OwnTable
	Data   string  // the set's name
	Share  float64 // of the rows, for training
	Seed   uint32
	Digest string // of the file as it stands
	Size   int64
}

// OnwardOf is the table of a chapter that [Open] made, on its way.
func OnwardOf(chapter lessons.Chapter) (Onward, error) { return chapter.(*own).onward() }

// onward makes a set of the table for the playground. What keeps it from being one is a
// [*lessons.Refusal].
func (c *own) onward() (Onward, error) {
	in, err := c.file.Open()
	if err != nil {
		return Onward{}, err
	}
	hash := sha256.New()
	size, err := io.Copy(hash, in)
	_ = in.Close() // read only: nothing can be lost
	if err != nil {
		return Onward{}, err
	}
	o := Onward{Digest: hex.EncodeToString(hash.Sum(nil)), Size: size, Share: rounded10(c.state.aim.percent), Seed: c.state.aim.seed}
	o.Table = &model.OwnTable{Name: model.FileName(c.file.Name), Digest: o.Digest[:digestLength], Base: c.base(), Open: c.file.Open}
	if c.state.reading != (reading{}) { // read otherwise it is another table
		other := sha256.Sum256(fmt.Append(nil, o.Digest, c.state.reading))
		o.Table.Digest = hex.EncodeToString(other[:])[:digestLength]
	}
	o.Data, err = model.OpenOwn(o.Table, c.spec())
	wrong, ok := errors.AsType[*table.Error](err)
	if ok && wrong.Kind == table.TooManyColumns {
		return o, &lessons.Refusal{Word: "own.error.inputs", At: -1, Facts: map[string]string{"found": wrong.Found, "want": wrong.Want}}
	}
	return o, Refused(err)
}

// digestLength is how many characters of a digest tell files apart.
const digestLength = 16

// spec says which set the present plan is.
func (c *own) spec() model.OwnSpec {
	s := model.OwnSpec{Target: c.state.target, Missing: table.Filling(c.state.aim.missing), Kinds: map[int]table.Kind{}, Unused: c.state.unused}
	for i, kind := range c.state.kinds {
		if kind > 0 {
			s.Kinds[i] = table.Kind(kind - 1)
		}
	}
	return s
}

// rounded10 is a share in tenths, as the playground has it: from a tenth to nine of them.
func rounded10(percent float64) float64 { return float64(min(max(int(percent+5)/10, 1), 9)) / 10 }
