package draw

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons/scene"
	"sinapse/nn"
)

// drawn returns a panel as it is drawn in a window, without colours.
func drawn(panel scene.Panel, width, height int) string {
	theme := NewTheme(colorprofile.NoTTY, false, false)
	d := &Drawer{Voice: english(), Theme: theme, Maps: new(MapCache)}
	c := NewCanvas(width, height)
	d.Inside(c, panel)
	var text strings.Builder
	for y := range height {
		for x := range width {
			text.WriteRune(c.get(x, y).char)
		}
		text.WriteByte('\n')
	}
	return text.String()
}

// TestLongRunsKeepTheirPeaks records 100,000 epochs with one spike in them: it
// takes bounded memory, and the spike is on the drawn curve.
func TestLongRunsKeepTheirPeaks(t *testing.T) {
	history := nn.NewHistory(1024)
	for epoch := range 100_000 {
		loss := 0.4
		if epoch == 61_803 {
			loss = 0.9
		}
		history.Add(epoch, epoch, loss)
	}
	if n := history.Len(); n > 1024 || n < 512 {
		t.Errorf("%d points of 100,000 epochs", n)
	}
	run := scene.Run{Label: "run.train", Role: scene.Train}
	for i := range history.Len() {
		at := history.At(i)
		run.Points = append(run.Points, scene.Point{Step: at.Epoch, Low: at.Min, High: at.Max, Last: at.Last})
	}
	rows := strings.Split(drawn(scene.Curve{Frame: scene.Frame{ID: "loss"}, Runs: []scene.Run{run}}, 70, 12), "\n")
	for _, row := range rows {
		if strings.Contains(row, "0.75 ┤") {
			if at := strings.IndexFunc(row, isDots); at < 0 {
				t.Errorf("no spike:\n%s", strings.Join(rows, "\n"))
			}
		}
	}
}

// TestGoalStandsAtItsValue looks for the goal's line beside the label of its
// value, and for its name clear of a curve that goes through it.
func TestGoalStandsAtItsValue(t *testing.T) {
	run := scene.Run{Label: "run.train", Role: scene.Train}
	for step := range 200 {
		loss := 0.8 / float64(1+step)
		run.Points = append(run.Points, scene.PointAt(step, loss))
	}
	picture := scene.Curve{Frame: scene.Frame{ID: "loss"}, Goal: 0.05, Runs: []scene.Run{{Label: "run.train", Role: scene.Train, Points: run.Points[:5]}}}
	for row := range strings.SplitSeq(drawn(picture, 60, 9), "\n") {
		if strings.Contains(row, "goal") != strings.Contains(row, "0.05 ┤") {
			t.Errorf("the goal of 0.05: %q", row)
		}
	}
	picture.Runs[0].Points = run.Points
	if text := drawn(picture, 60, 12); !strings.Contains(text, " goal ╌") && !strings.Contains(text, " goal  ╌") {
		t.Errorf("the goal's name is hidden:\n%s", text)
	}
}

// TestLongSumsLoseNoTerm draws a sum in windows of all widths that hold its
// parts: every number stays.
func TestLongSumsLoseNoTerm(t *testing.T) {
	var terms []scene.Term
	for i := range 6 {
		if i > 0 {
			terms = append(terms, scene.Term{Kind: scene.Operator, Text: " + "})
		}
		terms = append(terms, scene.Term{Kind: scene.Value, Quantity: scene.Number(1.11*float64(i+1), 2)}, scene.Term{Kind: scene.Operator, Text: "²"})
	}
	terms = append(terms, scene.Term{Kind: scene.Operator, Text: " = "}, scene.Term{Kind: scene.Result, Quantity: scene.Number(112.12, 2)})
	for width := 14; width < 70; width++ {
		text := drawn(scene.Arithmetic{Lines: [][]scene.Term{terms}}, width, 12)
		for _, number := range []string{"1.11²", "2.22²", "3.33²", "4.44²", "5.55²", "6.66²", "= 112.12"} {
			if !strings.Contains(text, number) {
				t.Fatalf("%s is lost in %d columns:\n%s", number, width, text)
			}
		}
	}
}

