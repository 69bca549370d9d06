package tui

import (
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/tui/draw"
)

// How much is roamed, from which seed on, and where. The gate asks for 100,000
// drawings. What was found is found again with the same seed on its screen alone.
var (
	roamDraws  = flag.Int("roam-draws", roamDay, "how many pages are drawn, over all screens")
	roamSeed   = flag.Uint64("roam-seed", uint64(daily.Day()), "the seed of the roaming, the day's number without it")
	roamScreen = flag.String("roam-screen", "", "the one screen to roam, such as activation/saturation; all without it")
)

// roamDay is how many pages are drawn a day, on as many screens as have an episode then.
const roamDay = 600

// episode is how many moves are made before the screen is begun anew.
const episode = 60

// roamTexts are what is typed and pasted into fields of text, beside what belongs
// there.
var roamTexts = []string{
	"", "-", "0", "()", "(1,)", "(0, 3)", "(6, 6, 6, 6, 6, 6, 6, 6)", "2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2", "1999999", "(99999999999, 2)", "-1", "(4, -1)",
	"..., ::2", ":, 0", "None, 0, None", "::-1", "0, 1", "[[1, 2], [3, 4]]", "[[[[[[[[1]]]]]]]]", "[1e300, -1e300]", "[nan, inf]", "[]", "[[]]", "> 0.9", "0.1..0.2", "< -1e300", "nan",
	"x @ W", "np.dot(W, x)", "X.T @ X", "x.T", "W.T", "b", "\x1b[31m", "\u202e\U0001f4a5", "０", strings.Repeat("[", 60), strings.Repeat("9", 400), "1_000", "0x10", "True",
}

// A roamer does on one screen whatever can be done there, at random, without keys:
// it reaches in a minute what a monkey reaches in a day. What it does hangs on the
// seed and on the screen alone.
type roamer struct {
	t      *testing.T
	random *rand.Rand
	entry  string
	screen string
	m      *Model
	slot   *slot // of it
	trail  []string
	drawn  int
}

// TestRoaming roams every screen: ends of sliders and absurd values are typed, texts
// pasted, items chosen and changed, with ticks, steps back, undoing and resetting
// between, and after each move the page is drawn, or a panel of it at some size.
// Nothing panics, no line is torn, and what is kept of a lesson can be resumed.
func TestRoaming(t *testing.T) {
	t.Parallel()
	var names [][2]string
	for _, entry := range written() {
		for _, screen := range ScreensOf(entry, 0) {
			if name := entry.ID + "/" + screen.ID; *roamScreen == "" || *roamScreen == name {
				names = append(names, [2]string{entry.ID, screen.ID})
			}
		}
	}
	if len(names) == 0 {
		t.Fatalf("there is no screen %q", *roamScreen)
	}
	if *roamDraws < roamDay+1 {
		names = daily.Some(t, names, roamDay/episode)
	}
	each := max(*roamDraws/len(names), 1)
	for _, name := range names {
		t.Run(name[0]+"/"+name[1], func(t *testing.T) {
			t.Parallel()
			hash := fnv.New64a()
			hash.Write([]byte(name[0] + "/" + name[1]))
			r := &roamer{t: t, random: rand.New(rand.NewPCG(*roamSeed, hash.Sum64())), slot: newSlot(t), entry: name[0], screen: name[1]}
			defer r.caught()
			for r.drawn < each && !t.Failed() {
				r.begin()
				for range episode {
					r.act()
					r.look()
				}
				r.resume()
			}
		})
	}
}

// caught tells of a panic, or of a failure, how it came about.
func (r *roamer) caught() {
	if broken := recover(); broken != nil {
		r.t.Errorf("panic: %v\n%s", broken, debug.Stack())
	}
	if r.t.Failed() {
		r.t.Logf("seed %d, drawing %d of %s/%s, after:\n%s", *roamSeed, r.drawn, r.entry, r.screen, strings.Join(r.trail, "\n"))
	}
}

// begin opens the screen afresh, in some language and theme, in some corner.
func (r *roamer) begin() {
	r.m = r.slot.with(r.t, Options{
		Language: content.Languages()[r.random.IntN(2)], Chapter: r.entry, Screen: r.screen,
		Profile: profiles[r.random.IntN(len(profiles))], Ground: AlwaysDark, ASCII: r.sometimes(8),
	})
	r.trail = nil
	r.m.Size.Width, r.m.Size.Height = 120, 40
	for gate := r.session().Gate(); gate != ""; gate = r.session().Gate() {
		r.do(lessons.Move{Verb: lessons.Skip, Target: gate})
	}
	r.corner()
}

