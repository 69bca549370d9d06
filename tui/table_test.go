package tui

import (
	"strings"
	"testing"

	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// TestTablesCutNoNumber draws every table as it is come upon at many widths, a third of
// them a day: what stands there is a number of the table, whole, or a word that says that
// it is cut.
func TestTablesCutNoNumber(t *testing.T) {
	t.Parallel()
	tables, narrow, step := 0, 0, 3
	if daily.Whole() {
		step = 1
	}
	comeUponToday(t, func(m *Model, chapter, screen string) {
		for _, panel := range m.Lesson.Session.Scene() {
			table, ok := panel.(scene.Table)
			if !ok || len(table.Rows) == 0 {
				continue
			}
			tables++
			table.Foot, table.Bars = nil, scene.BarColumn{}
			rows := func(wide int) string {
				d := m.page().Drawer
				d.Reached, d.Focus = nil, ""
				c := draw.NewCanvas(wide, 2*len(table.Rows)+4)
				d.Inside(c, table)
				return stripped(c.Render(m.theme))
			}
			whole := map[string]bool{}
			for word := range strings.FieldsSeq(rows(300)) {
				whole[word] = true
			}
			for _, column := range table.Columns { // or its name in short
				brief, _ := m.page().Maybe(column.Name + ".brief")
				for word := range strings.FieldsSeq(brief) {
					whole[word] = true
				}
			}
			for wide := 24 + daily.Day()%step; wide < 80; wide += step {
				for word := range strings.FieldsSeq(rows(wide)) {
					if !whole[word] && !strings.HasSuffix(word, "…") {
						t.Fatalf("%s %s/%s, %s, %d wide: %q is none of it\n%s\n%s", m.language, chapter, screen, table.ID, wide, word, rows(wide), rows(300))
					}
					narrow += draw.Extra(!whole[word])
				}
			}
		}
	})
	if *chapter == "" && (tables == 0 || narrow == 0) {
		t.Errorf("%d tables were drawn, and %d words were cut: nothing was looked at", tables, narrow)
	}
}
