package proof

import (
	"fmt"
	"strings"
	"testing"
)

// PrintsIn runs code where a file lies beside it, and holds what it prints against what
// it was to print, and its form against what a page has room for.
func PrintsIn(t *testing.T, file string, content []byte, code, prints string) {
	t.Helper()
	if wrong := misshapen(code); wrong != "" {
		t.Errorf("%s\n%s", wrong, code)
	}
	hex := fmt.Sprintf("with open(%q, \"wb\") as file:\n    file.write(bytes.fromhex(\"%x\"))\n", file, content)
	answers, err := needNumPy(t).run(hex + code)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(answers[0].Printed), strings.TrimSpace(prints); got != want || answers[0].Failed {
		t.Errorf("it is to print\n%s\nit prints\n%s\n%s", want, got, code)
	}
}
