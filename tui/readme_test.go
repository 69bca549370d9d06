package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sinapse/content"
)

// TestReadmeKeys holds the README's table of keys to the key table.
func TestReadmeKeys(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	book, err := content.Open(content.English)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| key | does |\n| --- | --- |\n")
	for _, b := range bindings() {
		does, _ := book.Word("help." + b.id)
		fmt.Fprintf(&table, "| `%s` | %s |\n", b.shown, does)
	}
	if !strings.Contains(string(readme), table.String()) {
		t.Errorf("README.md lacks the table of keys as it is now:\n\n%s", table.String())
	}
}