// corner sets the controls to their ends, or to something else, or leaves them: what
// breaks is mostly where several of them meet.
func (r *roamer) corner() {
	for _, control := range r.session().Controls() {
		if r.sometimes(4) {
			continue
		}
		switch c := control.(type) {
		case lessons.Slider:
			r.typeNumber(c.ID, []float64{c.Min, c.Max, c.Max, c.Min + r.random.Float64()*(c.Max-c.Min)}[r.random.IntN(4)])
		case lessons.Choices:
			r.do(lessons.Move{Verb: lessons.Type, Target: c.ID, Value: strconv.Itoa(r.random.IntN(len(c.Options)) + 1)})
		case lessons.Switch, lessons.Text:
			r.turn(control)
		}
	}
}

func (r *roamer) session() *lessons.Session { return r.m.Lesson.Session }

// sometimes is true once in so many times.
func (r *roamer) sometimes(n int) bool { return r.random.IntN(n) == 0 }

// note remembers what is about to be done.
func (r *roamer) note(what string) {
	r.trail = append(r.trail, strings.ToValidUTF8(what, "?"))
}

// do does a move; refusing is fine.
func (r *roamer) do(move lessons.Move) {
	r.note(move.String())
	r.m.Lesson.apply(move)
}

func (r *roamer) typeNumber(control string, value float64) {
	r.do(lessons.Move{Verb: lessons.Type, Target: control, Value: strconv.FormatFloat(value, 'g', -1, 64)})
}

// act does one thing.
func (r *roamer) act() {
	switch r.random.IntN(17) {
	case 16:
		r.corner()
	case 0, 1, 2, 3:
		if controls := r.session().Controls(); len(controls) > 0 {
			r.turn(controls[r.random.IntN(len(controls))])
		}
	case 4, 5, 6:
		r.choose()
	case 7, 8, 9:
		r.run()
	case 10:
		r.travel()
	case 11:
		r.ask()
	case 12:
		r.press()
	case 13:
		r.paste()
	default:
		if control, ok := r.session().Control(r.m.Lesson.edited()); ok {
			r.turn(control)
		}
	}
}

// turn changes a control in some way, possible or not.
func (r *roamer) turn(control lessons.Control) {
	if r.sometimes(3) {
		steps := []string{"+1", "-1", "+0.1", "-10", "+100", "-1e300", "+1e300", "x"}
		r.do(lessons.Move{Verb: lessons.Nudge, Target: control.Name(), Value: steps[r.random.IntN(len(steps))], Count: []int{0, 0, 3, 40}[r.random.IntN(4)]})
		return
	}
	switch c := control.(type) {
	case lessons.Slider:
		middle := c.Min + r.random.Float64()*(c.Max-c.Min)
		values := []float64{
			c.Min, c.Max, c.Min, c.Max, middle, math.Round(middle), 0, math.Copysign(0, -1), 1e-300, -1e-12, math.Nextafter(c.Max, c.Min), c.Max * 2, math.MaxFloat64, math.NaN(),
		}
		r.typeNumber(c.ID, values[r.random.IntN(len(values))])
	case lessons.Choices:
		r.do(lessons.Move{Verb: lessons.Type, Target: c.ID, Value: strconv.Itoa(r.random.IntN(len(c.Options)+2) + extra(len(c.Options) > 0) - 1)})
	case lessons.Switch:
		r.do(lessons.Move{Verb: lessons.Type, Target: c.ID, Value: []string{"on", "off"}[r.random.IntN(2)]})
	case lessons.Text:
		if text := strings.Join(strings.Fields(r.text(c)), " "); text != "" { // as a field hands it over
			r.do(lessons.Move{Verb: lessons.Type, Target: c.ID, Value: text})
		}
	}
}

func extra(b bool) int { return draw.Extra(b) }

// text is something to type: odd, or what stands there with a character changed.
func (r *roamer) text(field lessons.Text) string {
	now := []rune(field.Get())
	if len(now) == 0 || r.sometimes(2) {
		return roamTexts[r.random.IntN(len(roamTexts))]
	}
	at := r.random.IntN(len(now))
	chars := []rune("0123456789-,.:()[] xW@T")
	switch char := chars[r.random.IntN(len(chars))]; r.random.IntN(3) {
	case 0:
		return string(now[:at]) + string(char) + string(now[at:])
	case 1:
		return string(now[:at]) + string(now[at+1:])
	default:
		now[at] = char
		return string(now)
	}
}

