package tui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons/course/daily"
)

// sought opens the search on a screen and types.
func sought(t *testing.T, language content.Language, chapter, typed string, width, height int) *Model {
	t.Helper()
	m := findable(opened(t, language, chapter, "", width, height))
	m.Update(press("/"))
	if m.overlay.quest == nil {
		t.Fatal("/ opens no search")
	}
	for _, char := range typed {
		m.Update(tea.KeyPressMsg{Code: char, Text: string(char)})
	}
	return m
}

// search lists what is found by what is typed.
func search(index []finding, typed string) []*finding { return rankAll(index, senses(index, typed)) }

func TestFindFolds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language     content.Language
		typed, first string
	}{
		{content.Portuguese, "vies", "Viés"},
		{content.Portuguese, "VIÉS", "Viés"},
		{content.Portuguese, "ATIVACAO", "ativação"},
		{content.Portuguese, "descida grad", "Descida do gradiente"},
		{content.English, "taKEo", "The machine takes over"},
		{content.English, "weights/by-hand", "Fit it by hand"},
		{content.English, "by-hand", "Fit it by hand"},
		{content.English, "mean squared", "mean squared error"},
		{content.Portuguese, "overfitting", "sobreajuste"}, // the other language
		{content.Portuguese, "learning rate", "taxa de aprendizado"},
		{content.Portuguese, "backpropagation", "Retropropagação"},
		{content.Portuguese, "gradiente descendente", "Descida do gradiente"}, // another name
		{content.Portuguese, "sobrajuste", "sobreajuste"},                     // a letter wrong
		{content.Portuguese, "overfiting", "sobreajuste"},
		{content.English, "optimizer", "optimiser"}, // American spelling
		{content.English, "standardize", "standardise"},
		{content.English, "Regularization", "penalty"},
		{content.English, "vanishing gradient", "vanishing gradient"},
		{content.English, "cost function", "Loss"},
		{content.English, "viés", "Bias"},
		{content.English, "gradinet", "Gradient descent"},
		{content.English, "undo", "help"},
		{content.Portuguese, "multiplicacao de matrizes", "produto de matrizes"},
		{content.English, "lr", "learning rate"},
		{content.English, "exploding gradients", "divergence"},
		{content.English, "tensorflow", "Playground"},
		{content.English, "csv", "help"},
		{content.English, "colour blind", "help"},
		{content.Portuguese, "ponto de sela", "sela"},
	} {
		m := sought(t, c.language, "", c.typed, 120, 40)
		if found := m.overlay.quest.found; len(found) == 0 || found[0].title != c.first {
			t.Errorf("%q finds %d things, want %q first", c.typed, len(found), c.first)
			for _, f := range found[:min(len(found), 3)] {
				t.Log(f.title)
			}
		}
	}
	lowered := sought(t, content.English, "", "x1*w1", 120, 40)
	if raised := search(lowered.caches.findings(lowered.tongue(), lowered.seed), "x₁·w₁"); len(raised) == 0 || len(search(lowered.caches.findings(lowered.tongue(), lowered.seed), "x1·w1")) != len(raised) {
		t.Errorf("x₁·w₁ and x1·w1 do not find the same")
	}
}

// TestEverythingIsFoundByItsTitle searches for titles in both languages, 15 a day or
// all, and goes there.
func TestEverythingIsFoundByItsTitle(t *testing.T) {
	t.Parallel()
	for _, language := range content.Languages() {
		for _, f := range daily.Some(t, everything()[language], 15) {
			if f.title == "" || f.text == "" || f.where == "" {
				t.Errorf("%s: %+v lacks words", language, f)
			}
			if len(f.body) != len([]rune(f.text)) {
				t.Errorf("%s: folding %q changes its length", language, f.title)
			}
			m := sought(t, language, "bias", strings.TrimSuffix(f.title, "?"), 80, 24)
			q := m.overlay.quest
			for q.at < len(q.found)-1 && (q.found[q.at].title != f.title || q.found[q.at].where != f.where) {
				m.Update(press("down"))
			}
			if q.found[q.at].title != f.title {
				t.Errorf("%s: %q is not found", language, f.title)
				continue
			}
			m.Update(press("enter"))
			m.checkArrival(t, f)
		}
	}
}

// checkArrival fails the test unless the program stands where a finding is.
func (m *Model) checkArrival(t *testing.T, f finding) {
	t.Helper()
	switch {
	case f.term != "":
		if m.overlay.kind != glossaryOverlay || !strings.Contains(stripped(m.Draw()), string([]rune(f.term)[:min(len([]rune(f.term)), 19)])) {
			t.Errorf("%s: the glossary does not show %q", m.language, f.term)
		}
	case f.chapter == "":
		if m.overlay.kind != helpOverlay {
			t.Errorf("%s: the help is not open", m.language)
		}
	case strings.Contains(f.where, m.Voice().Word("coming")):
		if m.Lesson != nil || m.Home.Chosen() != f.chapter {
			t.Errorf("%s: not on the map at %s", m.language, f.chapter)
		}
	default:
		if m.Lesson == nil || m.Lesson.id != f.chapter || f.screen != "" && m.Lesson.Session.Screen().ID != f.screen {
			t.Errorf("%s: not in %s/%s", m.language, f.chapter, f.screen)
		}
	}
}

