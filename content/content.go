package content

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed pt/*.md en/*.md
var files embed.FS

// A Language is a folder of words, named by its ISO 639 code.
type Language string

// The languages of the course.
const (
	Portuguese Language = "pt" // of Brazil
	English    Language = "en"
)

// Languages returns every language, in the order in which they are offered.
func Languages() []Language {
	return []Language{Portuguese, English}
}

// The files of a language that are no chapters.
const (
	interfaceFile = "interface"
	glossaryFile  = "glossary"
)

// A Book is all the words of one language. It is read-only and may be shared.
type Book struct {
	language Language
	ui       *Chapter
	titles   map[string]string                   // of the chapters, by ID
	chapters map[string]func() (*Chapter, error) // by ID; parsed when first asked for
	glossary func() ([]Entry, error)
}

// books are the books opened so far: a language is opened once, and once for ASCII.
var books sync.Map

// An edition is a language, as it is written.
type edition struct {
	language Language
	ascii    bool
}

// Open opens one language: the interface and the titles of the chapters are read
// at once, a chapter and the glossary when they are first asked for, because the
// learner waits for the first screen. Its error joins every problem that was seen
// (see [Error]); a language that is not among [Languages] is one too. What is
// seen later cannot be told any more: [Book.Verify], which a test calls, has
// parsed everything before.
func Open(language Language) (*Book, error) { return openEdition(edition{language, false}) }

// OpenASCII opens a language as [ASCII] writes it.
func OpenASCII(language Language) (*Book, error) { return openEdition(edition{language, true}) }

func openEdition(e edition) (*Book, error) {
	if book, ok := books.Load(e); ok {
		return book.(*Book), nil
	}
	book, err := e.open(files)
	if err == nil {
		books.Store(e, book)
	}
	return book, err
}

// open is [Open] over any files.
func open(files fs.FS, language Language) (*Book, error) { return edition{language, false}.open(files) }

// read returns a file as the edition has it.
func (e edition) read(files fs.FS, name string) ([]byte, error) {
	source, err := fs.ReadFile(files, name)
	return e.written(source), err
}

// written is a text as the edition has it.
func (e edition) written(source []byte) []byte {
	if e.ascii {
		return []byte(ASCII(e.language, string(source)))
	}
	return source
}

// titleWithin is how many bytes a file is opened for before all of it is read.
const titleWithin = 256

// title reads a file up to its title, and the whole of one that does not begin with it.
func (e edition) title(files fs.FS, name string) (string, error) {
	file, err := files.Open(name)
	if err != nil {
		return "", err
	}
	head := make([]byte, titleWithin)
	n, _ := io.ReadFull(file, head) // what is wrong with it, reading all of it tells
	_ = file.Close()
	if title, told := titleIn(e.written(head[:n])); told {
		return title, nil
	}
	source, err := e.read(files, name)
	if err != nil {
		return "", err
	}
	return title(name, source)
}

func (e edition) open(files fs.FS) (*Book, error) {
	language := e.language
	if !slices.Contains(Languages(), language) {
		return nil, &Error{File: string(language), Problem: NoLanguage}
	}
	names, err := fs.Glob(files, path.Join(string(language), "*.md"))
	if err != nil {
		return nil, err
	}
	book := &Book{language: language, titles: map[string]string{}, chapters: map[string]func() (*Chapter, error){}}
	var errs []error
	for _, name := range names {
		errs = append(errs, book.add(e, files, name))
	}
	if book.ui == nil {
		errs = append(errs, &Error{File: path.Join(string(language), interfaceFile+".md"), Problem: NoFile})
	}
	if book.glossary == nil {
		errs = append(errs, &Error{File: path.Join(string(language), glossaryFile+".md"), Problem: NoFile})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return book, nil
}

// add takes in one file, and reads of it what cannot wait.
func (b *Book) add(e edition, files fs.FS, name string) (err error) {
	parse := sync.OnceValues(func() (*Chapter, error) {
		source, err := e.read(files, name)
		if err != nil {
			return nil, err
		}
		return Parse(name, source)
	})
	switch id := chapterID(name); id {
	case interfaceFile:
		b.ui, err = parse()
	case glossaryFile:
		b.glossary = sync.OnceValues(func() ([]Entry, error) { return glossary(name, parse) })
	default:
		b.titles[id], err = e.title(files, name)
		b.chapters[id] = parse
	}
	return err
}

// glossary parses the file of the terms, which may ask no questions.
func glossary(name string, parse func() (*Chapter, error)) ([]Entry, error) {
	chapter, err := parse()
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, term := range chapter.Screens {
		if len(term.Questions) > 0 {
			return nil, &Error{File: name, Problem: NoQuestions, Subject: term.ID}
		}
		var also []string
		if names, ok := chapter.Word("also." + term.ID); ok {
			also = strings.Split(names, ", ")
		}
		met, _ := chapter.Word("met." + term.ID)
		entries = append(entries, Entry{ID: term.ID, Term: term.Title, Also: also, Met: met, Body: term.Body})
	}
	return entries, nil
}

// Verify parses everything, and joins every problem in every file.
func (b *Book) Verify() error {
	_, err := b.glossary()
	errs := []error{err}
	for _, id := range b.ids() {
		_, err := b.chapters[id]()
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Language returns the language the book is written in.
func (b *Book) Language() Language { return b.language }

// Word returns the interface's word for key, and whether there is one.
func (b *Book) Word(key string) (string, bool) { return b.ui.Word(key) }

// WordIn returns the word for key on a page of a chapter: the chapter's own, or else
// the interface's, where what several chapters say alike stands once. The chapter may
// be nil.
func (b *Book) WordIn(chapter *Chapter, key string) (string, bool) {
	if chapter != nil {
		if word, ok := chapter.Word(key); ok {
			return word, true
		}
	}
	return b.Word(key)
}

// Words returns a copy of the interface's words.
func (b *Book) Words() map[string]string { return b.ui.Words() }

// Section returns the interface's section (a help text) with the given id, or nil.
func (b *Book) Section(id string) *Screen { return b.ui.Screen(id) }

// Sections returns the interface's sections, in file order.
func (b *Book) Sections() []*Screen { return slices.Clone(b.ui.Screens) }

// Title returns the title of the chapter with the given id, or "" when there is
// no such file.
func (b *Book) Title(id string) string { return b.titles[id] }

// Chapter returns the chapter with the given id, or nil when there is no such
// file. It panics over one that [Book.Verify] has a problem with.
func (b *Book) Chapter(id string) *Chapter {
	if parse := b.chapters[id]; parse != nil {
		return verified(parse())
	}
	return nil
}

// Chapters returns every chapter there is a file for, sorted by id.
func (b *Book) Chapters() []*Chapter {
	chapters := make([]*Chapter, 0, len(b.chapters))
	for _, id := range b.ids() {
		chapters = append(chapters, b.Chapter(id))
	}
	return chapters
}

// ids lists the chapters, sorted.
func (b *Book) ids() []string { return slices.Sorted(maps.Keys(b.chapters)) }

// Glossary returns every term, in file order. It panics over a glossary that
// [Book.Verify] has a problem with.
func (b *Book) Glossary() []Entry { return slices.Clone(verified(b.glossary())) }

// verified returns what was parsed of a file that the program comes with.
func verified[T any](parsed T, err error) T {
	if err != nil {
		panic(err)
	}
	return parsed
}
