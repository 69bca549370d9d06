package tui

import (
	"fmt"
	"os"
	"regexp"
	"slices"
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
	for _, b := range Bindings() {
		does, _ := book.Word("help." + b.ID)
		fmt.Fprintf(&table, "| `%s` | %s |\n", b.Shown, does)
	}
	if !strings.Contains(string(readme), table.String()) {
		t.Errorf("README.md lacks the table of keys as it is now:\n\n%s", table.String())
	}
}

// TestReadmePictures: each picture that the README shows is one that TestPictures
// makes, and each of those is shown.
func TestReadmePictures(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var shown, made []string
	for _, found := range regexp.MustCompile(`(?:src|srcset)="([^"]*)"|!\[[^]]*\]\(([^)]*)\)`).FindAllStringSubmatch(string(readme), -1) {
		shown = append(shown, found[1]+found[2])
	}
	for _, p := range pictures {
		for _, ground := range []string{"dark", "light"} {
			made = append(made, ".github/"+p.name+"-"+ground+".svg")
		}
	}
	slices.Sort(shown)
	slices.Sort(made)
	if !slices.Equal(shown, made) {
		t.Errorf("the README shows %q, and the tests make %q", shown, made)
	}
}