// isDots tells a cell of Braille that has dots.
func isDots(char rune) bool { return char > FirstBraille && char <= LastBraille }

// flat is a run that stays at a loss for so many steps.
func flat(label string, role scene.Role, loss float64, steps int) scene.Run {
	run := scene.Run{Label: label, Role: role}
	for step := range steps {
		run.Points = append(run.Points, scene.PointAt(step, loss))
	}
	return run
}

// TestCurvesInOneRowTakeTurns lays two runs over each other: both are seen.
func TestCurvesInOneRowTakeTurns(t *testing.T) {
	picture := scene.Curve{Frame: scene.Frame{ID: "loss"}, Runs: []scene.Run{
		flat("run.train", scene.Train, 0.5, 200), flat("run.validation", scene.Validation, 0.5, 200),
	}}
	if text := drawn(picture, 60, 9); !strings.Contains(text, "⠒⠒⠂⠂⠒⠒⠂⠂") {
		t.Errorf("one of two equal curves hides the other:\n%s", text)
	}
}

// TestLegendIsNotCut: in a low and narrow panel the names stand whole.
func TestLegendIsNotCut(t *testing.T) {
	picture := scene.Curve{Frame: scene.Frame{ID: "loss"}, Runs: []scene.Run{
		flat("run.train", scene.Train, 0.593, 3), flat("run.validation", scene.Validation, 0.572, 3),
	}}
	for _, rows := range []int{5, 6, 7, 9} {
		text := drawn(picture, 39, rows)
		if !strings.Contains(text, "train") || !strings.Contains(text, "validation") {
			t.Errorf("%d rows:\n%s", rows, text)
		}
	}
}

// TestLowPicturesShowEachRow: where one of two rows of pictures fits, the first
// of each stand in it.
func TestLowPicturesShowEachRow(t *testing.T) {
	var panel scene.Pictures
	for row, name := range []string{"a", "b"} {
		for i := range 4 {
			item := scene.At(name, i)
			panel.Pictures = append(panel.Pictures, scene.Picture{Ink: make([]float64, 64), Side: 8, Name: item.String(), Item: item})
			panel.Items = append(panel.Items, scene.Item{ID: item, Row: row, Column: i})
		}
	}
	text := drawn(panel, 38, 6)
	for _, name := range []string{"a0", "a1", "b0", "b1"} {
		if !strings.Contains(text, name) {
			t.Errorf("%s is not seen:\n%s", name, text)
		}
	}
}

// TestARunOverABandIsALine draws a run over a band of losses, which it is to be over: its
// cells hold the dots that it has alone, and no others in its colour.
func TestARunOverABandIsALine(t *testing.T) {
	p := longCurve(2000)
	band, line := p.Runs[0], p.Runs[1]
	for i := range band.Points {
		band.Points[i] = scene.PointAt(i, 1+float64(i%7))
		line.Points[i] = scene.PointAt(i, 3+math.Sin(float64(i)/300))
	}
	line.Points[0] = scene.PointAt(0, 7) // as high as the band: both have one scale
	line.Over = true
	alone, both := p, p
	alone.Runs, both.Runs = []scene.Run{{Role: scene.Train}, line}, []scene.Run{band, line}
	one, two := picturedOn(colourful, alone, 60, 16), picturedOn(colourful, both, 60, 16)
	cells := 0
	for y := 1; y < 16; y++ { // below the legend
		for x := range 60 {
			if cell := two.get(x, y); cell.style.Fore == Roles[scene.Validation] {
				cells++
				if want := one.get(x, y).char; cell.char != want {
					t.Errorf("%d, %d: %c over the band, %c alone", x, y, cell.char, want)
				}
			}
		}
	}
	if cells < 20 {
		t.Errorf("only %d cells are of the run", cells)
	}
}
