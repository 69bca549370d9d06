package content

import "testing"

// TestASCIIKeepsFormulas: what a formula says, it says with ASCII too, and keys are named.
func TestASCIIKeepsFormulas(t *testing.T) {
	for text, want := range map[string]string{
		"w ← w − rate · gradient":    "w <- w − rate · gradient",
		"X·Wᵀ + b":                   "X·W.T + b",
		"(W·Xᵀ)ᵀ + b":                "(W·X.T).T + b",
		"w₁ = x₂·h₁₂":                "w_1 = x_2·h_12",
		"∂L/∂wᵢⱼ":                    "dL/dw_ij",
		"1/(1 + e⁻ᶻ), x₁², 10⁻²":     "1/(1 + e^-z), x_1², 10^-2",
		"ŷ = Σ xᵢ·wᵢ, √2, √(σ²), λ":  "yhat = sum x_i·w_i, sqrt 2, sqrt(sigma²), lambda",
		"0.5 → 0.25":                 "0.5 -> 0.25",
		"x² + x³ ≠ 10¹":              "x² + x^3 != 10^1",
		"turn them with `←→`, `↑↓`.": "turn them with `left/right`, `up/down`.",
		"plain text_1":               "plain text_1",
	} {
		if got := ASCII(English, text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
	if got := ASCII(Portuguese, "`←→`"); got != "`esquerda/direita`" {
		t.Errorf("in Portuguese the keys are %q", got)
	}
}

// TestASCIIBooksAreWhole parses every word as ASCII has it: no formula becomes a mark of
// Markdown, and nothing is left that has to be replaced.
func TestASCIIBooksAreWhole(t *testing.T) {
	for _, language := range Languages() {
		book, err := OpenASCII(language)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.Verify(); err != nil {
			t.Error(err)
		}
		full, err := Open(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range full.ids() {
			whole, twin := full.Chapter(id), book.Chapter(id)
			for i, screen := range whole.Screens {
				for j, block := range screen.Body {
					if got, want := plainOf(twin.Screens[i].Body[j]), ASCII(language, plainOf(block)); got != want {
						t.Errorf("%s/%s: %q, want %q", id, screen.ID, got, want)
					}
				}
			}
		}
	}
}

func plainOf(block Block) (text string) {
	for _, span := range block.Spans {
		text += span.Text
	}
	return text
}
