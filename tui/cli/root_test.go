package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// entered runs the program without a terminal, in a home of its own.
func entered(t *testing.T, input string, arguments ...string) (status int, out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = Main(arguments, strings.NewReader(input), &stdout, &stderr)
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
		{"weigth", `Did you mean “weights”?`},
		{"weights/hand", `Did you mean “by-hand”?`},
		{"--lang fr", "use pt or en"},
		{"--color blue", "truecolor"},
		{"weights bias", "one place is enough"},
		{"list weights bias", "one place is enough"},
		{"list weights/sign", "a chapter alone is enough"},
		{"man weights", "nothing goes there"},
		{"lst", `Did you mean “list”?`},
		{"listar", `Did you mean “list”?`},
		{"vies", `Did you mean “bias”?`},
		{"takeover", `Did you mean “weights/takeover”?`},
		{"nonsense", "Chapters: network, weights"},
		{"xyzzy/sign", `there is no chapter “xyzzy”. There are`},
		{"weights/xyzzy", `there is no screen “xyzzy” in weights. There are`},
		{"code", "such as weights/takeover"},
		{"code weights", "such as weights/takeover"},
		{"code weights/sign bias", "one place is enough"},
		{"data pinguins", `Did you mean “penguins”?`},
		{"data xyzzy", "There are: penguins, digits"},
		{"help lst", `Did you mean “list”?`},
		{"help xyzzy", `there is no command “xyzzy”. There are: check, code, completion`},
		{"progress --json --reset", "one thing at a time"},
		{"read weigth", `Did you mean “weights”?`},
		{"completion tcsh", "powershell"},
		{"completion", "powershell"},
		{"progress --export", "--export"},
		{"--lang pt list --nonsense", "não há opção --nonsense"},
		{"--nonsense", "sinapse --help"},
		{"--seed abc", `there is no seed “abc”: use a whole number from 0 to 4294967295`},
		{"--seed -1 list", `there is no seed “-1”: use a whole number from 0 to 4294967295`},
		{"--lang pt list --seed=4294967296", "“4294967296” não serve de semente: use um número inteiro de 0 a 4294967295"},
		{"--seed", "write --seed N"},
		{"--lang pt --seed", "escreva --seed N"},
		{"--langage en", "Did you mean --lang?"},
		{"--lang pt --idioma pt", "Quis dizer --lang?"},
		{"list --asci", "Did you mean --ascii?"},
		{"progress --rset", "Did you mean --reset?"},
		{"--json", "Did you mean sinapse progress --json?"},
		{"list --xyz", "there is no option --xyz. sinapse list --help"},
		{"-seed 3", "no option -seed. Did you mean --seed?"},
		{"-x", "there is no option -x. sinapse"},
		{"--ascii=maybe", "“maybe”"},
		{"---", "there is no option ---."},
		{"weights", "I need a terminal"},
		{"", "I need a terminal"},
		{"--lang pt weigth", "Quis dizer “weights”?"},
	} {
		status, out, err := entered(t, "", strings.Fields(c.arguments)...)
		if status != 2 || out != "" || strings.Count(err, "\n") != 1 || !strings.Contains(err, c.says) {
			t.Errorf("sinapse %s: status %d, out %q, err %q; want 2 and %q on one line", c.arguments, status, out, err, c.says)
		}
	}
}

// hostile are texts that would do something to a terminal that is told of them.
var hostile = []string{
	"\x1b[31mred", "\x1b]0;title\x07", "\u009b2Jx", "a\nsinapse: forged", "back\b\b\b\b", "\rover", "\x7f", "\u202etxt.exe", "bad\xff\x9b2J", "zero\u200bwidth", "tab\tbed",
}