// choose selects an item and opens its sum, or closes it.
func (r *roamer) choose() {
	panels := r.session().Scene()
	if len(panels) == 0 {
		return
	}
	at := r.random.IntN(len(panels))
	items := panels[at].About().Items
	if len(items) == 0 {
		return
	}
	r.m.Lesson.focus, r.m.Lesson.sum = at+1, r.sometimes(2)
	item := items[r.random.IntN(len(items))].ID.String()
	if r.sometimes(6) {
		item = []string{"-", "", "p", "w9.9.9", "a0.0.0.0.0.0.0.0.0", "n1"}[r.random.IntN(6)]
	}
	r.do(lessons.Move{Verb: lessons.Select, Target: item})
}

// run ticks a few times, now and then for long.
func (r *roamer) run() {
	n := 1 + r.random.IntN(12)
	if r.sometimes(12) {
		n = 200
	}
	r.do(lessons.Move{Verb: lessons.Tick, Count: n})
}

// travel goes back and forth on the log.
func (r *roamer) travel() {
	session := r.session()
	switch what := []string{"undo", "redo", "back", "forward", "reset"}[r.random.IntN(5)]; what {
	case "undo":
		r.note(what)
		session.Undo()
	case "redo":
		r.note(what)
		session.Redo()
	case "back":
		r.note(what)
		session.Back()
	case "forward":
		r.note(what)
		_ = session.Forward() // refusing is fine
	default:
		r.do(lessons.Move{Verb: lessons.Reset})
	}
}

// ask answers a question, or asks for a hint.
func (r *roamer) ask() {
	if question := r.m.Lesson.openQuestion(); question != "" {
		r.do(lessons.Move{Verb: lessons.Answer, Target: question, Value: strconv.Itoa(r.random.IntN(7))})
	} else if goal, open := r.session().OpenGoal(); open {
		r.do(lessons.Move{Verb: lessons.Hint, Target: goal.ID})
	}
}

// press presses keys that move the hands, or open and close what lies above the page.
func (r *roamer) press() {
	keys := []string{"tab", "shift+tab", "up", "down", "left", "right", "pgup", "pgdown", "end", "home", "enter", "y", "G", "[", "]", "+", "-", "c", "c", "?", "?", "L"}
	key := keys[r.random.IntN(len(keys))]
	r.note("press " + key)
	r.m.key(press(key))
	if r.m.Lesson.typing == nil && !r.sometimes(4) {
		r.m.overlay = overlay{}
	}
}

// paste pastes into the field of the control under the hands, and enters it.
func (r *roamer) paste() {
	l := r.m.Lesson
	if n := len(r.session().Controls()); n > 0 {
		l.focus, l.control = 0, r.random.IntN(n)
	}
	text := roamTexts[r.random.IntN(len(roamTexts))]
	r.note("paste " + text)
	if l.startTyping(); l.typing == nil {
		return
	}
	r.m.paste(text)
	r.m.key(press("enter"))
	if l.typing != nil && !r.sometimes(4) {
		r.m.key(press("esc"))
	}
}

// look draws the page, at one of many sizes, or one of its panels alone. All goals
// are judged, for any of them may be the one that is drawn.
func (r *roamer) look() {
	r.drawn++
	for _, goal := range r.session().Screen().Goals {
		if judged := goal.Judge(); !(judged.Share >= 0 && judged.Share <= 1) {
			r.t.Fatalf("goal %s is judged %+v", goal.ID, judged)
		}
	}
	if panels := r.session().Scene(); len(panels) > 0 && r.sometimes(3) {
		r.panel(panels[r.random.IntN(len(panels))])
		return
	}
	sizes := [][2]int{{120, 40}, {120, 40}, {80, 24}, {80, 24}, {40, 16}, {200, 60}, {104, 30}, {61, 17}, {1 + r.random.IntN(300), 1 + r.random.IntN(90)}}
	size := sizes[r.random.IntN(len(sizes))]
	r.m.Size.Width, r.m.Size.Height = size[0], size[1]
	if r.sometimes(8) {
		whole(r.t, r.m)
		return
	}
	r.m.Draw()
}

// resume begins again from what is kept of the session: nothing of it breaks.
func (r *roamer) resume() {
	r.note("resume")
	kept := must1(r.m.Snapshot()).Chapters[r.entry]
	again, err := NewModel(Options{Language: content.English, Chapter: r.entry, Progress: &lessons.Progress{Version: lessons.Version, Chapters: map[string]*lessons.Record{r.entry: kept}}})
	if err != nil {
		r.t.Fatal(err)
	}
	if lost := again.Lesson.Session.Lost(); lost == lessons.Broken {
		r.t.Error("what is kept of it cannot be resumed")
	}
	again.Size.Width, again.Size.Height = 120, 40
	if a, b := fmt.Sprint(again.Lesson.Session.Log()), fmt.Sprint(r.session().Log()); a != b {
		r.t.Errorf("resumed, its log is another:\n%s\n%s", a, b)
	}
	again.Draw()
}
