package course

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// TestResetPutsEverythingBack turns every control of a screen, of a third of the screens a
// day, lets it run and puts it back to its start: one key means that on every screen, so
// each control stands where it stood, what is shown is what was shown, and nothing has
// moved.
func TestResetPutsEverythingBack(t *testing.T) {
	for _, entry := range written() {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			screens := entry.New(0).Screens()
			for _, screen := range daily.Spread(screens, (len(screens)+2)/3, daily.Day()) {
				if screen.Reset == nil {
					continue
				}
				first, leave := ungated(entry, screen.ID)
				defer leave()
				for _, turned := range first.Controls() {
					session, leave := ungated(entry, screen.ID)
					fresh := standing(session)
					turnFully(session, turned)
					_ = session.Apply(lessons.Move{Verb: lessons.Tick, Count: 3}) // refusing is fine
					if err := session.Apply(lessons.Move{Verb: lessons.Reset}); err != nil {
						t.Fatal(err)
					}
					now := standing(session)
					if len(now) != len(fresh) {
						t.Errorf("%s, with %s turned: %d controls, %d at the start", screen.ID, turned.Name(), len(now), len(fresh))
					}
					for name, value := range fresh {
						if now[name] != value {
							t.Errorf("%s, with %s turned: %s stands at %s, at the start at %s", screen.ID, turned.Name(), name, now[name], value)
						}
					}
					leave()
				}
			}
		})
	}
}

// ungated is a chapter as it begins, on one of its screens, with nothing in the way.
func ungated(entry Entry, screen string) (session *lessons.Session, leave func()) {
	session, leave = anew.Borrow(anew.Start{Chapter: entry.ID, New: entry.New})
	_ = session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen})
	proof.SkipAll(session)
	return session, leave
}

// turnFully turns a control to another value.
func turnFully(session *lessons.Session, control lessons.Control) {
	move := lessons.Move{Verb: lessons.Nudge, Target: control.Name(), Value: "+3"}
	if text, ok := control.(lessons.Text); ok {
		move = lessons.Move{Verb: lessons.Type, Target: control.Name(), Value: "0"}
		if text.Get() == "0" {
			move.Value = "1"
		}
	}
	before := standing(session)[control.Name()]
	if _ = session.Apply(move); standing(session)[control.Name()] == before {
		move.Value = "-1"
		_ = session.Apply(move)
	}
}

// standing is where the controls stand, as text.
func standing(session *lessons.Session) map[string]string {
	all := map[string]string{}
	for _, control := range session.Controls() {
		switch c := control.(type) {
		case lessons.Slider:
			all[c.ID] = strconv.FormatFloat(c.Get(), 'g', -1, 64)
		case lessons.Choices:
			all[c.ID] = strconv.Itoa(c.Get())
		case lessons.Switch:
			all[c.ID] = strconv.FormatBool(c.Get())
		case lessons.Text:
			all[c.ID] = c.Get()
		default:
			all[control.Name()] = ""
		}
	}
	return all
}

// TestWhatWasSavedIsResetAsItWas does what earlier programs wrote down for the same key: on
// some screens it began the run anew and kept the settings, and so it does there when a
// lesson of then is opened.
func TestWhatWasSavedIsResetAsItWas(t *testing.T) {
	for place, kept := range map[string][]string{
		"weights/takeover": {"rate"}, "weights/real": {"rate", "scale"}, "weights/debug": {"rate", "size"},
		"bias/without": {"rate", "scale"}, "bias/debug": {"rate", "bias"}, "layers/zero-start": {"start"},
		"descent/ball": {"rate", "curvature"}, "descent/ravine": {"who", "rate", "ratio", "start"}, "descent/saddle": {"who", "rate", "x", "y"},
		"descent/schedule": {"rate", "schedule", "seed"}, "descent/debug": {"rate", "sign"}, "network/build": {},
	} {
		chapter, screen, _ := strings.Cut(place, "/")
		at := slices.IndexFunc(written(), func(entry Entry) bool { return entry.ID == chapter })
		first, leave := ungated(written()[at], screen)
		defer leave()
		for _, turned := range first.Controls() {
			session, leave := ungated(written()[at], screen)
			fresh := standing(session)[turned.Name()]
			turnFully(session, turned)
			want := standing(session)[turned.Name()]
			proof.Do(t, session, "reset")
			now := standing(session)[turned.Name()]
			if slices.Contains(kept, turned.Name()) && now != want {
				t.Errorf("%s: %s was kept at %s, and is at %s", place, turned.Name(), want, now)
			}
			if len(kept) == 0 && now != fresh {
				t.Errorf("%s: %s was put back to %s, and is at %s", place, turned.Name(), fresh, now)
			}
			leave()
		}
	}
}
