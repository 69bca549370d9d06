package cli

import (
	"bufio"
	"encoding/json"
	"maps"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/scene"
)

// trainedLines are the lines of a training as JSON.
func trainedLines(t *testing.T, arguments ...string) []map[string]any {
	t.Helper()
	status, out, err := entered(t, "", append([]string{"train", "--json"}, arguments...)...)
	if status != 0 || err != "" {
		t.Fatalf("train %q: %d, %s", arguments, status, err)
	}
	return objects(t, out)
}

// objects reads lines of JSON.
func objects(t *testing.T, text string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for line := range strings.Lines(text) {
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			t.Fatalf("%v: %.200s", err, line)
		}
		lines = append(lines, object)
	}
	return lines
}

// onScreen is the screen that learns a table, after some moves.
func onScreen(t *testing.T, file course.OwnFile, moves ...string) *lessons.Session {
	t.Helper()
	entry, err := course.Own(file)
	if err != nil {
		t.Fatal(err)
	}
	s := lessons.NewSession(entry.New(0), lessons.NewProgress().Record(entry.ID))
	for _, text := range append(moves, "move fit") {
		move, err := lessons.ParseMove(text)
		if err == nil {
			err = s.Apply(move)
		}
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	return s
}

// TestTrainIsTheScreen trains as the screen does, and comes to its losses, to the last bit.
func TestTrainIsTheScreen(t *testing.T) {
	alone(t, "C")
	for _, c := range []struct {
		target    string
		arguments []string
		moves     []string
		epochs    int
	}{
		{"species", nil, nil, 100},
		{"sex", []string{"--hidden", "3", "--rate", "0.2", "--epochs", "12"}, []string{"move fit", "type hidden 3", "type rate 0.2"}, 12},
		{"body_mass_g", []string{"--batch", "all", "--seed", "7", "--epochs", "20"}, []string{"move aim", "type seed 7", "move fit", "type batch 4"}, 20},
		{"body_mass_g", []string{"--rate", "3", "--epochs", "20"}, []string{"move fit", "type rate 3"}, 20}, // it diverges
	} {
		file, err := NewCommand(strings.NewReader(""), nil, nil).tableFile("penguins")
		if err != nil {
			t.Fatal(err)
		}
		file.Target = c.target
		s := onScreen(t, file, append(c.moves, "move fit", "type epochs "+strconv.Itoa(max(c.epochs, 10)), "tick 4000")...)
		lines := trainedLines(t, append(c.arguments, "penguins", "--target", c.target)...)
		for i, name := range []string{"linear", "network"} {
			shown := onModel(t, s, i)
			model := lines[1][name].(map[string]any)
			for part, of := range []string{"train", "validation"} {
				printed := model["losses"].(map[string]any)[of].([]any)
				for k, p := range shown.Runs[part].Points {
					if k > c.epochs {
						break
					}
					if k >= len(printed) || printed[k].(float64) != p.Last {
						t.Fatalf("%s, %s %s after epoch %d: %v, on the screen %v", c.target, name, of, k, printed[min(k, len(printed)-1)], p.Last)
					}
				}
				if want := min(len(shown.Runs[part].Points), c.epochs+1); len(printed) != want {
					t.Errorf("%s, %s %s: %d losses, on the screen %d", c.target, name, of, len(printed), want)
				}
			}
		}
	}
}

// onModel is the curve of a model on the screen.
func onModel(t *testing.T, s *lessons.Session, model int) scene.Curve {
	t.Helper()
	move, err := lessons.ParseMove("type model " + strconv.Itoa(model+1))
	if err == nil {
		err = s.Apply(move)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s.Scene()[0].(scene.Curve)
}

// form is what version 1 of the form has: no field may go or be called otherwise. One that
// comes belongs here too.
const form = `setup: activation batch classes dropped epochs file hidden inputs kind loss optimizer rate rows seed seeds target train validation version
run: baseline baseline.accuracy baseline.loss complete epochs kind linear linear.accuracy linear.loss linear.losses linear.losses.train linear.losses.validation network network.accuracy network.loss network.losses network.losses.train network.losses.validation seconds seed version
summary: baseline baseline.accuracy baseline.accuracy.deviation baseline.accuracy.greatest baseline.accuracy.least baseline.accuracy.mean baseline.loss baseline.loss.deviation baseline.loss.greatest baseline.loss.least baseline.loss.mean interrupted kind linear linear.accuracy linear.accuracy.deviation linear.accuracy.greatest linear.accuracy.least linear.accuracy.mean linear.loss linear.loss.deviation linear.loss.greatest linear.loss.least linear.loss.mean network network.accuracy network.accuracy.deviation network.accuracy.greatest network.accuracy.least network.accuracy.mean network.loss network.loss.deviation network.loss.greatest network.loss.least network.loss.mean runs seconds version
`

// TestTrainForm holds the form of the lines to what is promised: field by field, and each
// told of in the package's documentation and in the man page.
func TestTrainForm(t *testing.T) {
	alone(t, "C")
	lines := trainedLines(t, "penguins", "--target", "species", "--epochs", "3", "--seeds", "2")
	if len(lines) != 4 {
		t.Fatalf("%d lines", len(lines))
	}
	var got strings.Builder
	for _, i := range []int{0, 1, 3} {
		if lines[i]["version"] != 1.0 {
			t.Errorf("version %v", lines[i]["version"])
		}
		names := fieldNames("", lines[i])
		got.WriteString(lines[i]["kind"].(string) + ": " + strings.Join(names, " ") + "\n")
	}
	if got.String() != form {
		t.Errorf("version %d has these fields:\n%s\nand promises:\n%s", trainVersion, got.String(), form)
	}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, man, _ := entered(t, "", "man")
	man = strings.ReplaceAll(man, `\fB`, "")
	for _, field := range regexp.MustCompile(`[a-z0-9]+`).FindAllString(form+" weights r2 typical diverged", -1) {
		if word := regexp.MustCompile(`\b` + field + `\b`); !word.Match(doc) || !word.MatchString(man) {
			t.Errorf("the documentation or the man page does not tell of %q", field)
		}
	}
	number := trainedLines(t, "penguins", "--target", "body_mass_g", "--epochs", "2", "--rate", "9")
	for _, name := range []string{"r2", "typical", "losses", "diverged"} {
		if _, ok := number[1]["network"].(map[string]any)[name]; !ok {
			t.Errorf("no %s in %v", name, number[1]["network"])
		}
	}
	if _, ok := number[0]["classes"]; ok {
		t.Error("a number has classes")
	}
}

// fieldNames are the fields of an object, and of those in it.
func fieldNames(before string, object map[string]any) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(object)) {
		names = append(names, before+name)
		if inner, ok := object[name].(map[string]any); ok {
			names = append(names, fieldNames(before+name+".", inner)...)
		}
	}
	return names
}

