package tui_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the name that our own import paths begin with.
const module = "sinapse"

// A rule says what the packages of one part of the house may import. Patterns
// are import paths; one that ends in "/..." covers what is below it too.
type rule struct {
	packages  string   // which packages it is about, by folder
	own       []string // what of ours
	modules   []string // which third-party packages
	forbidden []string // what of the standard library they may not
	spawns    bool     // whether they may start goroutines
}

// chance is randomness that no seed of ours governs.
var chance = []string{"math/rand/...", "crypto/rand"}

// What of ours the parts of the house may use, downwards only.
var (
	sceneUses  = []string{"sinapse/nn/array", "sinapse/nn/elementary"} // the values of a drawn array; the logarithms of its axes
	lessonUses = []string{"sinapse/nn/...", "sinapse/lessons/scene", "sinapse/lessons/internal/codec", "sinapse/lessons/internal/sums"}
	kitUses    = []string{"sinapse/nn/...", "sinapse/lessons/scene", "sinapse/lessons"}
	modelUses  = append([]string{"sinapse/lessons/internal/kit"}, kitUses...)
	partUses   = append([]string{"sinapse/lessons/internal/model"}, modelUses...) // a chapter's
	shownUses  = []string{"sinapse/content", "sinapse/lessons", "sinapse/lessons/scene", "sinapse/lessons/course", "sinapse/tui/draw", "sinapse/tui/store", "sinapse/tui/terminal"}
)

// noWorld is what lessons may not use: no terminal, no files, no clock.
var noWorld = append([]string{"os/...", "io/fs", "io/ioutil", "path/filepath", "net/...", "syscall", "log/...", "time"}, chance...)

// charm are the modules that draw a screen.
var charm = []string{
	"charm.land/bubbletea/v2/...", "charm.land/lipgloss/v2/...", "charm.land/bubbles/v2/...",
	"github.com/charmbracelet/colorprofile", "github.com/charmbracelet/x/ansi", "golang.org/x/term",
}

// rules are the house's: main → tui/cli → tui → tui/draw → lessons/scene, and tui →
// lessons/course → a chapter → lessons/internal/model → lessons/internal/kit → lessons →
// lessons/scene. The first that covers a package holds for it; a package that none
// covers is out of place.
var rules = []rule{
	{packages: ".", own: []string{"sinapse/tui/cli"}, forbidden: chance, spawns: true},
	{packages: "content", modules: []string{"github.com/yuin/goldmark/..."}, forbidden: chance},
	{packages: "nn/...", own: []string{"sinapse/nn/..."}, forbidden: chance, spawns: true},
	{packages: "lessons/scene", own: sceneUses, forbidden: noWorld},
	{packages: "lessons", own: lessonUses, forbidden: noWorld},
	{packages: "lessons/internal/codec", forbidden: noWorld},
	{packages: "lessons/internal/sums", own: []string{"sinapse/lessons/scene", "sinapse/nn/elementary"}, forbidden: noWorld},
	{packages: "lessons/internal/kit", own: kitUses, forbidden: noWorld},
	{packages: "lessons/internal/model", own: modelUses, forbidden: noWorld},
	{packages: "lessons/internal/proof", own: append([]string{"sinapse/lessons/course/anew", "sinapse/lessons/course/daily", "sinapse/lessons/internal/codec", "sinapse/lessons/internal/sums"}, partUses...), forbidden: chance},
	{packages: "lessons/course/daily"},
	{packages: "lessons/course/anew", own: []string{"sinapse/lessons"}},
	{packages: "lessons/course", own: []string{"sinapse/lessons/...", "sinapse/nn/data"}, forbidden: noWorld},
	{packages: "lessons/...", own: partUses, forbidden: noWorld}, // a chapter
	{packages: "tui/terminal/cells", forbidden: append([]string{"os/...", "time"}, chance...)},
	{packages: "tui/terminal", modules: []string{"golang.org/x/term", "golang.org/x/sys/..."}, forbidden: chance, spawns: true},
	{packages: "tui/store", modules: []string{"github.com/adrg/xdg", "golang.org/x/sys/..."}, forbidden: chance, spawns: true},
	{
		packages: "tui/draw", own: []string{"sinapse/content", "sinapse/lessons/scene", "sinapse/nn/elementary"}, forbidden: chance,
		modules: append([]string{"github.com/guptarohit/asciigraph"}, charm...),
	},
	{packages: "tui/cli", own: append([]string{"sinapse/tui", "sinapse/tui/terminal/cells"}, shownUses...), modules: append([]string{"github.com/spf13/cobra", "github.com/spf13/pflag"}, charm...), forbidden: chance, spawns: true},
	{packages: "tui", own: shownUses, modules: charm, forbidden: chance, spawns: true},
}

// testModules are what tests may import besides what their package may.
var testModules = []string{
	"github.com/charmbracelet/x/vt/...",
	"github.com/charmbracelet/x/exp/golden",
	"github.com/creack/pty",
	"pgregory.net/rapid",
	"golang.org/x/term",
}

