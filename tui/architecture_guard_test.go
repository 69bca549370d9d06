package tui_test

import (
	"slices"
	"strings"
	"testing"
)

// The guards of the architecture are seen to fail, and to let pass.
func TestBrokenImports(t *testing.T) {
	importing := func(path string) string { return "package p\n\nimport _ \"" + path + "\"\n" }
	for _, test := range []struct {
		path, imported string
		allowed        bool
	}{
		{"main.go", "sinapse/tui/cli", true},
		{"main.go", "sinapse/tui", false},
		{"main.go", "sinapse/lessons", false},
		{"main.go", "charm.land/bubbletea/v2", false},
		{"content/parse.go", "github.com/yuin/goldmark/ast", true},
		{"content/parse.go", "sinapse/lessons", false},
		{"content/parse.go", "github.com/yuin/goldmarks", false},
		{"nn/matrix.go", "math", true},
		{"nn/data/penguins.go", "sinapse/nn", true},
		{"nn/data/penguins.go", "sinapse/lessons", false},
		{"nn/random/random.go", "math/rand/v2", false},
		{"nn/random/random.go", "math/rand", false},
		{"nn/matrix.go", "golang.org/x/sys/cpu", false},
		{"lessons/scene/arrays.go", "sinapse/nn/array", true},
		{"lessons/scene/arrays.go", "sinapse/nn", false},
		{"lessons/scene/arrays.go", "sinapse/lessons", false},
		{"lessons/session.go", "sinapse/lessons/scene", true},
		{"lessons/session.go", "sinapse/nn/array", true},
		{"lessons/session.go", "sinapse/lessons/course", false},
		{"lessons/session.go", "sinapse/lessons/internal/kit", false},
		{"lessons/session.go", "sinapse/content", false},
		{"lessons/session.go", "time", false},
		{"lessons/session.go", "os", false},
		{"lessons/internal/kit/sums.go", "sinapse/lessons", true},
		{"lessons/internal/kit/sums.go", "sinapse/lessons/internal/model", false},
		{"lessons/internal/model/trial.go", "sinapse/lessons/internal/kit", true},
		{"lessons/internal/model/trial.go", "sinapse/lessons/fitting", false},
		{"lessons/weights/weights.go", "sinapse/nn/array", true},
		{"lessons/weights/weights.go", "sinapse/lessons/internal/model", true},
		{"lessons/weights/weights.go", "sinapse/lessons/internal/proof", false},
		{"lessons/weights/weights.go", "sinapse/lessons/bias", false},
		{"lessons/weights/weights.go", "sinapse/lessons/course", false},
		{"lessons/weights/weights.go", "sinapse/content", false},
		{"lessons/weights/weights.go", "sinapse/tui/store", false},
		{"lessons/weights/weights.go", "charm.land/lipgloss/v2", false},
		{"lessons/weights/weights.go", "time", false},
		{"lessons/weights/weights.go", "os/exec", false},
		{"lessons/weights/weights.go", "crypto/rand", false},
		{"lessons/weights/weights_test.go", "sinapse/lessons/internal/proof", true},
		{"lessons/weights/weights_test.go", "sinapse/lessons/bias", false},
		{"lessons/weights/weights_test.go", "sinapse/lessons/course", false},
		{"lessons/course/course.go", "sinapse/lessons/weights", true},
		{"lessons/course/course.go", "sinapse/content", false},
		{"lessons/course/tables.go", "sinapse/nn/data", true},
		{"lessons/course/tables.go", "sinapse/nn", false},
		{"lessons/course/daily/daily.go", "sinapse/lessons/course", false},
		{"tui/draw/curve.go", "sinapse/lessons/scene", true},
		{"tui/draw/curve.go", "sinapse/lessons", false},
		{"tui/draw/curve.go", "sinapse/tui", false},
		{"tui/model.go", "sinapse/lessons/course", true},
		{"tui/model.go", "sinapse/lessons/weights", false},
		{"tui/model.go", "sinapse/tui/cli", false},
		{"tui/model.go", "sinapse/content", true},
		{"tui/model.go", "sinapse/tui/store", true},
		{"tui/model.go", "sinapse/nn", false},
		{"tui/knobs.go", "sinapse/nn/elementary", false},
		{"tui/model.go", "charm.land/bubbles/v2/textinput", true},
		{"tui/model.go", "charm.land/bubbletea", false},
		{"tui/model.go", "github.com/spf13/cobra", false},
		{"tui/model.go", "github.com/creack/pty", false},
		{"tui/cli/root.go", "sinapse/tui", true},
		{"tui/cli/root.go", "github.com/spf13/cobra", true},
		{"tui/cli/root.go", "sinapse/nn", false},
		{"tui/cli/code.go", "sinapse/nn/data", false},
		{"tui/store/file.go", "github.com/adrg/xdg", true},
		{"tui/store/file.go", "golang.org/x/sys/windows", true},
		{"tui/store/file.go", "sinapse/lessons", false},
		{"tui/store/file.go", "charm.land/bubbletea/v2", false},
		{"tui/terminal/device.go", "golang.org/x/sys/unix", true},
		{"tui/terminal/device.go", "sinapse/tui/store", false},
		{"tui/terminal/cells/cells.go", "os", false},
		{"tui/model.go", "golang.org/x/sys/unix", false},
		{"tui/course_test.go", "sinapse/nn", true},
		{"tui/course_test.go", "github.com/creack/pty", true},
		{"tui/course_test.go", "github.com/stretchr/testify/assert", false},
		{"lessons/course/replay_test.go", "os", true},
		{"lessons/course/replay_test.go", "pgregory.net/rapid", true},
		{"utils/strings.go", "strings", false},
	} {
		found := brokenImports([]source{{test.path, importing(test.imported)}})
		if (len(found) == 0) != test.allowed {
			t.Errorf("%s importing %s: %q", test.path, test.imported, found)
		}
	}
}