// TestFindTakesEveryKey types what are keys elsewhere, pastes, and leaves.
func TestFindTakesEveryKey(t *testing.T) {
	for _, chapter := range []string{"", "weights"} {
		m := sought(t, content.English, chapter, "q n?Lg/", 80, 24)
		if got := m.overlay.quest.input.Value(); got != "q n?Lg/" {
			t.Errorf("typed q n?Lg/, it holds %q", got)
		}
		m.Update(tea.PasteMsg{Content: "a\n日本\x1b[31m b\u0301"})
		got := m.overlay.quest.input.Value()
		if strings.ContainsFunc(got, unicode.IsControl) || strings.ContainsAny(got, "日本\u0301") {
			t.Errorf("pasted, it holds %q", got)
		}
		if m.Update(press("enter")); m.overlay.quest == nil {
			t.Error("enter closes a search that found nothing")
		}
		before := m.Lesson
		if m.Update(press("esc")); m.overlay.kind != noOverlay || m.Lesson != before {
			t.Error("esc leads elsewhere")
		}
	}
}

// TestFindDrawsAtEverySize draws a search, of the day or each, at all sizes: no torn line, and a
// click on what was found goes there.
func TestFindDrawsAtEverySize(t *testing.T) {
	for _, typed := range daily.Some(t, []string{"", "weight", "zzz", strings.Repeat("long ", 20)}, 1) {
		for _, width := range []int{1, 39, 40, 57, 80, 120, 500} {
			for _, height := range []int{1, 12, 16, 24, 40, 200} {
				m := sought(t, content.Portuguese, "loss", typed, width, height)
				for range 3 {
					rows := strings.Split(stripped(m.Draw()), "\n")
					if len(rows) != height {
						t.Fatalf("%q at %d×%d: %d rows", typed, width, height, len(rows))
					}
					for _, row := range rows {
						if draw.Cells(row) != width {
							t.Fatalf("%q at %d×%d: a row of %d cells", typed, width, height, draw.Cells(row))
						}
					}
					m.Update(press("pgdown"))
				}
			}
		}
	}
	m := sought(t, content.English, "", "takes over", 80, 24)
	m.Draw()
	m.Update(tea.MouseClickMsg{X: 10, Y: 5})
	if m.Lesson == nil || m.Lesson.Session.Screen().ID != "takeover" {
		t.Error("a click on what was found does not go there")
	}
}

// TestControlsAreFound searches for each control by its name: the screen that has
// it is among what is found.
func TestControlsAreFound(t *testing.T) {
	t.Parallel()
	for _, language := range content.Languages() {
		index := everything()[language]
		for _, entry := range written() {
			m := opened(t, language, entry.ID, "", 1, 1)
			for _, screen := range m.Lesson.Session.Screens() {
				m.Lesson.GoTo(screen.ID)
				for _, control := range m.Lesson.Session.Controls() {
					name := m.Voice().Word("control." + control.Name())
					found := slices.ContainsFunc(search(index, name), func(f *finding) bool {
						return f.chapter == entry.ID && f.screen == screen.ID
					})
					if !found {
						t.Errorf("%s: %q does not find %s/%s", language, name, entry.ID, screen.ID)
					}
				}
			}
		}
	}
}

// TestFindIsInSight looks for the key of the search on the map and on a screen at
// each size, and on the first page of the help where that has room.
func TestFindIsInSight(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 16}} {
			for _, chapter := range []string{"", "weights"} {
				m := findable(opened(t, language, chapter, "", size[0], size[1]))
				head, _, _ := strings.Cut(stripped(m.Draw()), "\n")
				if !strings.HasSuffix(strings.TrimRight(head, " "), "/  "+string(language)+"  ?") {
					t.Errorf("%s, %q at %v: the header is %q", language, chapter, size, head)
				}
				m.Update(tea.MouseClickMsg{X: size[0] - 9, Y: 0, Button: tea.MouseLeft})
				if m.overlay.quest == nil {
					t.Errorf("%s, %q at %v: a click does not open it", language, chapter, size)
				}
				m.Update(press("esc"))
				if m.Update(press("?")); size[0] == 120 && !strings.Contains(stripped(m.Draw()), " /  ") {
					t.Errorf("%s, %q at %v: not on the first page of the help", language, chapter, size)
				}
			}
		}
	}
}

func TestEdits(t *testing.T) {
	for pair, want := range map[string]int{
		"/": 0, "a/": 1, "/ab": 2, "abc/abc": 0, "abc/acb": 1, "abcd/abd": 1, "abc/xyz": 3, "ca/abc": 3, "weigth/weights": 2,
	} {
		a, b, _ := strings.Cut(pair, "/")
		if got := Edits([]rune(a), []rune(b)); got != want {
			t.Errorf("%s: %d edits, want %d", pair, got, want)
		}
		if got := Edits([]rune(b), []rune(a)); got != want {
			t.Errorf("%s, the other way: %d edits, want %d", pair, got, want)
		}
		if got := oneEdit([]rune(a), []rune(b)); got != (want == 1) {
			t.Errorf("%s: one edit is %t", pair, got)
		}
	}
}

// TestOneEditIsOne compares words of three letters that are made at random.
func TestOneEditIsOne(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []rune {
		letters := make([]rune, random.IntN(7))
		for i := range letters {
			letters[i] = rune("abc"[random.IntN(3)])
		}
		return letters
	}
	for range 20_000 {
		if a, b := word(), word(); oneEdit(a, b) != (Edits(a, b) == 1) {
			t.Fatalf("%q and %q: %d edits", string(a), string(b), Edits(a, b))
		}
	}
}
