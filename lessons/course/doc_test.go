package course

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// example is the chapter that the comment of package lessons shows, as it stands there.
func example(t *testing.T) string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	shown := false
	for line := range strings.Lines(file.Doc.Text()) {
		indented, isCode := strings.CutPrefix(line, "\t")
		shown = isCode && (shown || strings.HasPrefix(indented, "package ")) || shown && line == "\n"
		if shown {
			code.WriteString(indented)
		}
	}
	return code.String()
}

// TestExampleIsAChapter builds the chapter that the comment shows, as if it stood in its
// folder.
func TestExampleIsAChapter(t *testing.T) {
	code := filepath.Join(t.TempDir(), "slope.go")
	if err := os.WriteFile(code, []byte(example(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	folder, err := filepath.Abs("../slope")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(folder, "slope.go"): code}})
	if err != nil {
		t.Fatal(err)
	}
	replaced := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(replaced, overlay, 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("go", "build", "-overlay", replaced, "sinapse/lessons/slope").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
