package content

import (
	"embed"
	"errors"
	"io/fs"
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
	glossary []Entry
	chapters map[string]*Chapter
}

// books are the books opened so far, by language: a language is parsed once.
var books sync.Map

// Open parses all of one language. Its error joins every problem in every file
// (see [Error]); a language that is not among [Languages] is one too.
func Open(language Language) (*Book, error) {
	if book, ok := books.Load(language); ok {
		return book.(*Book), nil
	}
	book, err := open(files, language)
	if err == nil {
		books.Store(language, book)
	}
	return book, err
}

// open is [Open] over any files.
func open(files fs.FS, language Language) (*Book, error) {
	if !slices.Contains(Languages(), language) {
		return nil, &Error{File: string(language), Problem: NoLanguage}
	}
	names, err := fs.Glob(files, path.Join(string(language), "*.md"))
	if err != nil {
		return nil, err
	}
	parsed := map[string]*Chapter{}
	var errs []error
	for _, name := range names {
		source, err := fs.ReadFile(files, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		chapter, err := Parse(name, source)
		if err == nil && chapter.ID == glossaryFile {
			err = noQuestions(name, chapter)
		}
		errs = append(errs, err)
		parsed[chapter.ID] = chapter
	}
	for _, id := range []string{interfaceFile, glossaryFile} {
		if parsed[id] == nil {
			errs = append(errs, &Error{File: path.Join(string(language), id+".md"), Problem: NoFile})
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return newBook(language, parsed), nil
}

// noQuestions reports the first question of a glossary.
func noQuestions(file string, glossary *Chapter) error {
	for _, term := range glossary.Screens {
		if len(term.Questions) > 0 {
			return &Error{File: file, Problem: NoQuestions, Subject: term.ID}
		}
	}
	return nil
}

func newBook(language Language, parsed map[string]*Chapter) *Book {
	book := &Book{language: language, ui: parsed[interfaceFile], chapters: parsed}
	for _, term := range parsed[glossaryFile].Screens {
		book.glossary = append(book.glossary, Entry{ID: term.ID, Term: term.Title, Body: term.Body})
	}
	delete(parsed, interfaceFile)
	delete(parsed, glossaryFile)
	return book
}

// Language returns the language the book is written in.
func (b *Book) Language() Language { return b.language }

// Word returns the interface's word for key, and whether there is one.
func (b *Book) Word(key string) (string, bool) { return b.ui.Word(key) }

// Words returns a copy of the interface's words.
func (b *Book) Words() map[string]string { return b.ui.Words() }

// Section returns the interface's section (a help text) with the given id, or nil.
func (b *Book) Section(id string) *Screen { return b.ui.Screen(id) }

// Sections returns the interface's sections, in file order.
func (b *Book) Sections() []*Screen { return slices.Clone(b.ui.Screens) }

// Chapter returns the chapter with the given id, or nil when there is no such file.
func (b *Book) Chapter(id string) *Chapter { return b.chapters[id] }

// Chapters returns every chapter there is a file for, sorted by id.
func (b *Book) Chapters() []*Chapter {
	chapters := make([]*Chapter, 0, len(b.chapters))
	for _, chapter := range b.chapters {
		chapters = append(chapters, chapter)
	}
	slices.SortFunc(chapters, func(x, y *Chapter) int { return strings.Compare(x.ID, y.ID) })
	return chapters
}

// Glossary returns every term, in file order.
func (b *Book) Glossary() []Entry { return slices.Clone(b.glossary) }
