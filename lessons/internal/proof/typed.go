package proof

import (
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
)

// strangeTexts are what people type into a field, meant or not.
var strangeTexts = []string{
	"[0, 1]", "[0]", "[0][1]", "a[0]", "a[0][1]", "0][1", "a[", "]", "[", "a", "x[0]", "()", "(", ")", "(())", ",", ":", "::", ":::", "...", "......", "-", "--1", "..", "-1",
	"1..", "..1", "0.9..0.1", "> ", "<", ">", "> x", "= 3", "nan", "inf", "1e400", "-0", "0", "1", "1,", "(1)", "(0,)", "(0, 3)", "(-1,)", "(-1, -1)", "(2, -3)", "(1, 1, 1)",
	"(24)", "(3, 0)", "(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)", "(100, 100, 100)", "(100000, 100000, 100000)", "(99999999999999999999,)", "9223372036854775807", "-9223372036854775808",
	"[]", "[[]]", "[[], []]", "[[1], []]", "[1, [2]]", "[nan, inf]", "[1e999]", "[99999999999999999999]", "[True, False]", "['a']", "[1], int", "[1.5], int", "[1], dtype=float", "[nan], int",
	"[1, 2], [3, 4], [5, 6]", "np.array([1])", "np.array([[1, 2]]", "[1, 2]).T", "[1, 2]).reshape(2, 1", "[1]).reshape(-1, -1", "x", "W", "np.dot(x, W)", "x @ x", "W @ W", "np.dot(X.T, X)", "np.dot(x.T.T, W)", "np.dot(,)", "np.dot(x, W", "x @", "@",
	"True", "None", "0, None", "np.newaxis", "0, 0, 0, 0", "1:2:0", "a > 3", "~a", "é", "０", "1_0", "0x1", "1e1", "0.5", "0,5", "1, 0.5", "\"", "'", "\\", "%s", "{n}", "[[[[[[[[1]]]]]]]]",
}

// oddTexts types into each field of each screen, a third of the texts a day: it refuses
// what it cannot read, or takes it; then the page can be drawn, judged, run and written
// as code.
func (c *walk) oddTexts(t *testing.T) {
	t.Helper()
	for _, page := range c.session.Screens() {
		for _, control := range c.on(t, page.ID).Controls() {
			if field, ok := control.(lessons.Text); ok {
				t.Run(page.ID+"/"+field.ID, func(t *testing.T) { typeOddly(t, c.on(t, page.ID), field.ID) })
			}
		}
	}
}

// on opens the chapter on one of its screens, with its gate skipped.
func (c *walk) on(t *testing.T, screen string) *lessons.Session {
	t.Helper()
	session := anew.Begin(t, anew.Start{Chapter: c.ID, New: c.New, Seed: c.seed})
	Do(t, session, "move "+screen)
	SkipAll(session)
	return session
}

// typeOddly types each odd text into a field, one after the other.
func typeOddly(t *testing.T, session *lessons.Session, control string) {
	t.Helper()
	for i, text := range daily.Some(t, strangeTexts, len(strangeTexts)/3) {
		before, _ := session.Control(control)
		had := before.(lessons.Text).Get()
		if err := session.Apply(lessons.Move{Verb: lessons.Type, Target: control, Value: text}); err != nil {
			if after, ok := session.Control(control); ok && after.(lessons.Text).Get() != had {
				t.Errorf("%q was refused, yet %q became %q", text, had, after.(lessons.Text).Get())
			}
		}
		look(session, i)
		_ = session.Apply(lessons.Move{Verb: lessons.Tick, Count: 3}) // refusing is fine
		look(session, i+1)
		if _, ok := session.Control(control); !ok {
			t.Fatalf("after %q the field is gone", text)
		}
	}
}

// mostExplained is how many items of a panel are explained at a look on a day.
const mostExplained = 6

// look asks a page for all that it has to show and to say, and for the sums of some
// items, others with each turn.
func look(session *lessons.Session, turn int) {
	screen := session.Screen()
	for _, panel := range session.Scene() {
		for _, item := range daily.Spread(panel.About().Items, mostExplained, turn) {
			if screen.Explain != nil {
				screen.Explain(item.ID)
			}
		}
	}
	for _, goal := range screen.Goals {
		goal.Judge()
	}
	for _, control := range session.Controls() {
		if field, ok := control.(lessons.Text); ok && field.Problem != nil {
			_ = field.Problem()
		}
	}
	if screen.Code != nil {
		screen.Code()
		screen.Prints()
	}
}