// TestNothingHostileReachesTheTerminal puts each hostile text wherever a text of
// anybody's goes: every message shows it, and obeys nothing in it.
func TestNothingHostileReachesTheTerminal(t *testing.T) {
	for _, text := range hostile {
		home := alone(t, "C")
		name := filepath.Join(t.TempDir(), strings.ReplaceAll(text, "/", ""))
		broken := filepath.Join(t.TempDir(), "broken")
		if err := os.WriteFile(broken, []byte("{"+text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, arguments := range [][]string{
			{text},
			{"weights/" + text},
			{text + "/" + text},
			{"weights", text},
			{"list", text},
			{"man", text},
			{"read", text},
			{"read", "weights/" + text},
			{"read", "weights", text},
			{"--lang", text},
			{"--lang", text, "list"},
			{"--lang=" + text, "--help"},
			{"--color", text, "list"},
			{"--background", text, "list"},
			{"--seed", text},
			{"--ascii=" + text},
			{"--" + text},
			{"-" + text},
			{"list", "--" + text},
			{"completion", text},
			{"completion", "bash", text},
			{"progress", text},
			{"progress", "weights/" + text},
			{"progress", "weights", text},
			{"progress", "--reset", text},
			{"progress", "--reset=" + text},
			{"progress", "--yes=" + text},
			{"progress", "--import", text},
			{"progress", "--import", broken},
			{"progress", "--import", home + text},
			{"progress", "--export", home + "/" + text + "/" + text},
			{"progress", "--export", name},
			{"progress", "--export", name},
			{"progress", "--import", name},
			{"progress", "--import", name},
			{"help", text},
			{"code", text},
			{"code", "weights/" + text},
			{"data", text},
			{"__complete", text},
			{"__complete", "--" + text},
			{"__complete", "--lang", text},
			{"__complete", "--lang", text, "--" + text, ""},
		} {
			_, out, err := entered(t, text+"\n", arguments...)
			harmlessText(t, arguments, out, err)
		}
		if runtime.GOOS == "windows" || strings.ContainsAny(text, "\x00") {
			continue
		}
		odd := filepath.Join(t.TempDir(), text)
		if err := os.MkdirAll(odd, 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv("SINAPSE_HOME", odd)
		if err := os.WriteFile(filepath.Join(odd, "progress.json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, out, err := entered(t, "", "progress")
		harmlessText(t, []string{"progress in", odd}, out, err)
		if !strings.Contains(err, "was damaged") {
			t.Errorf("%q: %q", odd, err)
		}
	}
}

// harmlessText fails the test if a call printed what a terminal obeys or hides. A
// completion's descriptions stand behind tabs.
func harmlessText(t *testing.T, arguments []string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		for _, char := range text {
			if tabbed := char == '\t' && arguments[0] == "__complete"; char != '\n' && !tabbed && !unicode.IsGraphic(char) || char == utf8.RuneError {
				t.Errorf("sinapse %q printed %q", arguments, text)
				break
			}
		}
		if strings.Contains(text, "\nsinapse: forged") {
			t.Errorf("sinapse %q printed another line: %q", arguments, text)
		}
	}
}

func TestVerbs(t *testing.T) {
	alone(t, "pt_BR.UTF-8")
	if status, out, _ := entered(t, "", "list"); status != 0 || !strings.Contains(out, "weights/by-hand") || !strings.Contains(out, "Viés") {
		t.Errorf("list: status %d\n%s", status, out)
	}
	if status, out, _ := entered(t, "", "progress", "--lang", "en"); status != 0 || !strings.Contains(out, "0 of 7 screens") {
		t.Errorf("progress: status %d\n%s", status, out)
	}
	if status, out, _ := entered(t, "", "--help"); status != 0 || !strings.Contains(out, "opções:") {
		t.Errorf("help: status %d\n%s", status, out)
	}
	for _, verb := range []string{"list", "read", "code", "data", "train", "check", "export", "progress", "help", "man", "version", "completion"} {
		_, asked, _ := entered(t, "", "help", verb)
		if _, flagged, _ := entered(t, "", verb, "--help"); asked != flagged || !strings.Contains(asked, "sinapse "+verb) || strings.Contains(asked, "[flags]") { // cobra's own word
			t.Errorf("help %s:\n%s\n%s --help:\n%s", verb, asked, verb, flagged)
		}
	}
	if status, out, _ := entered(t, "", "help"); status != 0 || !strings.Contains(out, "exemplos:") || !strings.Contains(out, "\n  help ") {
		t.Errorf("help: status %d\n%s", status, out)
	}
	if status, out, _ := entered(t, "", "list", "bias"); status != 0 || !strings.Contains(out, "bias/shift") || strings.Contains(out, "weights") {
		t.Errorf("list bias: status %d\n%s", status, out)
	}
	_, version, _ := entered(t, "", "version")
	if status, out, _ := entered(t, "", "--version"); out != version || status != 0 || !strings.HasPrefix(out, "sinapse ") {
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
		{"", "Nothing was erased", "1 of 7"}, {"no\n", "Nothing was erased", "1 of 7"}, {"yes\n", "Progress erased", "0 of 7"},
	} {
		if status, out, err := entered(t, c.answer, "progress", "--reset"); status != 0 || !strings.Contains(out, c.says) {
			t.Errorf("answered %q: status %d, %q, %q", c.answer, status, out, err)
		}
		if _, out, _ := entered(t, "", "progress"); !strings.Contains(out, c.left) {
			t.Errorf("answered %q: progress is %q, want %s", c.answer, out, c.left)
		}
	}
}

func TestDamagedProgressIsSetAside(t *testing.T) {
	home := alone(t, "C")
	if err := os.WriteFile(filepath.Join(home, "progress.json"), []byte(`{"version":1,"chap`), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, err := entered(t, "", "progress")
	if status != 0 || !strings.Contains(out, "0 of 7") || !strings.Contains(err, "damaged") {
		t.Errorf("status %d, out %q, err %q", status, out, err)
	}
	aside, _ := filepath.Glob(filepath.Join(home, "progress.damaged-*.json"))
	if len(aside) != 1 {
		t.Errorf("set aside as %v, want one file", aside)
	}
}

// TestReadmeCommands holds the README's table of calls to the command line.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "## Command line")
	table, _, _ = strings.Cut(table, "\nProgress is kept")
	root := root(NewCommand(strings.NewReader(""), io.Discard, io.Discard))
	for _, verb := range root.Commands() {
		if verb.IsAvailableCommand() && !strings.Contains(table, "`sinapse "+verb.Name()) {
			t.Errorf("README.md does not tell of sinapse %s", verb.Name())
		}
	}
	for _, flag := range manFlags(root) {
		long := regexp.MustCompile(`--[a-z]+`).FindString(flag.Name)
		if !strings.Contains(table, "`"+long) && !strings.Contains(table, " "+long) {
			t.Errorf("README.md does not tell of %s", flag.Name)
		}
	}
	known := regexp.MustCompile("`sinapse ([a-z]+)").FindAllStringSubmatch(table, -1)
	for _, call := range known {
		if found, _, err := root.Find([]string{call[1]}); (err != nil || found == root) && !slices.Contains([]string{"weights", "rnn", "playground"}, call[1]) { // places
			t.Errorf("README.md tells of sinapse %s, which there is not", call[1])
		}
	}
}

// TestCompletion asks what each shell's completion asks: what may follow.
func TestCompletion(t *testing.T) {
	alone(t, "pt_BR.UTF-8")
	for _, c := range []struct {
		typed []string
		want  string // a line of what is offered
		not   string
	}{
		{[]string{""}, "weights\tPesos", "weights/by-hand"},
		{[]string{""}, "read\t", "playground/free"},
		{[]string{"weights/"}, "weights/by-hand\t", "bias"},
		{[]string{"read", "bi"}, "bias\tViés", "weights"},
		{[]string{"progress", "--reset", "we"}, "weights\t", "bias"},
		{[]string{"completion", ""}, "zsh", "tcsh"},
		{[]string{"--lang", ""}, "en", "weights"},
		{[]string{"weights", ""}, ":4", "bias"},
		{[]string{"--"}, "--lang\t", "`"},
		{[]string{"progress", "--"}, "--export\t", "`"},
	} {
		status, out, _ := entered(t, "", append([]string{"__complete"}, c.typed...)...)
		if status != 0 || !strings.Contains(out, c.want) || strings.Contains(out, c.not) {
			t.Errorf("%q: status %d, offered %q; want %q without %q", c.typed, status, out, c.want, c.not)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if status, out, err := entered(t, "", "completion", shell); status != 0 || !strings.Contains(out, "__complete") || err != "" {
			t.Errorf("%s: status %d, %d bytes, %q", shell, status, len(out), err)
		}
	}
}

// TestManPage holds the man page to a form that every roff takes, in both
// languages, with each verb, flag and key in it.
func TestManPage(t *testing.T) {
	alone(t, "C")
	macro := regexp.MustCompile(`^\.(TH|SH|TP|PP)( |$)`)
	for _, language := range []string{"en", "pt"} {
		status, out, err := entered(t, "", "--lang", language, "man")
		if status != 0 || err != "" {
			t.Fatalf("status %d, %q", status, err)
		}
		for row := range strings.SplitSeq(out, "\n") {
			if strings.HasPrefix(row, ".") && !macro.MatchString(row) || strings.HasPrefix(row, "'") {
				t.Errorf("%s: %q is no line of text", language, row)
			}
		}
		for _, want := range []string{
			`\fBsinapse read `, `\fBsinapse progress `, `progress \-\-import `, `\-\-lang`, `ctrl+z`, "SINAPSE_HOME", "NO_COLOR",
		} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %s", language, want)
			}
		}
		if raw := regexp.MustCompile(`(?m)^(man|cli|help|key)\.[a-z.]+$|\{[a-z]+\}`).FindString(out); raw != "" {
			t.Errorf("%s: %s is printed raw", language, raw)
		}
	}
}

// TestSeedReachesTheCourse reads screens in courses of two seeds: what is drawn is
// the same twice and another in the other; what is not is the same in both.
func TestSeedReachesTheCourse(t *testing.T) {
	read := func(arguments ...string) string {
		t.Helper()
		status, out, err := entered(t, "", append([]string{"--lang", "en", "read"}, arguments...)...)
		if status != 0 || err != "" {
			t.Fatalf("%v: status %d, %s", arguments, status, err)
		}
		return out
	}
	seven := read("remedies/l1-l2", "--seed", "7")
	if again := read("remedies/l1-l2", "--seed=7"); again != seven {
		t.Errorf("seed 7 gives two courses:\n%s\n%s", seven, again)
	}
	if eight := read("remedies/l1-l2", "--seed", "8"); strings.ReplaceAll(eight, "seed 8", "seed 7") == seven {
		t.Error("seeds 7 and 8 give one course")
	}
	if !strings.Contains(seven, "The words are about seed 0, not 7.") {
		t.Errorf("the words do not say of which seed they speak:\n%s", seven)
	}
	if usual := read("remedies/l1-l2"); usual != read("remedies/l1-l2", "--seed", "0") || strings.Contains(usual, "seed 0") {
		t.Errorf("without --seed:\n%s", usual)
	}
	if houses := read("weights/by-hand"); houses != read("weights/by-hand", "--seed", "4294967295") {
		t.Errorf("invented houses change with the seed:\n%s", houses)
	}
}