// TestTrainTellsPeople prints a table in both languages.
func TestTrainTellsPeople(t *testing.T) {
	alone(t, "C")
	for language, says := range map[string][]string{
		"en": {"penguins: species from 10 inputs.", "Hidden neurons: 8, 4", "epochs 5", "linear model", "Over 2 seeds"},
		"pt": {"penguins: species a partir de 10 entradas.", "Neurônios ocultos: 8, 4", "épocas 5", "modelo linear", "Em 2 sementes"},
	} {
		status, out, err := entered(t, "", "--lang", language, "train", "penguins", "--target", "species", "--hidden", "8,4", "--epochs", "5", "--seeds", "2")
		for _, want := range says {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %q is not in\n%s", language, want, out)
			}
		}
		if status != 0 || err != "" || bare.MatchString(out) || strings.Contains(out, "train.") {
			t.Errorf("%s: %d, %q\n%s", language, status, err, out)
		}
	}
	if _, out, _ := entered(t, houses, "train", "-", "--target", "preço", "--hidden", "0", "--epochs", "1"); !strings.Contains(out, "Hidden neurons: 0;") {
		t.Error(out)
	}
}

// TestTrainTellsOfDivergence says of numbers that are those from before a divergence that
// they are.
func TestTrainTellsOfDivergence(t *testing.T) {
	alone(t, "C")
	_, out, _ := entered(t, "", "--lang", "en", "train", "penguins", "--target", "body_mass_g", "--rate", "10", "--epochs", "5")
	if !strings.Contains(out, "Seed 0: from update") || !strings.Contains(out, "of epoch 0, before that") {
		t.Error(out)
	}
}

