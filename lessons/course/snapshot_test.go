package course

import (
	"crypto/sha256"
	"testing"

	"sinapse/lessons"
)

// FuzzSnapshot takes sessions up from snapshots that nobody wrote, whose checksums are
// right: whatever stands in them, a session begins, and its page can be shown.
func FuzzSnapshot(f *testing.F) {
	chapters := []string{"weights", "dot", "shapes"}
	for i, id := range chapters {
		entry, _ := Find(id)
		data, err := begin(entry).Moment().Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, data)
	}
	f.Fuzz(func(t *testing.T, i int, data []byte) {
		entry, _ := Find(chapters[uint(i)%uint(len(chapters))])
		record := lessons.NewProgress().Record(entry.ID)
		record.Snapshot = resealed(data)
		s := lessons.NewSession(entry.New(0), record)
		s.Scene()
		if _, err := s.Moment().Encode(); err != nil {
			t.Fatal(err)
		}
	})
}

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
