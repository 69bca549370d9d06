package tui

import (
	"fmt"
	"strings"
	"testing"

	"sinapse/content"
)

// recordedSizes are one size of each mode of a page.
var recordedSizes = [][2]int{{120, 40}, {80, 24}, {40, 16}}

// drawnAt is what a program draws at each recorded size, without colours and
// without the spaces at the ends of lines.
func drawnAt(open func(width, height int) *Model) string {
	var text strings.Builder
	for _, size := range recordedSizes {
		fmt.Fprintf(&text, "%d×%d\n", size[0], size[1])
		for row := range strings.SplitSeq(stripped(open(size[0], size[1]).Draw()), "\n") {
			text.WriteString(strings.TrimRight(row, " ") + "\n")
		}
	}
	return text.String()
}

// TestRecordedScreens holds each screen, as it is come upon for the first
// time, to its picture. Run with -update after a drawing changed, and look at
// what git diff says.
func TestRecordedScreens(t *testing.T) {
	for _, language := range content.Languages() {
		recorded(t, fmt.Sprintf("screens/%s/map.txt", language), drawnAt(func(width, height int) *Model {
			return opened(t, language, "", "", width, height)
		}))
		for _, entry := range written() {
			for _, screen := range opened(t, language, entry.ID, "", 1, 1).Lesson.Session.Screens() {
				recorded(t, fmt.Sprintf("screens/%s/%s-%s.txt", language, entry.ID, screen.ID), drawnAt(func(width, height int) *Model {
					return opened(t, language, entry.ID, screen.ID, width, height)
				}))
			}
		}
	}
}
