package content

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Parse reads one file. The file's name gives the chapter's ID and the place in
// errors. All problems are reported, joined, each an [*Error]; the chapter is
// returned with them, as far as it could be read.
func Parse(file string, source []byte) (*Chapter, error) {
	b := newBuilder(file)
	if !utf8.Valid(source) {
		b.fail(0, NotText, "")
		return b.chapter, b.problems()
	}
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	b.source, b.before = b.header(source)
	document := newParser().Parse(text.NewReader(b.source))
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		b.block(node)
	}
	b.endSection()
	return b.chapter, b.problems()
}

// titleIn is the title that the first line of a header tells; the line must be there
// to its end.
func titleIn(source []byte) (title string, told bool) {
	first, rest, _ := nextLine(source)
	line, _, whole := nextLine(rest)
	title, told = strings.CutPrefix(line, "title:")
	return strings.TrimSpace(title), told && title != "" && whole && first == fence
}

// title reads the header of a file alone, for its title.
func title(file string, source []byte) (string, error) {
	b := newBuilder(file)
	b.header(source)
	return b.chapter.Title, b.problems()
}

func newBuilder(file string) *builder {
	return &builder{file: file, chapter: &Chapter{ID: chapterID(file), words: map[string]string{}}}
}

// chapterID is a file's name without folder and extension.
func chapterID(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

// newParser returns a CommonMark parser that knows {#id} and no link references:
// brackets in the text are arrays more often than links.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithAttribute(),
	)
}

// A builder puts a chapter together, block by block.
type builder struct {
	file    string
	source  []byte // what follows the header
	before  int    // lines before source
	chapter *Chapter
	errs    []*Error

	screen       *Screen // the section being read, nil before the first
	screenLine   int
	question     *Question // the question being read, nil in a section's body
	questionLine int
	answered     bool // the question's list of outcomes has been read
}

func (b *builder) fail(line int, problem Problem, subject string) {
	b.errs = append(b.errs, &Error{File: b.file, Line: line, Problem: problem, Subject: subject})
}

// problems joins what was found, in the order of the lines.
func (b *builder) problems() error {
	slices.SortStableFunc(b.errs, func(x, y *Error) int { return x.Line - y.Line })
	errs := make([]error, len(b.errs))
	for i, err := range b.errs {
		errs[i] = err
	}
	return errors.Join(errs...)
}

// line returns the number of the line on which node begins.
func (b *builder) line(node ast.Node) int {
	pos := min(max(node.Pos(), 0), len(b.source))
	return b.before + 1 + bytes.Count(b.source[:pos], []byte("\n"))
}

// block takes in one block of the top level.
func (b *builder) block(node ast.Node) {
	heading, isHeading := node.(*ast.Heading)
	switch {
	case isHeading && heading.Level == 2:
		b.beginSection(heading)
	case isHeading && heading.Level == 3:
		b.beginQuestion(heading)
	case isHeading:
		b.fail(b.line(node), BadHeading, PlainText(b.spans(node)))
	case b.screen == nil:
		b.fail(b.line(node), OutsideSection, node.Kind().String())
	case b.question == nil:
		b.screen.Body = append(b.screen.Body, b.body(node)...)
	default:
		b.answers(node)
	}
}

func (b *builder) beginSection(heading *ast.Heading) {
	b.endSection()
	line, title := b.line(heading), b.spans(heading)
	id := b.id(heading, title)
	if id != "" && b.chapter.Screen(id) != nil {
		b.fail(line, DuplicateID, id)
	}
	b.screen = &Screen{ID: id, Title: PlainText(title)}
	b.screenLine = line
	b.chapter.Screens = append(b.chapter.Screens, b.screen)
}

func (b *builder) endSection() {
	b.endQuestion()
	if b.screen != nil && len(b.screen.Body) == 0 && len(b.screen.Questions) == 0 {
		b.fail(b.screenLine, EmptySection, b.screen.ID)
	}
}

func (b *builder) beginQuestion(heading *ast.Heading) {
	b.endQuestion()
	line, prompt := b.line(heading), b.spans(heading)
	id := b.id(heading, prompt)
	if b.screen == nil {
		b.fail(line, OutsideSection, id)
		return
	}
	if id != "" && b.screen.Question(id) != nil {
		b.fail(line, DuplicateID, id)
	}
	b.screen.Questions = append(b.screen.Questions, Question{ID: id, Prompt: prompt, Outcomes: map[string][]Span{}})
	b.question = &b.screen.Questions[len(b.screen.Questions)-1]
	b.questionLine = line
}

func (b *builder) endQuestion() {
	if b.question != nil && !b.answered {
		b.fail(b.questionLine, NoOutcomes, b.question.ID)
	}
	b.question, b.answered = nil, false
}

// id returns the {#id} of a heading, or "" when it has none that is sound.
func (b *builder) id(heading *ast.Heading, title []Span) string {
	words := PlainText(title)
	if words == "" {
		b.fail(b.line(heading), EmptyTitle, "")
	}
	value, _ := heading.AttributeString("id")
	id, _ := value.([]byte)
	switch {
	case len(id) == 0:
		b.fail(b.line(heading), MissingID, words)
	case !isKey(string(id)):
		b.fail(b.line(heading), BadID, string(id))
	default:
		return string(id)
	}
	return ""
}

// answers takes in one of the two lists of a question.
func (b *builder) answers(node ast.Node) {
	list, isList := node.(*ast.List)
	switch {
	case !isList || b.answered:
		b.fail(b.line(node), BadQuestion, node.Kind().String())
	case !list.IsOrdered():
		b.answered = true
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			b.outcome(item)
		}
	case len(b.question.Choices) > 0 || list.Start != 1:
		b.fail(b.line(node), BadQuestion, node.Kind().String())
	default:
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			b.question.Choices = append(b.question.Choices, b.item(item))
		}
	}
}

// outcome takes in one "key: explanation".
func (b *builder) outcome(item ast.Node) {
	line, spans := b.line(item), b.item(item)
	key, explanation, ok := cutKey(spans)
	if !ok {
		b.fail(line, BadOutcome, PlainText(spans))
		return
	}
	if _, twice := b.question.Outcomes[key]; twice {
		b.fail(line, DuplicateResult, key)
	}
	choices := len(b.question.Choices)
	if number, err := strconv.Atoi(key); err == nil && choices > 0 && (number < 1 || number > choices) {
		b.fail(line, NoSuchChoice, key)
	}
	b.question.Outcomes[key] = explanation
}

// cutKey splits "key: explanation". ok is false when either is missing.
func cutKey(spans []Span) (key string, explanation []Span, ok bool) {
	if len(spans) == 0 || spans[0] != (Span{Text: spans[0].Text}) {
		return "", nil, false
	}
	key, first, found := strings.Cut(spans[0].Text, ":")
	if first = strings.TrimLeft(first, " \n"); first != "" {
		explanation = append(explanation, Span{Text: first})
	}
	explanation = append(explanation, spans[1:]...)
	return key, explanation, found && isKey(key) && len(explanation) > 0
}
