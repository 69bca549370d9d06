package proof

import (
	"reflect"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/codec"
	"sinapse/lessons/scene"
)

// mostSnapshot is how many bytes a chapter may take on disk.
const mostSnapshot = 1_500_000

// A written moment is one that is to be written down, and what was to be seen then.
type written struct {
	line   lessons.PlayLine
	moment lessons.Moment
	scene  scene.Scene
	code   string
	record lessons.Record
}

// write keeps the present moment to be written down.
func (c *walk) write(line lessons.PlayLine) {
	moment := c.session.Moment()
	c.written = append(c.written, written{line, moment, Bare(c.session.Scene()), codeOf(c.session), *c.session.Record()})
}

// codeOf is the code of the screen; "" where it has none.
func codeOf(s *lessons.Session) string {
	if code := s.Screen().Code; code != nil {
		return code()
	}
	return ""
}

// snapshots writes moments of the walk down, a third of them a day, and takes the chapter
// up from each: it shows the same, and written down again it is the same, to the last bit.
func (c *walk) snapshots(t *testing.T) {
	t.Helper()
	if err := codec.Pure(reflect.TypeOf(c.begun().Save())); err != nil {
		t.Fatalf("%s: what it saves cannot be written down: %v", c.ID, err)
	}
	for _, w := range daily.Spread(c.written, (len(c.written)+2)/3, daily.Day()) {
		data, err := w.moment.Encode()
		if err != nil {
			t.Fatalf("%s.play:%d: %v", c.ID, w.line.Number, err)
		}
		if len(data) > mostSnapshot {
			t.Errorf("%s.play:%d: %d bytes", c.ID, w.line.Number, len(data))
		}
		record := w.record
		record.Snapshot = data
		s := lessons.NewSession(c.New(c.seed), &record)
		if s.Lost() != lessons.Nothing || !reflect.DeepEqual(Bare(s.Scene()), w.scene) {
			t.Errorf("%s.play:%d: taken up again, it shows something else (loss %d)", c.ID, w.line.Number, s.Lost())
			continue
		}
		if code := codeOf(s); code != w.code {
			t.Errorf("%s.play:%d: taken up again, its code is another:\n%s\nwhere it was\n%s", c.ID, w.line.Number, code, w.code)
		}
		if again, err := s.Moment().Encode(); err != nil || string(again) != string(data) {
			t.Errorf("%s.play:%d: written down again, it is something else: %v", c.ID, w.line.Number, err)
		}
	}
	c.resultsStay(t)
}

// resultsStay takes the chapter up from its last moment, which is damaged: the run is
// lost, the results that goals speak of are not.
func (c *walk) resultsStay(t *testing.T) {
	t.Helper()
	last := c.written[len(c.written)-1]
	data, err := last.moment.Encode()
	if err != nil {
		t.Fatal(err)
	}
	record := last.record
	kept := string(record.Results)
	record.Snapshot = data[:len(data)-1]
	s := lessons.NewSession(c.New(c.seed), &record)
	if got := string(s.Record().Results); s.Lost() != lessons.Unfit || got != kept {
		t.Errorf("%s: of a run that is lost (%d) the results are\n%s\nwant\n%s", c.ID, s.Lost(), got, kept)
	}
	for _, screen := range s.Screens() { // each can still be shown
		Do(t, s, "move "+screen.ID)
		Bare(s.Scene())
	}
}
