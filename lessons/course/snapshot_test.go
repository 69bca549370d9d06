package course

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"reflect"
	"slices"
	"testing"
	"unsafe"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
)

// FuzzSnapshot takes sessions up from snapshots that nobody wrote, whose checksums are
// right: whatever stands in them, a session begins, and its page can be shown.
func FuzzSnapshot(f *testing.F) {
	chapters := []string{"weights", "dot", "shapes", "cnn", "rnn"}
	for i, id := range chapters {
		entry, _ := Find(id)
		data, err := begin(entry).Moment().Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, data)
	}
	begun := map[string]lessons.Chapter{} // networks take long to begin
	f.Fuzz(func(t *testing.T, i int, data []byte) {
		id := chapters[uint(i)%uint(len(chapters))]
		if begun[id] == nil {
			entry, _ := Find(id)
			begun[id] = begin(entry).Chapter
		}
		record := lessons.NewProgress().Record(id)
		record.Snapshot = resealed(data)
		s := lessons.NewSession(begunAlready{begun[id]}, record)
		s.Scene()
		if _, err := s.Moment().Encode(); err != nil {
			t.Fatal(err)
		}
		if s.Lost() != lessons.Unfit { // the chapter was turned into something else
			delete(begun, id)
		}
	})
}

// A begunAlready chapter does not begin again.
type begunAlready struct{ lessons.Chapter }

// resealed puts the right checksums on both parts of a snapshot: its place, whose
// length is the first four bytes, and its state.
func resealed(data []byte) []byte {
	data = append([]byte(nil), data...)
	if len(data) < 4 {
		return data
	}
	n := 4 + int(uint32(data[0])|uint32(data[1])<<8|uint32(data[2])<<16)
	for _, part := range [][2]int{{4, n}, {n, len(data)}} {
		if part[0]+sha256.Size <= part[1] && part[1] <= len(data) {
			body := data[part[0] : part[1]-sha256.Size]
			sum := sha256.Sum256(body)
			copy(data[part[1]-sha256.Size:part[1]], sum[:])
		}
	}
	return data
}

// halfway are moves that leave a chapter in the middle of a run.
var halfway = map[string][]string{
	"cnn": {"move train", "answer better 3", "tick 30"},
	"rnn": {"move poem", "answer when 2", "tick 9"},
}

// TestDamagedSnapshots takes chapters up from what is left of a snapshot in the middle of
// a run: the run is lost, for the reason that there is; goals and answers stay.
func TestDamagedSnapshots(t *testing.T) {
	for _, id := range slices.Sorted(maps.Keys(halfway)) {
		entry, _ := Find(id)
		left := begin(entry)
		for _, line := range halfway[id] {
			move, err := lessons.ParseMove(line)
			if err == nil {
				err = left.Apply(move)
			}
			if err != nil {
				t.Fatalf("%s: %s: %v", id, line, err)
			}
		}
		data, err := left.Moment().Encode()
		if err != nil {
			t.Fatal(err)
		}
		if s := reopened(entry, left, data); s.Lost() != lessons.Nothing {
			t.Fatalf("%s: what is whole is lost: %d", id, s.Lost())
		}
		for what, damaged := range damages(data) {
			s := reopened(entry, left, damaged)
			if s.Lost() != lessons.Unfit {
				t.Errorf("%s, %s: the loss is %d", id, what, s.Lost())
			}
			if record := s.Record(); len(record.Answers) != 1 || !record.Met["walk/cell"] {
				t.Errorf("%s, %s: kept %+v and %+v", id, what, record.Answers, record.Met)
			}
			if s.Screen().ID != left.Screen().ID {
				t.Errorf("%s, %s: it opens on %s", id, what, s.Screen().ID)
			}
		}
	}
}

// reopened is a chapter that was left, and a goal in it, taken up from a snapshot.
func reopened(entry Entry, left *lessons.Session, snapshot []byte) *lessons.Session {
	record := *left.Record()
	record.Met = map[string]bool{"walk/cell": true}
	record.Snapshot = snapshot
	return lessons.NewSession(entry.New(0), &record)
}

// damages are what may become of a snapshot.
func damages(data []byte) map[string][]byte {
	place := 4 + int(binary.LittleEndian.Uint32(data))
	with := func(at int, number uint64) []byte {
		changed := slices.Clone(data)
		binary.LittleEndian.PutUint64(changed[at:], number)
		return changed
	}
	damaged := map[string][]byte{
		"nothing":        {},
		"three bytes":    data[:3],
		"no state":       data[:place],
		"one byte short": data[:len(data)-1],
		"one byte more":  append(slices.Clone(data), 0),
		"a huge place":   append([]byte{255, 255, 255, 255}, data[4:]...),
	}
	for part := 1; part < 8; part++ {
		at := len(data) * part / 8
		damaged["cut at "+string(rune('0'+part))+"/8"] = data[:at]
		damaged["a bit at "+string(rune('0'+part))+"/8"] = with(at, binary.LittleEndian.Uint64(data[at:])^1<<20)
	}
	// A part is a mark, a hash of the form, the version with its length before it, and
	// the body with its own.
	const mark = 8
	version := place + mark + 8
	damaged["another form"] = resealed(with(place+mark, 1))
	damaged["a version without end"] = resealed(with(version, 1<<32-1))
	damaged["another version"] = resealed(with(version+4, binary.LittleEndian.Uint64(data[version+4:])^1))
	damaged["a body without end"] = resealed(with(version+4+len("1"), 1<<62))
	return damaged
}

// TestAbsurdCountsEndNothing takes chapters up, one a day, from snapshots that are whole
// but for one count in them, which is beyond all memory: of neurons, samples, steps. What
// a session cannot survive ends this test.
func TestAbsurdCountsEndNothing(t *testing.T) {
	for _, entry := range daily.Some(t, written(), 1) {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			s := begin(entry)
			state := reflect.New(reflect.TypeOf(s.Chapter.Save())).Elem()
			state.Set(reflect.ValueOf(s.Chapter.Save()))
			eachCount(state, entry.ID, func(count reflect.Value, path string) {
				was := count.Int()
				count.SetInt(1 << 40)
				lie := lessons.NewSession(lying{s.Chapter, state.Interface()}, lessons.NewProgress().Record(entry.ID))
				data, err := lie.Moment().Encode()
				count.SetInt(was)
				if err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				record := lessons.NewProgress().Record(entry.ID)
				record.Met["screen/goal"] = true
				record.Snapshot = data
				taken := lessons.NewSession(entry.New(0), record)
				taken.Scene()
				if !taken.Record().Met["screen/goal"] {
					t.Errorf("%s: a goal is gone", path)
				}
			})
		})
	}
}

// A lying chapter says that its state is another.
type lying struct {
	lessons.Chapter
	state any
}

func (l lying) Save() any { return l.state }

// eachCount visits the counts in a value, the first one alone where many lie in a row.
func eachCount(v reflect.Value, path string, visit func(count reflect.Value, path string)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			field = reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem() //nolint:gosec // it is not exported
			eachCount(field, path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Array, reflect.Slice:
		if v.Len() > 0 {
			eachCount(v.Index(0), path+"[0]", visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachCount(v.Elem(), path, visit)
		}
	case reflect.Int, reflect.Int64:
		visit(v, path)
	default:
	}
}
