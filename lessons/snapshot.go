package lessons

import (
	"encoding/binary"
	"errors"
	"reflect"
	"sync"

	"sinapse/lessons/internal/codec"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
)

// snapshotVersion is that of what goes on from a snapshot: the engine and the
// chapters. It is raised when the same state would go on otherwise than it did, in a
// way that its form does not tell.
const snapshotVersion = "1"

// A Moment is where a session stands, to be written down and taken up again. It
// never changes, and may be encoded while the session goes on.
type Moment struct {
	place place
	state any // of the chapter
}

// place is what a moment holds besides the chapter's state.
type place struct {
	Seed     uint32
	Screen   string
	Selected scene.ItemID
	Moves    []string // what led there
}

// Moment returns where the session stands; of one that failed, where it was sound. A
// chapter that panics meanwhile has none.
func (s *Session) Moment() (now Moment) {
	record := s.Record()
	at := place{record.Seed, record.Screen, scene.ItemID{}, record.Moves}
	if s.failed {
		return Moment{at, s.sound}
	}
	s.survives(func() {
		at.Screen, at.Selected = s.Screen().ID, s.selected
		now = Moment{at, s.Chapter.Save()}
	})
	return now
}

// Given tells whether it is one at all.
func (m Moment) Given() bool { return m.state != nil }

// Encode returns the moment as bytes, which are the same on every machine. It fails
// where a chapter's state is no pure value, which a test keeps from happening.
func (m Moment) Encode() ([]byte, error) {
	register()
	if m.state == nil {
		return nil, errors.New("lessons: there is no sound state to keep")
	}
	place, err := codec.Encode(snapshotVersion, m.place)
	if err != nil {
		return nil, err
	}
	state, err := codec.Encode(snapshotVersion, m.state)
	if err != nil {
		return nil, err
	}
	data := binary.LittleEndian.AppendUint32(nil, uint32(len(place)))
	return append(append(data, place...), state...), nil
}

// register makes known what stands in interfaces of states.
var register = sync.OnceFunc(func() {
	codec.Register(
		nn.SGD{}, nn.Momentum{}, nn.Nesterov{}, nn.AdaGrad{}, nn.RMSProp{}, nn.Adam{},
		nn.StepDecay{}, nn.Exponential{}, nn.Cosine{},
		nn.BinaryCrossEntropy{}, nn.MeanSquared{}, data.Bells{}, data.Ring{}, data.Drawing{}, data.Noise{},
	)
})

// take goes to the moment that was encoded, without doing again what led there. It
// fails where that is of another version or seed, of another form, or damaged.
func (s *Session) take(data []byte) error {
	register()
	if len(data) < 4 || uint64(binary.LittleEndian.Uint32(data)) > uint64(len(data)-4) {
		return &codec.Error{Kind: codec.Foreign}
	}
	n := 4 + int(binary.LittleEndian.Uint32(data))
	read, err := codec.Decode(snapshotVersion, data[4:n], reflect.TypeFor[place]())
	if err != nil {
		return err
	}
	at := read.(place)
	if at.Seed != s.record.Seed || s.index(at.Screen) < 0 {
		return &codec.Error{Kind: codec.Version, Found: at.Screen}
	}
	state, err := codec.Decode(snapshotVersion, data[n:], reflect.TypeOf(s.Chapter.Save()))
	if err != nil {
		return err
	}
	s.Chapter.Restore(state)
	s.current, s.selected, s.before = s.index(at.Screen), at.Selected, at.Moves
	s.timeline = timeline{}
	s.timeline.save(0, s.Save)
	return nil
}
