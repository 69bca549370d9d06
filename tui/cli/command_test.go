package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
)

// A call is a command over buffers, in a folder of its own.
type call struct {
	*Command
	out, err bytes.Buffer
}

// called returns a command whose learner types what answers says.
func called(t *testing.T, answers string) *call {
	t.Helper()
	c := &call{}
	c.Command = NewCommand(strings.NewReader(answers), &c.out, &c.err)
	return c
}

// emptyHome gives the test an empty folder and an English locale, and returns it.
func emptyHome(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("SINAPSE_HOME", folder)
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "NO_COLOR"} {
		t.Setenv(name, "")
	}
	t.Setenv("LANG", "en_US.UTF-8")
	return folder
}

func TestBadPlacesAreRefusedWithTheNearest(t *testing.T) {
	emptyHome(t)
	for place, near := range map[string]string{
		"weigth": `“weights”`, "bais": `“bias”`, "weights/by-hnad": `“by-hand”`, "bias/treshold": `“threshold”`, "": `“`,
		"plaground": `“playground”`, "weights/\x1b[31m": `“`,
	} {
		c := called(t, "")
		if status := c.Report(c.Open([]string{place})); status != 2 {
			t.Errorf("%q: status %d, want 2", place, status)
		}
		text := c.err.String()
		if strings.Count(text, "\n") != 1 || !strings.HasPrefix(text, "sinapse: ") || !strings.Contains(text, near) {
			t.Errorf("%q: %q, want one line that names %s", place, text, near)
		}
		if strings.Contains(text, "{") || strings.Contains(text, "\x1b") || c.out.Len() > 0 {
			t.Errorf("%q: %q", place, text)
		}
	}
}

func TestWithoutATerminalNothingOpens(t *testing.T) {
	folder := emptyHome(t)
	for _, arguments := range [][]string{nil, {"weights"}, {"weights/by-hand"}} {
		c := called(t, "q")
		if status := c.Report(c.Open(arguments)); status != 2 || c.out.Len() > 0 {
			t.Errorf("%v: status %d, printed %q", arguments, status, c.out.String())
		}
		if !strings.Contains(c.err.String(), "terminal") {
			t.Errorf("%v: %q", arguments, c.err.String())
		}
	}
	if files, _ := os.ReadDir(folder); len(files) > 0 {
		t.Errorf("refused, yet it wrote %v", files)
	}
}

func TestListNamesEveryPlace(t *testing.T) {
	emptyHome(t)
	for _, language := range content.Languages() {
		c := called(t, "")
		c.Lang = string(language)
		if status := c.Report(c.List(nil)); status != 0 {
			t.Fatal(status, c.err.String())
		}
		text := c.out.String()
		if raw := leaked.FindString(text); raw != "" {
			t.Errorf("%s: %s is printed raw", language, raw)
		}
		for _, entry := range course.Entries() {
			if !strings.Contains(text, "  "+entry.ID+" ") {
				t.Errorf("%s: %s is missing", language, entry.ID)
			}
			for _, screen := range tui.ScreensOf(entry, 0) {
				place := entry.ID + "/" + screen.ID
				if !strings.Contains(text, " "+place+" ") {
					t.Errorf("%s: %s is missing", language, place)
				}
				if _, _, err := find(place); err != nil {
					t.Errorf("%s is listed but cannot be opened: %v", place, err)
				}
			}
		}
	}
}

func TestNewerProgressIsLeftAlone(t *testing.T) {
	folder := emptyHome(t)
	path, newer := filepath.Join(folder, "progress.json"), []byte(`{"version":99}`)
	if err := os.WriteFile(path, newer, 0o600); err != nil {
		t.Fatal(err)
	}
	c := called(t, "")
	if status := c.Report(c.Progress(ProgressFlags{}, nil)); status != 0 || !strings.Contains(c.err.String(), path+" is from a newer version") {
		t.Errorf("status %d, told %q", status, c.err.String())
	}
	reset := called(t, "yes\n")
	if status := reset.Report(reset.Progress(ProgressFlags{Reset: true}, nil)); status != 1 {
		t.Errorf("forgetting newer progress: status %d, want 1", status)
	}
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, newer) {
		t.Errorf("it is now %q, %v", data, err)
	}
}

func TestLanguageIsTheFlagsThenTheChoiceThenTheLocale(t *testing.T) {
	emptyHome(t)
	for _, c := range []struct {
		values map[string]string
		want   content.Language
	}{
		{nil, content.English},
		{map[string]string{"LANG": "pt_BR.UTF-8"}, content.Portuguese},
		{map[string]string{"LANG": "pt_BR.UTF-8", "LC_ALL": "C"}, content.English},
		{map[string]string{"LANG": "de_DE", "LC_MESSAGES": "pt_PT"}, content.Portuguese},
		{map[string]string{"LANG": "de_DE"}, content.English},
	} {
		if got := locale(func(name string) string { return c.values[name] }); got != c.want {
			t.Errorf("%v: %s, want %s", c.values, got, c.want)
		}
	}
	if got := called(t, "").language(); got != content.English {
		t.Errorf("without a choice: %s", got)
	}
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	m, err := tui.NewModel(tui.Options{Language: content.English, Progress: lessons.NewProgress(), Keep: disk})
	if err != nil {
		t.Fatal(err)
	}
	_, command := m.Update(pressed("L"))
	if command == nil {
		t.Fatal("the choice is not kept")
	}
	if kept, ok := command().(tui.SavedMsg); !ok || kept.Err != nil {
		t.Fatal(kept)
	}
	if got := called(t, "").language(); got != content.Portuguese {
		t.Errorf("the choice was pt, the next start speaks %s", got)
	}
	flagged := called(t, "")
	flagged.Lang = "en"
	if got := flagged.language(); got != content.English {
		t.Errorf("--lang en speaks %s", got)
	}
}

func TestColours(t *testing.T) {
	emptyHome(t)
	for mode, want := range map[string]colorprofile.Profile{
		"never": colorprofile.ASCII, "16": colorprofile.ANSI, "256": colorprofile.ANSI256, "truecolor": colorprofile.TrueColor,
	} {
		if got, err := profile(mode, nil, &bytes.Buffer{}); err != nil || got != want {
			t.Errorf("%s: %v, %v", mode, got, err)
		}
	}
	t.Setenv("NO_COLOR", "yes")
	if got, err := profile("auto", []string{"TERM=xterm-256color", "COLORTERM=truecolor"}, os.Stdout); err != nil || got != colorprofile.ASCII {
		t.Errorf("with NO_COLOR: %v, %v", got, err)
	}
}

// TestBackground holds --background, and what a terminal that never answers
// says of itself.
func TestBackground(t *testing.T) {
	for mode, want := range map[string]tui.Background{"dark": tui.AlwaysDark, "light": tui.AlwaysLight, "auto": tui.AskDark} {
		if got, err := ground(mode, func(string) string { return "" }); err != nil || got != want {
			t.Errorf("%s: %v, %v", mode, got, err)
		}
	}
	for said, light := range map[string]bool{"0;15": true, "0;default;7": true, "15;0": false, "": false, "7;8": false, "x": false} {
		got, err := ground("auto", func(string) string { return said })
		if err != nil || got.Light() != light || !got.Ask() {
			t.Errorf("COLORFGBG=%s: %v, %v", said, got, err)
		}
	}
	if _, err := ground("grey", func(string) string { return "" }); err == nil {
		t.Error("grey is taken")
	}
	if tui.AlwaysDark.Ask() || !tui.AlwaysLight.Light() {
		t.Error("what is said once is asked again")
	}
}
