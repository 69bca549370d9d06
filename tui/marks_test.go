package tui

import (
	"regexp"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// One form a sign: a minus is −, a power of ten is e−5, and a number below zero stands in
// brackets where an operator is before it, or a power above it. What is code, or typed as
// code, is written as Python has it.
var (
	hyphened    = regexp.MustCompile(`(^|[^,:(\s\d\p{L}]\s*|[\d\p{L}]\s+)-\d|\de-\d`)
	powered     = regexp.MustCompile(`\de[+−]0\d|10[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]{2}`)
	unbracketed = regexp.MustCompile(`[+·×÷*/^] ?[−+]\d|− ?[−+]\d|(^|[=·×÷+−(]|\s)−\d[\d\x{a0}.]*[²³^]`)
)

// misprinted is what is wrong with the signs of a text.
func misprinted(text string) string {
	for what, form := range map[string]*regexp.Regexp{"a hyphen for a minus": hyphened, "another form of exponent": powered} {
		if found := form.FindString(text); found != "" {
			return what + ", " + found
		}
	}
	return ""
}

// marks holds what a panel says to one form of signs.
func (r *reckoner) marks(where string, v *draw.Voice, panel scene.Panel) {
	if _, python := panel.(scene.Listing); python || panel.About().ID == "axes" { // whose index is typed
		return
	}
	text := v.Numbers(panel) + "   " + v.Summary(panel)
	if what := misprinted(text); what != "" {
		r.told[where+" "+panel.About().ID+" signs"] = where + ": " + what + ": " + text
	}
}

// brackets holds a worked line to the brackets around its numbers below zero.
func (r *reckoner) brackets(where, line string) {
	if found := unbracketed.FindString(line); found != "" {
		r.told[where+" brackets"] = where + ": a number below zero has no brackets, or one above it a sign behind another: " + line
	}
}

// TestSignsAreOfOneForm looks at all words, code left out.
func TestSignsAreOfOneForm(t *testing.T) {
	prose := func(spans []content.Span) string {
		var text strings.Builder
		for _, span := range spans {
			if !span.Code {
				text.WriteString(span.Text)
			}
		}
		return text.String()
	}
	for _, language := range content.Languages() {
		for _, entry := range written() {
			chapter := draw.Book(language).Chapter(entry.ID)
			said := chapter.Words()
			for _, screen := range chapter.Screens {
				for _, block := range screen.Body {
					if block.Kind != content.Code {
						said[screen.ID] += " " + prose(block.Spans)
					}
				}
				for _, question := range screen.Questions {
					said[screen.ID] += " " + prose(question.Prompt)
					for _, outcome := range question.Outcomes {
						said[screen.ID] += " " + prose(outcome)
					}
					for _, choice := range question.Choices {
						said[screen.ID] += " " + prose(choice)
					}
				}
			}
			for key, text := range said {
				if what := misprinted(text); what != "" {
					t.Errorf("%s %s %s: %s: %s", language, entry.ID, key, what, text)
				}
			}
		}
	}
}

// TestMisprints tells right signs from wrong ones.
func TestMisprints(t *testing.T) {
	for text, wrong := range map[string]bool{
		"−0.5": false, "w = -0.5": true, "-3": true, "by -3": true, "(4, -1)": false, "::-1": false, "a 2-8-1": false, "8.3e−17": false, "8.3e-17": true,
		"1.0e+07": true, "1.0e+7": false, "below 10⁻¹²": true, "x²": false, "log-2": false,
	} {
		if got := misprinted(text) != ""; got != wrong {
			t.Errorf("%q: %v", text, got)
		}
	}
	for line, wrong := range map[string]bool{
		"2·(−3) = −6": false, "2·−3 = −6": true, "−38² = 1": true, "(−38)² = 1": false, "1 + +2 = 3": true, "5 − 3² = −4": false, "−3 + 2 = −1": false,
		"b ← −2 − 3 = −5": false, "a − −2": true, "2 ÷ −4": true, "z = +3.1 = +3.1": false, "5 −3²": true, "1 − (−0.5)²": false, "2^(−3)": false,
	} {
		if got := unbracketed.MatchString(line); got != wrong {
			t.Errorf("%q: %v", line, got)
		}
	}
}
