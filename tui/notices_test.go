package tui

import (
	"strings"
	"testing"

	"sinapse/content"
)

// TestNoticesFit holds every notice to one line of 80 columns.
func TestNoticesFit(t *testing.T) {
	for _, language := range content.Languages() {
		book, err := content.Open(language)
		if err != nil {
			t.Fatal(err)
		}
		for key, word := range book.Words() {
			if strings.HasPrefix(key, "notice.") && cells(word) > 78 {
				t.Errorf("%s: %s takes %d cells, more than 78", language, key, cells(word))
			}
		}
	}
}