// TestTrainRefuses tells in one line what cannot be, and what can.
func TestTrainRefuses(t *testing.T) {
	alone(t, "C")
	folder := t.TempDir()
	bad := filepath.Join(folder, "bad.npz")
	if err := os.WriteFile(bad, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ arguments, en, pt string }{
		{"", "which table", "qual tabela"},
		{"penguins --data digits", "one table at a time: digits or penguins", "uma tabela de cada vez"},
		{"penguin.csv", "there is no file penguin.csv", "não há arquivo penguin.csv"},
		{"camoes", "camoes: ", "camoes: "},
		{"penguins --target specis", "Did you mean “species”?", "Quis dizer “species”?"},
		{"penguins --hidden 0,8", "up to 8 layers of 1 to 1024 neurons, such as 8,8", "até 8 camadas"},
		{"penguins --hidden 1,1,1,1,1,1,1,1,1", "up to 8 layers", "até 8 camadas"},
		{"penguins --hidden eight", "“eight”", "“eight”"},
		{"penguins --rate 0", "a number above 0, up to 10", "um número acima de 0"},
		{"penguins --rate NaN", "a number above 0", "um número acima de 0"},
		{"penguins --batch 0", "or all", "ou all"},
		{"penguins --epochs -1", "from 0 to 10000", "de 0 a 10000"},
		{"penguins --seeds 0", "from 1 to 1000", "de 1 a 1000"},
		{"penguins --seeds 2 --seed 4294967295", "none beyond seed 4294967295", "sem passar"},
		{"penguins --seeds 2 --out x.npz", "leave --seeds out", "tire --seeds"},
		{"penguins --weights none.npz", "there is no file none.npz", "não há arquivo none.npz"},
		{"penguins --weights " + folder, "no usual file", "não é um arquivo comum"},
		{"penguins --weights " + bad, "it ends too early", "termina cedo demais"},
		{"penguins --epoch 3", "Did you mean --epochs?", "Quis dizer --epochs?"},
	} {
		for language, want := range map[content.Language]string{content.English: c.en, content.Portuguese: c.pt} {
			arguments := append([]string{"--lang", string(language), "train"}, strings.Fields(c.arguments)...)
			status, out, err := entered(t, "", arguments...)
			if status != 2 || out != "" || !strings.Contains(err, want) || strings.Count(err, "\n") != 1 || bare.MatchString(err) {
				t.Errorf("%s in %s: %d, %q; want %q", c.arguments, language, status, err, want)
			}
		}
	}
}

// TestTrainedWeightsComeBack writes what was learnt and begins with it: it is worth the
// same. A file that is there stays as it is, unless it may be written over.
func TestTrainedWeightsComeBack(t *testing.T) {
	alone(t, "C")
	out := filepath.Join(t.TempDir(), "w.npz")
	learn := []string{"penguins", "--target", "body_mass_g", "--hidden", "8,8"}
	first := trainedLines(t, append(learn, "--epochs", "30", "--out", out)...)[1]["network"].(map[string]any)
	kept, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	again := trainedLines(t, append(learn, "--epochs", "0", "--weights", out)...)
	if got := again[1]["network"].(map[string]any); got["loss"] != first["loss"] || got["r2"] != first["r2"] || len(got["losses"].(map[string]any)["train"].([]any)) != 1 {
		t.Errorf("they come back as %v, were %v", got["loss"], first["loss"])
	}
	if again[0]["weights"] != out {
		t.Error(again[0])
	}
	for _, c := range []struct {
		arguments []string
		says      string
	}{
		{append(learn, "--epochs", "1", "--out", out), "exists already: name a file that does not, or write over it with --force"},
		{[]string{"penguins", "--target", "body_mass_g", "--hidden", "8", "--weights", out}, "there are W1 (12, 8), b1 (8,), W2 (8, 8)"},
		{append(learn, "--out", filepath.Join(out, "w.npz")), "I cannot write"},
	} {
		status, _, err := entered(t, "", append([]string{"train", "--json"}, c.arguments...)...)
		if now, _ := os.ReadFile(out); status != 2 || !strings.Contains(err, c.says) || string(now) != string(kept) {
			t.Errorf("%q: %d, %s", c.arguments, status, err)
		}
	}
	trainedLines(t, append(learn, "--epochs", "1", "--out", out, "--force")...)
	if now, _ := os.ReadFile(out); string(now) == string(kept) || len(now) != len(kept) {
		t.Error("it was not written over")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".*")); left != nil {
		t.Errorf("left behind: %q", left)
	}
}

// TestTrainIsLeft sends ctrl+c into a training: what was done is printed.
func TestTrainIsLeft(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such signals there")
	}
	if signal.Ignored(os.Interrupt) {
		t.Skip("whoever started the tests has interrupts ignored, and children inherit that")
	}
	alone(t, "C")
	run := exec.Command(os.Args[0], "train", "penguins", "--target", "species", "--epochs", "10000", "--seeds", "1000", "--json")
	run.Env = append(os.Environ(), mainVariable+"=1")
	pipe, err := run.StdoutPipe()
	if err == nil {
		err = run.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(pipe)
	text, err := reader.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for {
		line, err := reader.ReadString('\n')
		text += line
		if err != nil {
			break
		}
	}
	_ = run.Wait() // its status is asked for below
	lines := objects(t, text)
	last, before := lines[len(lines)-1], lines[len(lines)-2]
	if last["kind"] != "summary" || last["interrupted"] != true || before["complete"] != false || run.ProcessState.ExitCode() != 130 {
		t.Errorf("%d: %v, %v", run.ProcessState.ExitCode(), before["complete"], last)
	}
	losses := before["network"].(map[string]any)["losses"].(map[string]any)["train"].([]any)
	if len(losses) != int(math.Round(before["epochs"].(float64)))+1 {
		t.Errorf("%v epochs, %d losses", before["epochs"], len(losses))
	}
}