func TestGoroutinesAreFound(t *testing.T) {
	const text = "package p\n\nfunc f() {\n\tgo f()\n}\n"
	for path, allowed := range map[string]bool{
		"lessons/weights/weights.go": false, "lessons/course/replay_test.go": true, "content/parse.go": false, "tui/model.go": true,
	} {
		if found := brokenImports([]source{{path, text}}); (len(found) == 0) != allowed {
			t.Errorf("%s: %q", path, found)
		}
	}
}

func TestOneDrawingHasTheCharts(t *testing.T) {
	const text = "package draw\n\nimport _ \"github.com/guptarohit/asciigraph\"\n"
	one := source{"tui/draw/curve.go", text}
	if found := brokenImports([]source{one, {"tui/draw/curve_test.go", text}}); len(found) != 0 {
		t.Errorf("one drawing: %q", found)
	}
	found := brokenImports([]source{one, {"tui/draw/bars.go", text}})
	if len(found) != 1 || !strings.Contains(found[0], "tui/draw/bars.go") {
		t.Errorf("two drawings: %q", found)
	}
}

func TestUnreadableSourceIsFound(t *testing.T) {
	sources := []source{{"nn/matrix.go", "package"}}
	if len(brokenImports(sources)) == 0 || len(broadStructs(sources)) == 0 {
		t.Error("a file that does not parse passes")
	}
}

func TestBroadStructs(t *testing.T) {
	fields := func(lines ...string) string { return "struct {\n" + strings.Join(lines, "\n") + "\n}" }
	fifteen := slices.Repeat([]string{"a int"}, maxFields)
	for name, test := range map[string]struct {
		path, text string
		broad      bool
	}{
		"as many as may be":  {"a.go", "type t " + fields(fifteen...), false},
		"one more":           {"a.go", "type t " + fields(append(fifteen, "b int")...), true},
		"several in a line":  {"a.go", "type t " + fields("a, b, c, d, e, f, g, h int", "i, j, k, l, m, n, o, p int"), true},
		"embedded":           {"a.go", "type t " + fields(append(fifteen, "error")...), true},
		"within another":     {"a.go", "type t struct { a " + fields(append(fifteen, "b int")...) + "}", true},
		"without a name":     {"a.go", "var v []" + fields(append(fifteen, "b int")...), true},
		"within a function":  {"a.go", "func f() { type t " + fields(append(fifteen, "b int")...) + "}", true},
		"one more in a test": {"a_test.go", "type t " + fields(append(fifteen, "b int")...), false},
	} {
		found := broadStructs([]source{{test.path, "package p\n\n" + test.text + "\n"}})
		if (len(found) > 0) != test.broad {
			t.Errorf("%s: %q", name, found)
		}
	}
}

func TestSilentPackages(t *testing.T) {
	for text, silent := range map[string]bool{
		"// Package p draws: only q may use it, and it uses nothing.\npackage p\n": false,
		"// Package p draws. Only q may use it, and it uses nothing.\npackage p\n": true,
		"// Package p draws: only q may use it.\npackage p\n":                      true,
		"package p\n":                 true,
		"// P draws.\npackage main\n": false,
	} {
		if told := len(silentPackages([]source{{"p/p.go", text}})) > 0; told != silent {
			t.Errorf("%q: told is %v, want %v", text, told, silent)
		}
	}
}
