package tui

import (
	"fmt"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/tui/store"
)

// cut names the first frame of a page that is not whole: whose sides do not lead from its
// upper corners to its lower ones; "" for none.
func cut(plain string) string {
	var rows [][]rune
	for row := range strings.SplitSeq(plain, "\n") {
		rows = append(rows, []rune(row))
	}
	at := func(x, y int) rune {
		if y < len(rows) && x < len(rows[y]) {
			return rows[y][x]
		}
		return ' '
	}
	ends := map[rune]rune{'╭': '╰', '╮': '╯'}
	for y := range rows {
		for x, corner := range rows[y] {
			end := ends[corner]
			if end == 0 {
				continue
			}
			to := y + 1
			for at(x, to) != ' ' && at(x, to) != end {
				to++
			}
			if at(x, to) != end {
				return fmt.Sprintf("the frame at row %d, column %d ends at row %d in %q", y, x, to, at(x, to))
			}
		}
	}
	return ""
}

func TestCutFramesAreFound(t *testing.T) {
	for page, whole := range map[string]bool{
		"╭─ a ─╮\n│ 1   │\n╰─────╯": true, "╭─ a ─╮\n│ 1   │\ntold here": false, "╭─ a ─╮\n│ 1   │": false, "╭─╮ ╭─╮\n│ │ │  \n╰─╯ ╰─╯": false, "told": true,
	} {
		if found := cut(page); (found == "") != whole {
			t.Errorf("%q: %q", page, found)
		}
	}
}

// TestNoticesCutNoFrame tells a long notice on every screen, with the scene in front: what
// is told covers no part of a frame, whether there are controls to lie over or none.
func TestNoticesCutNoFrame(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	notice := Notice{Key: "notice.unwritable", Cause: store.NotOwner, Values: map[string]string{
		"blame": "/home/ana/.local/share/sinapse/progress.json", "owner": "root",
	}}
	for _, entry := range today() {
		for _, screen := range ScreensOf(entry, 0) {
			m := slot.opened(t, content.Portuguese, entry.ID, screen.ID, 120, 40)
			m.Lesson.look()
			m.Notice = notice
			for _, size := range append(pageSizes, [2]int{40, 16}) {
				sized(m, size)
				if what := cut(stripped(m.Draw())); what != "" {
					t.Errorf("%s/%s at %v: %s\n%s", entry.ID, screen.ID, size, what, stripped(m.Draw()))
				}
			}
		}
	}
}