// testOwn is what of ours the tests of a chapter may import besides: not the other
// chapters, and not the course that joins them.
var testOwn = []string{"sinapse/content", "sinapse/lessons/internal/proof", "sinapse/lessons/course/anew", "sinapse/lessons/course/daily"}

// maxFields is how many fields a struct may have: a model that grows without
// limit is how terminal programs go wrong.
const maxFields = 15

// A source is one Go file: its path from the module's root, with slashes, and its text.
type source struct {
	path string
	text string
}

func TestArchitecture(t *testing.T) {
	sources := moduleSources(t)
	for _, broken := range slices.Concat(brokenImports(sources), broadStructs(sources), silentPackages(sources)) {
		t.Error(broken)
	}
}

// moduleSources returns every Go file of the module, tests included.
func moduleSources(t *testing.T) []source {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	var sources []source
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != root && isElsewhere(name):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		sources = append(sources, source{filepath.ToSlash(relative), string(text)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(sources) < 20 {
		t.Fatalf("only %d files found in %s", len(sources), root)
	}
	return sources
}

// isElsewhere reports whether the go command does not count a folder to our
// module: it is hidden, holds test data, or is a module of its own.
func isElsewhere(folder string) bool {
	name := filepath.Base(folder)
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" {
		return true
	}
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

// brokenImports says which files import what they may not, or start goroutines
// where there are to be none.
func brokenImports(sources []source) []string {
	var broken []string
	var charts []string
	for _, source := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), source.path, source.text, parser.SkipObjectResolution)
		if err != nil {
			broken = append(broken, err.Error())
			continue
		}
		folder, isTest := path.Dir(source.path), strings.HasSuffix(source.path, "_test.go")
		number := slices.IndexFunc(rules, func(r rule) bool { return covers(r.packages, folder) })
		if number < 0 {
			broken = append(broken, source.path+": the house has no such folder")
			continue
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				panic(err) // the parser has seen to that
			}
			if !rules[number].allows(imported, isTest) {
				broken = append(broken, fmt.Sprintf("%s: may not import %s", source.path, imported))
			}
			if strings.HasSuffix(imported, "/asciigraph") && !isTest {
				charts = append(charts, source.path)
			}
		}
		if !isTest && !rules[number].spawns && spawns(file) {
			broken = append(broken, source.path+": may not start a goroutine")
		}
	}
	if len(charts) > 1 {
		broken = append(broken, fmt.Sprintf("asciigraph belongs behind one drawing: %s", strings.Join(charts, ", ")))
	}
	return broken
}

// allows reports whether a package under the rule may import a path. Tests may
// import all of ours and the standard library, to join words, chapters and screens;
// those of a chapter keep to it.
func (r rule) allows(imported string, isTest bool) bool {
	among := func(patterns []string) bool {
		return slices.ContainsFunc(patterns, func(pattern string) bool { return covers(pattern, imported) })
	}
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case first == module:
		return among(r.own) || isTest && (!r.aChapter() || among(testOwn))
	case strings.Contains(first, "."):
		return among(r.modules) || isTest && among(testModules)
	default:
		return isTest || !among(r.forbidden)
	}
}

// aChapter tells whether the rule is that of the chapters.
func (r rule) aChapter() bool { return r.packages == "lessons/..." }

// covers reports whether pattern, with or without "/..." at its end, covers name.
func covers(pattern, name string) bool {
	parent, all := strings.CutSuffix(pattern, "/...")
	return name == parent || all && strings.HasPrefix(name, parent+"/")
}

// spawns reports whether a file has a go statement.
func spawns(file *ast.File) bool {
	for node := range ast.Preorder(file) {
		if _, ok := node.(*ast.GoStmt); ok {
			return true
		}
	}
	return false
}

// broadStructs says which structs outside tests have too many fields.
func broadStructs(sources []source) []string {
	var broad []string
	for _, source := range sources {
		if strings.HasSuffix(source.path, "_test.go") {
			continue
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, source.path, source.text, parser.SkipObjectResolution)
		if err != nil {
			broad = append(broad, err.Error())
			continue
		}
		for node := range ast.Preorder(file) {
			if structure, ok := node.(*ast.StructType); ok && structure.Fields.NumFields() > maxFields {
				broad = append(broad, fmt.Sprintf("%s: a struct of %d fields; %d are enough",
					files.Position(structure.Pos()), structure.Fields.NumFields(), maxFields))
			}
		}
	}
	return broad
}

// silentPackages says which packages do not tell in the first sentence of their comment
// who may use them and what they use.
func silentPackages(sources []source) []string {
	said := map[string]string{}
	for _, source := range sources {
		if strings.HasSuffix(source.path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source.path, source.text, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil || file.Name.Name == "main" {
			continue // brokenImports tells of what cannot be read
		}
		said[path.Dir(source.path)] += file.Doc.Text()
	}
	var silent []string
	for _, folder := range slices.Sorted(maps.Keys(said)) {
		first := new(doc.Package).Synopsis(said[folder])
		if !strings.Contains(first, "may use it") || !strings.Contains(first, " uses ") {
			silent = append(silent, fmt.Sprintf("%s: the first sentence of its comment says who may use it and what it uses: …: only … may use it, and it uses …; it is %q", folder, first))
		}
	}
	return silent
}
