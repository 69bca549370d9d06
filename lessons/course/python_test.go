package course

import (
	"math"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// numpy returns a Python that has NumPy. Without one the test is skipped, but
// not where the gate runs, which installs it.
func numpy(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import numpy").Run() == nil {
			return python
		}
	}
	if os.Getenv("CI") != "" && os.Getenv("GITHUB_ACTIONS") == "" {
		t.Fatal("no python3 with NumPy")
	}
	t.Skip("no python3 with NumPy here")
	return ""
}

var numbers = regexp.MustCompile(`-?\d+\.?\d*(e[+-]?\d+)?`)

// TestPython runs the code of each screen as it stands whenever the playthrough
// has met a goal. What it prints must be the scene's fact "printed", to the
// character; where there is none, the number that the screen shows (the loss, or
// the sum) must be in it.
func TestPython(t *testing.T) {
	python := numpy(t)
	for _, entry := range written() {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			playPython(t, python, entry, 0, func(lessons.Screen) bool { return true })
		})
	}
}

// TestPythonOfOtherSeeds does the same in a course of another seed, where it is
// another course; and with the largest seed where Python is told it.
func TestPythonOfOtherSeeds(t *testing.T) {
	python := numpy(t)
	for _, entry := range written() {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			playPython(t, python, entry, 7, func(s lessons.Screen) bool { return slices.Contains(chance[entry.ID], s.ID) })
			playPython(t, python, entry, math.MaxUint32, func(s lessons.Screen) bool { return strings.Contains(s.Code(), "random.seed(") })
		})
	}
}

// playPython plays a chapter in a course of a seed, and compares what it shows on
// some of its screens whenever a goal was to be met.
func playPython(t *testing.T, python string, entry Entry, seed uint32, where func(lessons.Screen) bool) {
	t.Helper()
	session := lessons.NewSession(entry.New(seed), lessons.NewProgress().Record(entry.ID))
	lines, err := Playthrough(entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		switch {
		case line.Met != "" && session.Screen().Code != nil && where(session.Screen()):
			comparePython(t, python, session)
		case line.Met == "" && line.Unmet == "":
			if err := session.Apply(line.Move); err != nil {
				t.Fatal(line.Number, err)
			}
		}
	}
}

// comparePython runs the present screen's code.
func comparePython(t *testing.T, python string, session *lessons.Session) {
	t.Helper()
	facts := session.Scene()[0].About().Facts
	shown := ""
	for _, name := range []string{"loss", "z", "with"} {
		if facts[name] != "" {
			shown = facts[name]
			break
		}
	}
	command := exec.Command(python, "-c", session.Screen().Code())
	command.Dir = "../.."
	printed, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", session.Screen().ID, err, printed)
		return
	}
	if exact := strings.TrimSpace(facts["printed"]); exact != "" {
		if got := strings.TrimSpace(string(printed)); got != exact {
			t.Errorf("%s: the screen shows\n%s\nthe code prints\n%s", session.Screen().ID, exact, got)
		}
		return
	}
	want, err := strconv.ParseFloat(shown, 64)
	if err != nil || want >= kit.LossBound { // a run that diverged shows the loss it ended with
		return
	}
	for _, text := range numbers.FindAllString(string(printed), -1) {
		if got, _ := strconv.ParseFloat(text, 64); math.Abs(got-want) <= 0.051 && math.Abs(got-want) <= 0.02*math.Abs(want)+1e-9 {
			return
		}
	}
	t.Errorf("%s: the screen shows %s, the code prints\n%s", session.Screen().ID, shown, printed)
}
