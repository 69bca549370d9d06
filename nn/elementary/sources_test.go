package elementary

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// exact are the functions of package math that every machine computes alike: they
// are rounded exactly, or do not round. All others have last bits of their own on
// some, so this package has them.
var exact = []string{
	"Abs", "Ceil", "Copysign", "FMA", "Float32bits", "Float32frombits", "Float64bits", "Float64frombits", "Floor", "Frexp", "Inf", "IsInf", "IsNaN", "Ldexp", "Max", "Min",
	"Mod", "Modf", "NaN", "Nextafter", "Round", "RoundToEven", "Signbit", "Sqrt", "Trunc",
}

// inexact lists what a source uses of package math that is neither exact nor a constant.
func inexact(t *testing.T, name string, source any) []string {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	called := "" // what package math is called here
	for _, imported := range file.Imports {
		path, err := strconv.Unquote(imported.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if path == "math" || path == "math/cmplx" {
			called = "math"
			if imported.Name != nil {
				called = imported.Name.Name
			}
		}
		if path == "math/cmplx" || called == "." {
			return []string{name + ": " + path}
		}
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		used, ok := n.(*ast.SelectorExpr)
		if !ok || called == "" {
			return true
		}
		if x, ok := used.X.(*ast.Ident); ok && x.Name == called && !constantOfMath(used.Sel.Name) && !slices.Contains(exact, used.Sel.Name) {
			found = append(found, files.Position(n.Pos()).String()+": math."+used.Sel.Name)
		}
		return true
	})
	return found
}

// constantOfMath tells whether package math has a constant of that name.
func constantOfMath(name string) bool {
	return strings.HasPrefix(name, "Max") && name != "Max" || strings.HasPrefix(name, "Min") && name != "Min" || strings.HasPrefix(name, "Smallest") ||
		slices.Contains([]string{"E", "Pi", "Phi", "Sqrt2", "SqrtE", "SqrtPi", "SqrtPhi", "Ln2", "Log2E", "Ln10", "Log10E"}, name)
}

// TestNothingElseComputesFunctions looks through all sources of the program: what
// reaches a screen, or a state, must be the same on every machine.
func TestNothingElseComputesFunctions(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "peers" || strings.HasPrefix(entry.Name(), ".") && path != "../.."):
			return filepath.SkipDir // a module of its own, and tools
		case entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		seen++
		for _, use := range inexact(t, path, nil) {
			t.Errorf("%s has other bits on other machines: see package elementary", use)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 100 {
		t.Errorf("%d sources", seen)
	}
}

func TestInexactFunctionsAreFound(t *testing.T) {
	for source, want := range map[string]int{
		`package p; import "math"; var x = math.Tanh(math.Pi) + math.Abs(1)`: 1,
		`package p; import m "math"; var f = m.Exp; var y = m.Log(2)`:        2,
		`package p; import . "math"; var y = Log(2)`:                         1,
		`package p; import "math/cmplx"; var y = cmplx.Exp(2)`:               1,
		`package p; import "math"; var x = math.Sqrt(math.MaxFloat64)`:       0,
		`package p; type m struct{ Exp int }; var math m; var x = math.Exp`:  0,
	} {
		if got := inexact(t, "p.go", source); len(got) != want {
			t.Errorf("%s: found %v, want %d", source, got, want)
		}
	}
}
