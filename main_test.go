package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs the program without a terminal, in a home of its own.
func call(t *testing.T, input string, arguments ...string) (status int, out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(arguments, strings.NewReader(input), &stdout, &stderr)
	return status, stdout.String(), stderr.String()
}

// alone gives a test a home of its own and a locale.
func alone(t *testing.T, locale string) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("SINAPSE_HOME", home)
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, locale)
	}
	return home
}

func TestBadInputIsOneLineAndStatus2(t *testing.T) {
	alone(t, "C")
	for _, c := range []struct{ arguments, says string }{
		{"weigth", `Did you mean "weights"?`},
		{"weights/hand", `Did you mean "by-hand"?`},
		{"gan", "still being written"},
		{"--lang fr", "use pt or en"},
		{"--color blue", "truecolor"},
		{"weights bias", "one place is enough"},
		{"--nonsense", "sinapse --help"},
		{"--seed x", "sinapse --help"},
		{"weights", "I need a terminal"},
		{"", "I need a terminal"},
		{"--lang pt weigth", "Quis dizer «weights»?"},
	} {
		status, out, err := call(t, "", strings.Fields(c.arguments)...)
		if status != 2 || out != "" || strings.Count(err, "\n") != 1 || !strings.Contains(err, c.says) {
			t.Errorf("sinapse %s: status %d, out %q, err %q; want 2 and %q on one line", c.arguments, status, out, err, c.says)
		}
	}
}

func TestVerbs(t *testing.T) {
	alone(t, "pt_BR.UTF-8")
	if status, out, _ := call(t, "", "list"); status != 0 || !strings.Contains(out, "weights/by-hand") || !strings.Contains(out, "Viés") {
		t.Errorf("list: status %d\n%s", status, out)
	}
	if status, out, _ := call(t, "", "progress", "--lang", "en"); status != 0 || !strings.Contains(out, "0 of 7 screens") {
		t.Errorf("progress: status %d\n%s", status, out)
	}
	if status, out, _ := call(t, "", "--help"); status != 0 || !strings.Contains(out, "opções:") {
		t.Errorf("help: status %d\n%s", status, out)
	}
	if status, out, _ := call(t, "", "--version"); status != 0 || !strings.HasPrefix(out, "sinapse ") {
		t.Errorf("version: status %d\n%s", status, out)
	}
}

func TestResetAsksFirst(t *testing.T) {
	home := alone(t, "C")
	file := filepath.Join(home, "progress.json")
	kept := `{"version":1,"chapters":{"weights":{"screen":"sign","visited":{"recap":true},"answers":{"recap/keep":{"given":"2"}}}}}`
	if err := os.WriteFile(file, []byte(kept), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ answer, says, left string }{
		{"", "Nothing was forgotten", "1 of 7"}, {"no\n", "Nothing was forgotten", "1 of 7"}, {"yes\n", "Progress forgotten", "0 of 7"},
	} {
		if status, out, err := call(t, c.answer, "progress", "--reset"); status != 0 || !strings.Contains(out, c.says) {
			t.Errorf("answered %q: status %d, %q, %q", c.answer, status, out, err)
		}
		if _, out, _ := call(t, "", "progress"); !strings.Contains(out, c.left) {
			t.Errorf("answered %q: progress is %q, want %s", c.answer, out, c.left)
		}
	}
}

func TestDamagedProgressIsSetAside(t *testing.T) {
	home := alone(t, "C")
	if err := os.WriteFile(filepath.Join(home, "progress.json"), []byte(`{"version":1,"chap`), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, err := call(t, "", "progress")
	if status != 0 || !strings.Contains(out, "0 of 7") || !strings.Contains(err, "damaged") {
		t.Errorf("status %d, out %q, err %q", status, out, err)
	}
	aside, _ := filepath.Glob(filepath.Join(home, "progress.damaged-*.json"))
	if len(aside) != 1 {
		t.Errorf("set aside as %v, want one file", aside)
	}
}
