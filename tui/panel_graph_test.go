package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// TestEverySlopeOfAGraphHasItsPlace draws both computations at each step of
// their way back: every number that a link multiplies with is there, whole.
func TestEverySlopeOfAGraphHasItsPlace(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 60}} {
		for _, which := range []string{"1", "2"} {
			m := opened(t, content.English, "backprop", "chain", size[0], size[1])
			session := m.Lesson.Session
			_ = session.Apply(lessons.Move{Verb: lessons.Skip, Target: "steepest"})
			m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "which", Value: which})
			for {
				graph := session.Scene()[0].(scene.Graph)
				drawn := stripped(m.Draw())
				for _, link := range graph.Links {
					if text := "×" + draw.Write(link.Slope); link.Slope.Given && strings.Count(drawn, text) < countSlopes(graph, text) {
						t.Fatalf("%v %s after %s links: %s is not there\n%s", size, which, graph.Facts["done"], text, drawn)
					}
				}
				for _, node := range graph.Nodes {
					if !strings.Contains(drawn, draw.Write(node.Value)) || !strings.Contains(drawn, draw.Write(node.Gradient)) {
						t.Fatalf("%v: %s is not whole\n%s", size, node.Name, drawn)
					}
				}
				if session.Forward() != nil {
					break
				}
			}
		}
	}
}

// countSlopes is how many links have the same number.
func countSlopes(graph scene.Graph, text string) int {
	count := 0
	for _, link := range graph.Links {
		if link.Slope.Given && "×"+draw.Write(link.Slope) == text {
			count++
		}
	}
	return count
}

// TestATableWithoutRoomFollowsTheCursor leads the cursor to the last row of a
// table that has no room for all: it is drawn.
func TestATableWithoutRoomFollowsTheCursor(t *testing.T) {
	m := opened(t, content.English, "backprop", "network", 80, 24)
	m.Lesson.turnTo(2)
	if drawn := stripped(m.Draw()); strings.Contains(drawn, "b₂[1]") || !strings.Contains(drawn, "· ↓ 1–") {
		t.Fatalf("the table has room for all here, or does not say that it has not\n%s", drawn)
	}
	_ = m.Lesson.Session.Apply(lessons.Move{Verb: lessons.Select, Target: "q.b2.1"})
	if drawn := stripped(m.Draw()); !strings.Contains(drawn, "b₂[1]") || !strings.Contains(drawn, "· ↑ ") {
		t.Errorf("the chosen row is not drawn\n%s", drawn)
	}
}

// TestATableSaysWhatItLeavesOut draws tables at heights that have no room for all of
// their rows: how many there are stands over them, the foot below, and the arrows lead to
// all.
func TestATableSaysWhatItLeavesOut(t *testing.T) {
	table := scene.Table{
		Frame: scene.Frame{ID: "moves"}, Columns: []scene.Column{{Name: "column.k"}},
		Foot: []scene.Term{{Kind: scene.Symbol, Text: "Σ"}, {Kind: scene.Operator, Text: " = "}, {Kind: scene.Result, Quantity: scene.Number(36, 0)}},
	}
	for i := range 9 {
		table.Rows = append(table.Rows, scene.Row{Name: fmt.Sprintf("row %d", i+1), Cells: []scene.Cell{{Quantity: scene.Number(float64(i), 0)}}})
	}
	m := opened(t, content.English, "backprop", "network", 80, 24)
	theme := draw.NewTheme(colorprofile.TrueColor, true, false)
	for height := 5; height < 14; height++ {
		for _, width := range []int{24, 40} {
			seen := map[string]bool{}
			for scrolled := range len(table.Rows) {
				canvas := draw.NewCanvas(width, height)
				drawer := draw.Drawer{Voice: m.Voice(), Theme: theme, Focus: "moves", Scrolled: scrolled}
				drawer.Panel(canvas, table)
				drawn := stripped(canvas.Render(theme))
				rows := 0
				for i := range table.Rows {
					if name := fmt.Sprintf("row %d", i+1); strings.Contains(drawn, name) {
						seen[name] = true
						rows++
					}
				}
				if says := strings.Contains(drawn, "/ 9"); says != (rows < 9) || !strings.Contains(drawn, "Σ = 36") {
					t.Errorf("%d×%d, %d scrolled away: %d rows\n%s", width, height, scrolled, rows, drawn)
				}
			}
			if len(seen) != 9 {
				t.Errorf("%d×%d: the arrows lead to %v", width, height, seen)
			}
		}
	}
}
