package content

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// language is a whole language as small as can be.
func language() fstest.MapFS {
	return fstest.MapFS{
		"pt/interface.md": {Data: []byte("---\ntitle: T\nkey.quit: sair\n---\n\n## Ajuda {#help}\n\nA.\n")},
		"pt/glossary.md":  {Data: []byte(head + "\n## Peso {#weight}\n\nA.\n\n## Viés {#bias}\n\nB.\n")},
		"pt/weights.md":   {Data: []byte(head + "\n## S {#s}\n\nA.\n")},
		"pt/bias.md":      {Data: []byte(head + "\n## S {#s}\n\nA.\n")},
		"en/other.md":     {Data: []byte("not read")},
	}
}

func TestOpen(t *testing.T) {
	book, err := open(language(), Portuguese)
	if err != nil {
		t.Fatal(err)
	}
	if book.Language() != Portuguese {
		t.Errorf("language %q", book.Language())
	}
	if word, ok := book.Word("key.quit"); word != "sair" || !ok {
		t.Errorf("key.quit is %q, %t", word, ok)
	}
	if word, ok := book.Word("key.none"); word != "" || ok {
		t.Errorf("key.none is %q, %t", word, ok)
	}
	if words := book.Words(); len(words) != 2 {
		t.Errorf("words %q", words)
	}
	if help := book.Section("help"); help == nil || help.Title != "Ajuda" || len(book.Sections()) != 1 {
		t.Errorf("help %+v", help)
	}
	if book.Section("none") != nil {
		t.Error("there is a section none")
	}
	if terms := book.Glossary(); len(terms) != 2 || terms[0].Term != "Peso" || terms[1].ID != "bias" {
		t.Errorf("glossary %+v", terms)
	}
	if err := book.Verify(); err != nil {
		t.Error(err)
	}
	if book.Title("bias") != "T" || book.Title("none") != "" {
		t.Errorf("titles %q and %q", book.Title("bias"), book.Title("none"))
	}
	if chapters := book.Chapters(); len(chapters) != 2 || chapters[0].ID != "bias" || chapters[1].ID != "weights" {
		t.Errorf("chapters %+v", chapters)
	}
	if book.Chapter("weights") == nil || book.Chapter("interface") != nil || book.Chapter("none") != nil {
		t.Error("the chapters are not those there are files for")
	}
}

func TestOpenProblems(t *testing.T) {
	for _, test := range []struct {
		name, file, source string
		language           Language
		problem            Problem
		want               string
	}{
		{"bad chapter", "pt/bias.md", "A.", Portuguese, NoHeader, "pt/bias.md:1: "},
		{"bad interface", "pt/interface.md", "A.", Portuguese, NoHeader, "pt/interface.md:1: "},
		{"no interface", "en/weights.md", head, English, NoFile, "en/interface.md: "},
		{"no such language", "pt/weights.md", head, "fr", NoLanguage, "fr: "},
		{"pattern for a language", "pt/weights.md", head, "p?", NoLanguage, "p?: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := language()
			files[test.file] = &fstest.MapFile{Data: []byte(test.source)}
			book, err := open(files, test.language)
			if book != nil || !errors.Is(err, test.problem) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, %v; want %q at %q", book, err, test.problem, test.want)
			}
		})
	}
}

// What is parsed when it is first asked for is told by Verify, and a panic for
// who asks without it.
func TestVerify(t *testing.T) {
	for _, test := range []struct {
		name, file, source string
		problem            Problem
		ask                func(*Book)
		want               string
	}{
		{"bad chapter", "pt/bias.md", head + "A.", OutsideSection, func(b *Book) { b.Chapter("bias") }, "pt/bias.md:4: "},
		{"asking glossary", "pt/glossary.md", head + "## S {#s}\n\n### Q {#q}\n\n- a: b\n", NoQuestions, func(b *Book) { b.Glossary() }, "pt/glossary.md: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := language()
			files[test.file] = &fstest.MapFile{Data: []byte(test.source)}
			book, err := open(files, Portuguese)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.Verify(); !errors.Is(err, test.problem) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v; want %q at %q", err, test.problem, test.want)
			}
			defer func() {
				if recover() == nil {
					t.Error("it was handed out")
				}
			}()
			test.ask(book)
		})
	}
}

// TestOtherNames holds each other name in a glossary to a term that there is, and finds
// one that is the name of another term, or stands twice.
func TestOtherNames(t *testing.T) {
	for _, language := range Languages() {
		book, err := Open(language)
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]string{}
		for _, entry := range book.Glossary() {
			named[entry.Term] = entry.ID
		}
		listed := 0
		for _, entry := range book.Glossary() {
			for _, name := range entry.Also {
				listed++
				if other, ok := named[name]; ok {
					t.Errorf("%s: %q is both %s and %s", language, name, other, entry.ID)
				}
				named[name] = entry.ID
			}
		}
		source, err := files.ReadFile(string(language) + "/glossary.md")
		if err != nil {
			t.Fatal(err)
		}
		written := 0
		for line := range strings.Lines(string(source)) {
			if key, names, _ := strings.Cut(line, ": "); strings.HasPrefix(key, "also.") {
				written += 1 + strings.Count(names, ", ")
			}
		}
		if written != listed || listed == 0 {
			t.Errorf("%s: %d other names stand in the header, and %d belong to terms", language, written, listed)
		}
	}
}

// TestTitlesAreReadWhereverTheyStand: a file is opened for its first lines, and a title
// that is none of them, or is longer, is found all the same.
func TestTitlesAreReadWhereverTheyStand(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("longo ", 60))
	for name, test := range map[string]struct{ header, title string }{
		"first": {"title: Pesos\nblurb: um", "Pesos"},
		"later": {"blurb: " + long + "\ntitle: Pesos", "Pesos"},
		"long":  {"title: " + long, long},
	} {
		files := language()
		files["pt/weights.md"] = &fstest.MapFile{Data: []byte("---\n" + test.header + "\n---\n")}
		book, err := open(files, Portuguese)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := book.Title("weights"); got != test.title {
			t.Errorf("%s: the title is %q", name, got)
		}
	}
}
