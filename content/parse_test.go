package content

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// head is the shortest header, three lines.
const head = "---\ntitle: T\n---\n"

func TestParseWholeChapter(t *testing.T) {
	source := `---
title: Pesos
control.w1: peso do tamanho: m²

goal.fit: erro abaixo de {limit}
---

## Qual *peso* manda? {#importance}

A casa tem **120 m²**, e
custa ` + "`w1·x1`" + `.

- um
- dois

3. três
4. quatro

> Dito por alguém.

` + "```python\nx = 1\n\n  y = 2\n```" + `

### Qual entrada? {#stronger}

1. o **tamanho**
2. os quartos

- right: Sim: é maior.
- 2: **Não.** É menor.

### Quanto? {#how-much}

- right: Isso.

## Fim {#end}

Acabou.
`
	got, err := Parse("pt/weights.md", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	plain := func(text string) []Span { return []Span{{Text: text}} }
	want := &Chapter{
		ID: "weights", Title: "Pesos",
		words: map[string]string{
			"title": "Pesos", "control.w1": "peso do tamanho: m²", "goal.fit": "erro abaixo de {limit}",
		},
		Screens: []*Screen{{
			ID: "importance", Title: "Qual peso manda?",
			Body: []Block{
				{Spans: []Span{
					{Text: "A casa tem "},
					{Text: "120 m²", Strong: true},
					{Text: ", e custa "},
					{Text: "w1·x1", Code: true},
					{Text: "."},
				}},
				{Kind: Item, Marker: "•", Spans: plain("um")},
				{Kind: Item, Marker: "•", Spans: plain("dois")},
				{Kind: Item, Marker: "3.", Spans: plain("três")},
				{Kind: Item, Marker: "4.", Spans: plain("quatro")},
				{Kind: Quote, Spans: plain("Dito por alguém.")},
				{Kind: Code, Spans: []Span{{Text: "x = 1\n\n  y = 2", Code: true}}},
			},
			Questions: []Question{{
				ID: "stronger", Prompt: plain("Qual entrada?"),
				Choices: [][]Span{{{Text: "o "}, {Text: "tamanho", Strong: true}}, plain("os quartos")},
				Outcomes: map[string][]Span{
					"right": plain("Sim: é maior."),
					"2":     {{Text: "Não.", Strong: true}, {Text: " É menor."}},
				},
			}, {
				ID: "how-much", Prompt: plain("Quanto?"),
				Outcomes: map[string][]Span{"right": plain("Isso.")},
			}},
		}, {
			ID: "end", Title: "Fim", Body: []Block{{Spans: plain("Acabou.")}},
		}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for number, screen := range want.Screens {
		if !reflect.DeepEqual(got.Screens[number], screen) {
			t.Errorf("screen %d:\ngot  %+v\nwant %+v", number, got.Screens[number], screen)
		}
	}
}

func TestSpans(t *testing.T) {
	for _, test := range []struct {
		name, markdown string
		want           []Span
	}{
		{"plain", "a b", []Span{{Text: "a b"}}},
		{"soft break", "a\nb", []Span{{Text: "a b"}}},
		{"forced break", "a\\\nb", []Span{{Text: "a\nb"}}},
		{"nested", "*a **b***", []Span{{Text: "a ", Emphasis: true}, {Text: "b", Emphasis: true, Strong: true}}},
		{"code in strong", "**a `b`**", []Span{{Text: "a ", Strong: true}, {Text: "b", Strong: true, Code: true}}},
		{"code over two lines", "`a\nb`", []Span{{Text: "a b", Code: true}}},
		{"code keeps backslashes", "`a\\*b`", []Span{{Text: "a\\*b", Code: true}}},
		{"escapes", `2 \* 3 \_ 4`, []Span{{Text: "2 * 3 _ 4"}}},
		{"entities", "1 &lt; 2 &#183; 3", []Span{{Text: "1 < 2 · 3"}}},
		{"indexing is no link", "a[1, 0] and [x][y]", []Span{{Text: "a[1, 0] and [x][y]"}}},
		{"link keeps its text", "see [the *data*](https://example.org)", []Span{
			{Text: "see the "}, {Text: "data", Emphasis: true},
		}},
		{"address", "<https://example.org>", []Span{{Text: "https://example.org"}}},
		{"placeholder", "loss {loss}, **{w1}**", []Span{{Text: "loss {loss}, "}, {Text: "{w1}", Strong: true}}},
		{"snake case", "learning_rate_now", []Span{{Text: "learning_rate_now"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			chapter, err := Parse("x.md", []byte(head+"## S {#s}\n\n"+test.markdown+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			if got := chapter.Screens[0].Body[0].Spans; !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestParseProblems(t *testing.T) {
	section := head + "## S {#s}\n\nA.\n\n" // its next line is the 8th
	question := section + "### Q {#q}\n\n"  // and here the 10th
	for _, test := range []struct {
		name, source string
		line         int
		problem      Problem
		subject      string
	}{
		{"empty file", "", 1, NoHeader, ""},
		{"no header", "## S {#s}\n\nA.\n", 1, NoHeader, ""},
		{"open header", "---\ntitle: T\n", 1, NoHeader, ""},
		{"not UTF-8", "---\ntitle: \xff\n---\n", 0, NotText, ""},
		{"no title", "---\na: b\n---\n", 3, NoTitle, ""},
		{"no colon", "---\ntitle: T\ngoal\n---\n", 3, BadHeaderLine, "goal"},
		{"no value", "---\ntitle: T\ngoal:\n---\n", 3, BadHeaderLine, "goal:"},
		{"upper-case key", "---\ntitle: T\nGoal: g\n---\n", 3, BadHeaderLine, "Goal: g"},
		{"key twice", "---\ntitle: T\na: b\na: c\n---\n", 4, DuplicateKey, "a"},
		{"early text", head + "\nA.\n", 5, OutsideSection, "Paragraph"},
		{"early question", head + "### Q {#q}\n\n- a: b\n", 4, OutsideSection, "q"},
		{"title as heading", section + "# T\n", 8, BadHeading, "T"},
		{"small heading", section + "#### T {#t}\n", 8, BadHeading, "T"},
		{"section without id", section + "## Two\n\nA.\n", 8, MissingID, "Two"},
		{"underlined", section + "Two\n---\n\nA.\n", 8, MissingID, "Two"},
		{"question without id", section + "### Q\n\n- a: b\n", 8, MissingID, "Q"},
		{"bad id", section + "## Two {#Two}\n\nA.\n", 8, BadID, "Two"},
		{"section twice", section + "## S {#s}\n\nA.\n", 8, DuplicateID, "s"},
		{"question twice", question + "- a: b\n\n### Q {#q}\n\n- a: b\n", 12, DuplicateID, "q"},
		{"heading without words", section + "## {#two}\n\nA.\n", 8, EmptyTitle, ""},
		{"empty section", section + "## Two {#two}\n", 8, EmptySection, "two"},
		{"empty section amid", section + "## Two {#two}\n\n## Three {#three}\n\nA.\n", 8, EmptySection, "two"},
		{"picture", section + "B\n![p](p.png)\n", 9, Unsupported, "Image"},
		{"tag", section + "a <b>b\n", 8, Unsupported, "RawHTML"},
		{"comment", section + "<!-- c -->\n", 8, Unsupported, "HTMLBlock"},
		{"rule", section + "***\n", 8, Unsupported, "ThematicBreak"},
		{"list in a list", section + "- a\n  - b\n", 9, Unsupported, "List in a list"},
		{"empty item", section + "-\n- a\n", 8, Unsupported, "empty item"},
		{"code first in a list", section + "- ```\n  a\n  ```\n", 8, Unsupported, "FencedCodeBlock in a list"},
		{"list in a quote", section + "> - a\n", 8, Unsupported, "List in a quote"},
		{"no outcomes", question + "1. a\n2. b\n", 8, NoOutcomes, "q"},
		{"no outcomes amid", question + "1. a\n\n## Two {#two}\n\nA.\n", 8, NoOutcomes, "q"},
		{"text in a question", question + "A.\n\n- a: b\n", 10, BadQuestion, "Paragraph"},
		{"text after a question", question + "- a: b\n\nA.\n", 12, BadQuestion, "Paragraph"},
		{"choices after outcomes", question + "- a: b\n\n1. c\n", 12, BadQuestion, "List"},
		{"choices twice", question + "1. a\n\n1) b\n\n- a: b\n", 12, BadQuestion, "List"},
		{"choices from two", question + "2. a\n\n- a: b\n", 10, BadQuestion, "List"},
		{"outcome without key", question + "1. a\n\n- b\n", 12, BadOutcome, "b"},
		{"outcome with words for a key", question + "- That is right: b\n- a: b\n", 10, BadOutcome, "That is right: b"},
		{"outcome with a strong key", question + "- a: b\n- **c**: d\n", 11, BadOutcome, "c: d"},
		{"outcome without words", question + "- a: b\n- c:\n", 11, BadOutcome, "c:"},
		{"outcome twice", question + "- a: b\n- a: c\n", 11, DuplicateResult, "a"},
		{"outcome of no choice", question + "1. a\n2. b\n\n- 3: c\n", 13, NoSuchChoice, "3"},
		{"outcome of choice zero", question + "1. a\n\n- 0: c\n", 12, NoSuchChoice, "0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse("pt/x.md", []byte(test.source))
			if !errors.Is(err, test.problem) {
				t.Fatalf("got %v, want %v", err, test.problem)
			}
			var found *Error
			if !errors.As(err, &found) {
				t.Fatalf("%T is no *Error", err)
			}
			want := Error{"pt/x.md", test.line, test.problem, test.subject}
			if *found != want {
				t.Errorf("got  %v\nwant %v", found, &want)
			}
		})
	}
}

// Every problem is reported at once, in the order of the lines.
func TestParseReportsAll(t *testing.T) {
	_, err := Parse("pt/x.md", []byte("---\nA: b\n---\n## S\n\n***\n"))
	want := strings.Join([]string{
		`pt/x.md:2: a header line is not "key: value": "A: b"`,
		`pt/x.md:3: the header has no title`,
		`pt/x.md:4: a heading does not end with its {#id}: "S"`,
		`pt/x.md:4: a section is empty`,
		`pt/x.md:6: this Markdown cannot be drawn: "ThematicBreak"`,
	}, "\n")
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// Windows checkouts may end lines with CR LF; what is read is the same.
func TestParseCarriageReturns(t *testing.T) {
	source := head + "## S {#s}\n\nA\nb.\n\n```\nx\ny\n```\n"
	unix, err := Parse("x.md", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	windows, err := Parse("x.md", []byte(strings.ReplaceAll(source, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(unix, windows) {
		t.Errorf("got %+v, want %+v", windows.Screens[0], unix.Screens[0])
	}
}

// Whatever the bytes, Parse returns: a chapter that keeps the format's promises,
// or errors that each name the file and a line within it.
func FuzzParse(f *testing.F) {
	f.Add([]byte(head + "## S {#s}\n\nA **b** `c` {d}.\n\n- e\n\n### Q {#q}\n\n1. a\n2. b\n\n- right: c\n- 2: d\n"))
	f.Add([]byte("---\ntitle: T\nbad\n---\n\n> q\n\n    code\n\n## *S*\n\n***\n<b>\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		chapter, err := Parse("pt/x.md", source)
		if err == nil {
			checkChapter(t, chapter)
			return
		}
		lines := strings.Count(string(source), "\n") + 1
		joined, ok := err.(interface{ Unwrap() []error })
		if !ok {
			t.Fatalf("%T does not join", err)
		}
		for _, err := range joined.Unwrap() {
			var found *Error
			if !errors.As(err, &found) || found.File != "pt/x.md" || found.Line < 0 || found.Line > lines {
				t.Errorf("%v is not an error in one of %d lines", err, lines)
			}
		}
	})
}

// checkChapter holds a chapter without errors to what the format promises.
func checkChapter(t *testing.T, chapter *Chapter) {
	t.Helper()
	if title, ok := chapter.Word("title"); !ok || title != chapter.Title || title == "" {
		t.Errorf("title %q, word %q", chapter.Title, title)
	}
	for _, screen := range chapter.Screens {
		if chapter.Screen(screen.ID) != screen {
			t.Errorf("two screens are %q", screen.ID)
		}
		for i := range screen.Questions {
			question := &screen.Questions[i]
			if screen.Question(question.ID) != question || len(question.Outcomes) == 0 {
				t.Errorf("question %+v", question)
			}
		}
	}
}
