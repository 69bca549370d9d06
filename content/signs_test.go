package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A fault is what one rule for both languages forbids in what is read.
type fault struct {
	name string
	sign *regexp.Regexp
}

// faults are the signs that are not written: a text has “ ” and ’, − before a number,
// a decimal point, a no-break space before % and among digits, … and no dash but between two numbers.
var faults = []fault{
	{"a straight or angular quote, not “ ”", regexp.MustCompile(`["«»„]`)},
	{"a straight apostrophe, not ’", regexp.MustCompile(`\p{L}'|'\p{L}`)},
	{"a hyphen before a number, not −", regexp.MustCompile(`(?:^|[\s(=,])-\d|\de-\d`)},
	{"a decimal comma, not a point", regexp.MustCompile(`(?:^|[^\d,])\d+,\d+(?:[^\d,]|$)`)},
	{"no no-break space before %", regexp.MustCompile(`[\d}] ?%`)},
	{"thousands that a line may break", regexp.MustCompile(`\d \d{3}(?:\D|$)`)},
	{"three dots, not …", regexp.MustCompile(`\.\.\.`)},
	{"a dash that is not between two numbers", regexp.MustCompile(`—|(?:^|[^\d])–|–(?:[^\d]|$)`)},
	{"a space before a sign", regexp.MustCompile(`\p{L}[ \x{a0}][,;:!?.](?:\s|$)`)},
	{"two spaces", regexp.MustCompile(`\S  +\S`)},
	{"two signs", regexp.MustCompile(`,,|;;|[^.]\.\.(?:[^.\d]|$)|\?\?|!!`)},
}

// inCode is what a text says in the words of a program: a call with its arguments, an
// index, a list, an error of Python's, what a shell is told.
var inCode = regexp.MustCompile(`[\w.]*\([^()]*\)(?:\.\w+)*|\[[^\[\]]*\]|(?::|\.\.\.)(?:, (?::|-?\d+))+|AttributeError: [^.]*|sudo [^{]*`)

// wrongSigns lists the faults of a text; what stands in brackets is code, too.
func wrongSigns(text string) (found []string) {
	for shorter := ""; shorter != text; { // brackets in brackets
		shorter, text = text, inCode.ReplaceAllString(text, "x")
	}
	for _, fault := range faults {
		if sign := fault.sign.FindString(text); sign != "" {
			found = append(found, fmt.Sprintf("%s: %q", fault.name, sign))
		}
	}
	return found
}

// heard is a text with x for each piece of code in it.
func heard(spans []Span) string {
	var text strings.Builder
	for _, span := range spans {
		if span.Code {
			text.WriteByte('x')
			continue
		}
		text.WriteString(span.Text)
	}
	return text.String()
}

// TestSignsAreOfOneForm holds all that is read to one form of quotes, minus signs,
// decimal points, dashes and spaces. Code belongs to its language.
func TestSignsAreOfOneForm(t *testing.T) {
	for _, language := range Languages() {
		book, err := Open(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, chapter := range append(book.Chapters(), book.ui) {
			texts := chapter.Words() // a copy
			for _, screen := range chapter.Screens {
				texts[screen.ID] = screen.Title
				for i, spans := range prose(screen) {
					texts[fmt.Sprint(screen.ID, " ", i)] = heard(spans)
				}
			}
			for place, text := range texts {
				for _, wrong := range wrongSigns(text) {
					t.Errorf("%s/%s, %s: %s in %q", language, chapter.ID, place, wrong, text)
				}
			}
		}
		for _, entry := range book.Glossary() {
			for _, block := range entry.Body {
				for _, wrong := range wrongSigns(heard(block.Spans)) {
					t.Errorf("%s/glossary, %s: %s", language, entry.ID, wrong)
				}
			}
		}
	}
}

// Each rule is seen to fail, and to let pass what is right or code.
func TestWrongSigns(t *testing.T) {
	for text, want := range map[string]string{
		`"so"`: "straight or angular", "«so»": "straight or angular", "it's": "apostrophe", "w = -1": "hyphen", "1e-5": "hyphen",
		"vale 0,5": "comma", "5%": "before %", "5 %": "before %", "10 000": "thousands", "so...": "dots", "so — no": "dash", "so – no": "dash", "so , no": "space before", "so  no": "two spaces", "so.. No": "two signs",
	} {
		if found := wrongSigns(text); !slices.ContainsFunc(found, func(fault string) bool { return strings.Contains(fault, want) }) {
			t.Errorf("%q: %q, want %q", text, found, want)
		}
	}
	for _, text := range []string{"“so”, it’s 0.5", "a[-1, 1]", "np.zeros((2,3), order='F')", "5\u00a0% of 1−2, 10\u00a0000", "31–40", "it… so.", "{share}\u00a0%", "digite :, :, -1, ou ..., -1", "0.5..0.6"} {
		if found := wrongSigns(text); len(found) > 0 {
			t.Errorf("%q: %q", text, found)
		}
	}
}
