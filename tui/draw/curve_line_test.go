package draw

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sinapse/lessons/scene"
)

// runOf is a run of a function over steps 0 to last.
func runOf(role scene.Role, last int, loss func(step int) float64) scene.Run {
	run := scene.Run{Label: map[scene.Role]string{scene.Validation: "run.validation"}[role], Role: role}
	if run.Label == "" {
		run.Label = "run.train"
	}
	for step := range last + 1 {
		run.Points = append(run.Points, scene.PointAt(step, loss(step)))
	}
	return run
}

// drawnOn is a panel as a theme draws it, row by row.
func drawnOn(d *Drawer, panel scene.Panel, width, height int) []string {
	if d.Voice == nil {
		d.Voice = english()
	}
	if d.Theme == nil {
		d.Theme = NewTheme(colorprofile.NoTTY, false, false)
	}
	d.Maps = new(MapCache)
	c := NewCanvas(width, height)
	d.Inside(c, panel)
	return strings.Split(ansi.Strip(c.Render(d.Theme)), "\n")
}

// dotsOf are the rows of the dots in each column of dots of a picture, from the top.
func dotsOf(rows []string) map[int][]int {
	dots := map[int][]int{}
	for y, row := range rows {
		for x, char := range []rune(row) {
			if !isDots(char) {
				continue
			}
			for j, pair := range brailleBit {
				for i, bit := range pair {
					if (char-FirstBraille)&bit != 0 {
						dots[2*x+i] = append(dots[2*x+i], 4*y+j)
					}
				}
			}
		}
	}
	return dots
}

// TestCurveIsALine draws a loss that falls evenly: in each column of dots stands a
// dot where the loss lies, and none a row of dots beside it.
func TestCurveIsALine(t *testing.T) {
	p := scene.Curve{Runs: []scene.Run{runOf(scene.Train, 10, func(step int) float64 { return 1 - float64(step)/10 })}}
	rows := drawnOn(&Drawer{}, p, 68, 14)[1:] // below the legend
	top, bottom := tickRow(t, rows, "1"), tickRow(t, rows, "0")
	dots := dotsOf(rows)
	from := 1 << 30
	for x := range dots {
		from = min(from, x)
	}
	if len(dots) != 2*60 {
		t.Errorf("%d columns of dots hold the curve, want 120", len(dots))
	}
	for x, ys := range dots {
		share := float64(x-from) / float64(len(dots)-1)
		want := 4*float64(top) + 1.5 + share*4*float64(bottom-top)
		for _, y := range ys {
			if math.Abs(float64(y)-want) > 1.01 {
				t.Errorf("column %d: a dot in row %d, want %.1f", x, y, want)
			}
		}
	}
}

// tickRow is the row of a label of the vertical axis.
func tickRow(t *testing.T, rows []string, label string) int {
	t.Helper()
	for y, row := range rows {
		if text, _, ok := strings.Cut(row, "┤"); ok && strings.TrimSpace(text) == label {
			return y
		}
	}
	t.Fatalf("no tick %s:\n%s", label, strings.Join(rows, "\n"))
	return 0
}

// TestGapsAreGaps leaves out of a run what is not finite: nothing is drawn there, and
// what comes after is.
func TestGapsAreGaps(t *testing.T) {
	for _, none := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		p := scene.Curve{Runs: []scene.Run{runOf(scene.Train, 100, func(step int) float64 {
			if step >= 40 && step < 60 {
				return none
			}
			return 0.5
		})}}
		for _, ascii := range []bool{false, true} {
			rows := drawnOn(&Drawer{Theme: NewTheme(colorprofile.NoTTY, false, ascii)}, p, 109, 12)
			row := []rune(rows[tickRow(t, replaced(rows), "0.5")])[8:]
			for step, want := range map[int]bool{20: true, 38: true, 45: false, 55: false, 62: true, 80: true} {
				if drawn := row[step] != ' '; drawn != want {
					t.Errorf("%v at step %d: %q", none, step, string(row))
				}
			}
		}
	}
}

// replaced gives the axis of a picture in ASCII its usual character.
func replaced(rows []string) []string {
	all := make([]string, len(rows))
	for i, row := range rows {
		all[i] = strings.Replace(row, "+", "┤", 1)
	}
	return all
}

// TestRunsDifferWithoutColour draws train solid and validation with every second dot.
func TestRunsDifferWithoutColour(t *testing.T) {
	level := func(loss float64) func(int) float64 { return func(int) float64 { return loss } }
	p := scene.Curve{Runs: []scene.Run{runOf(scene.Train, 100, level(0.9)), runOf(scene.Validation, 100, level(0.4))}}
	counts := map[int]int{}
	for _, ys := range dotsOf(drawnOn(&Drawer{}, p, 109, 14)[1:]) {
		for _, y := range ys {
			counts[y]++
		}
	}
	var found []string
	for y := range 60 {
		if counts[y] > 0 {
			found = append(found, strconv.Itoa(counts[y]))
		}
	}
	if got := strings.Join(found, " "); got != "202 101" {
		t.Errorf("dots in the rows that hold some: %s, want 202 of train over 101 of validation", got)
	}
}

// TestLegendIsNeverCrossed draws runs that lie at the very top, or jump there: the
// legend's row holds the legend alone.
func TestLegendIsNeverCrossed(t *testing.T) {
	for _, size := range [][2]int{{60, 7}, {60, 12}, {39, 9}, {110, 20}, {30, 6}} {
		for _, linear := range []bool{false, true} {
			p := scene.Curve{Runs: []scene.Run{
				runOf(scene.Train, 100, func(int) float64 { return 1 }), runOf(scene.Validation, 100, func(step int) float64 { return []float64{1, 0.001}[step/3%2] }),
			}}
			rows := drawnOn(&Drawer{Linear: linear}, p, size[0], size[1])
			axis := 0
			for !strings.ContainsAny(rows[axis], "┤│") {
				axis++
			}
			if axis == 0 {
				t.Errorf("%v: no row is the legend's alone:\n%s", size, strings.Join(rows, "\n"))
			}
			for _, row := range rows[axis:] {
				if strings.Contains(row, "train") || strings.Contains(row, "validation") {
					t.Errorf("%v: a run is named among the curves:\n%s", size, strings.Join(rows, "\n"))
				}
			}
		}
	}
}

// TestGoalLiesOnItsTick draws goals of all sizes: the line stands at the label of its
// value, what is above it stays above, and what reaches it lies on it.
func TestGoalLiesOnItsTick(t *testing.T) {
	for _, goal := range []float64{0.0123, 0.05, 0.06, 0.17, 0.3, 0.5, 0.77} {
		for height := 5; height < 26; height++ {
			for _, linear := range []bool{false, true} {
				p := scene.Curve{Goal: goal, Runs: []scene.Run{runOf(scene.Train, 100, func(step int) float64 { return max(goal*1.0001, 0.01+0.9/float64(1+step)) })}}
				rows := drawnOn(&Drawer{Linear: linear}, p, 60, height)
				line := tickRow(t, rows, Tick(goal))
				if !strings.Contains(rows[line], "╌") {
					t.Errorf("%v, %d rows: the goal is not on its tick:\n%s", goal, height, strings.Join(rows, "\n"))
				}
				for _, row := range rows[line:] {
					if strings.ContainsFunc(row, isDots) {
						t.Fatalf("%v, %d rows: what has not met the goal touches its line:\n%s", goal, height, strings.Join(rows, "\n"))
					}
				}
				p.Runs[0].Points = append(p.Runs[0].Points, scene.PointAt(101, goal))
				if rows = drawnOn(&Drawer{Linear: linear}, p, 60, height); !strings.ContainsFunc(rows[line], isDots) {
					t.Errorf("%v, %d rows: what met the goal is not on its line:\n%s", goal, height, strings.Join(rows, "\n"))
				}
			}
		}
	}
}

// TestTicksAreRegular measures how far the ticks of an axis are apart, in rows: evenly
// on a linear scale, by 1, 2 and 5 on a log one, each within half a row of its value.
func TestTicksAreRegular(t *testing.T) {
	for _, high := range []float64{0.0007, 0.2, 0.5, 0.9, 1.7, 3, 42, 60_000} {
		for height := 8; height < 30; height++ {
			p := scene.Curve{Runs: []scene.Run{runOf(scene.Train, 100, func(step int) float64 { return high * (1 - float64(step)/101) })}}
			rows := drawnOn(&Drawer{Linear: true}, p, 60, height)
			ticks := axisTicks(t, rows)
			for i := 2; i < len(ticks); i++ {
				if ticks[i].row-ticks[i-1].row != ticks[1].row-ticks[0].row || math.Abs(ticks[i].value-2*ticks[i-1].value+ticks[i-2].value) > 1e-9*high {
					t.Fatalf("up to %v, %d rows:\n%s", high, height, strings.Join(rows, "\n"))
				}
			}
			if len(ticks) < 2 {
				t.Errorf("up to %v, %d rows: fewer than two ticks", high, height)
			}
		}
	}
	p := scene.Curve{Runs: []scene.Run{runOf(scene.Train, 1000, func(step int) float64 { return 1 / (1 + float64(step)) })}}
	var values []string
	for _, tick := range axisTicks(t, drawnOn(&Drawer{}, p, 60, 30)) {
		values = append(values, Tick(tick.value))
	}
	if got := strings.Join(values, " "); got != "1 0.5 0.2 0.1 0.05 0.02 0.01 0.005 0.002 0.001" && !strings.HasPrefix(got, "1 0.5 0.2 0.1 0.05 0.02 0.01 0.005 0.002") {
		t.Errorf("the ticks of three decades: %s", got)
	}
}

// An axisTick is a label of the vertical axis.
type axisTick struct {
	row   int
	value float64
}

func axisTicks(t *testing.T, rows []string) []axisTick {
	t.Helper()
	var ticks []axisTick
	for y, row := range rows {
		if label, _, ok := strings.Cut(row, "┤"); ok {
			value, err := strconv.ParseFloat(strings.NewReplacer("\u202f", "", "\u00a0", "", " ", "", "−", "-").Replace(label), 64)
			if err != nil {
				t.Fatalf("%q is no number", label)
			}
			ticks = append(ticks, axisTick{y, value})
		}
	}
	return ticks
}

// TestChosenRunLiesUppermost chooses the last of two runs that cross: where they meet
// the cell has its colour.
func TestChosenRunLiesUppermost(t *testing.T) {
	up := runOf(scene.Train, 100, func(step int) float64 { return 0.1 + float64(step)/200 })
	down := runOf(scene.Validation, 100, func(step int) float64 { return 0.6 - float64(step)/200 })
	down.Item = scene.At("run", 2)
	p := scene.Curve{Runs: []scene.Run{up, down}}
	for chosen, want := range map[scene.ItemID]Color{{}: Train, down.Item: Validation} {
		d := &Drawer{Voice: english(), Theme: NewTheme(colorprofile.TrueColor, false, false), Maps: new(MapCache), Chosen: chosen, Focus: "table"}
		c := NewCanvas(60, 12)
		d.Inside(c, p)
		met := None
		for x := 8; x < 60 && met == None; x++ {
			var cells []cell
			for y := range 11 {
				if at := c.get(x, y+1); isDots(at.char) {
					cells = append(cells, at)
				}
			}
			if len(cells) == 1 {
				met = cells[0].style.Fore
			}
		}
		if met != want {
			t.Errorf("chosen %q: the crossing has colour %d, want %d", chosen, met, want)
		}
	}
}

// TestCurveIsRead chooses steps of a curve: the legend tells the losses there, and
// the gap that they make.
func TestCurveIsRead(t *testing.T) {
	p := scene.Curve{Frame: scene.Frame{ID: "loss"}, Runs: []scene.Run{
		runOf(scene.Train, 600, func(step int) float64 { return 1 / (1 + float64(step)) }),
		runOf(scene.Validation, 600, func(step int) float64 { return 1/(1+float64(step)) + 0.25 }),
	}}
	items := p.About().Items
	if len(items) != 61 || items[0].ID != scene.At("at", 60) || items[60].ID != scene.At("at", 0) {
		t.Fatalf("%d items, from %s on", len(items), items[0].ID)
	}
	for k, want := range map[int]string{0: "train 1.00   ⠂⠂⠂ validation 1.25   gap +0.25", 1: "train 0.091   ⠂⠂⠂ validation 0.341   gap +0.250", 60: "train 0.00166   ⠂⠂⠂ validation 0.252   gap +0.25034"} {
		rows := drawnOn(&Drawer{Chosen: scene.At("at", k), Focus: "loss"}, p, 70, 12)
		if !strings.Contains(rows[0], want) {
			t.Errorf("at %d: %q, want %q", k, rows[0], want)
		}
		if step := strconv.Itoa(10 * k); !strings.Contains(rows[11], " "+step) {
			t.Errorf("at %d: the axis says %q, want %s", k, rows[11], step)
		}
	}
	if rows := drawnOn(&Drawer{Chosen: scene.At("at", 3), Focus: "map"}, p, 70, 12); strings.Contains(rows[0], "gap") {
		t.Errorf("it is read from another panel: %q", rows[0])
	}
}

// TestCurvesInPlainCharacters draws in ASCII, and in blocks: no Braille is left.
func TestCurvesInPlainCharacters(t *testing.T) {
	p := longCurve(100)
	for name, theme := range map[string]*Theme{"ascii": NewTheme(colorprofile.NoTTY, false, true), "blocks": {Blocks: true, Profile: colorprofile.NoTTY}} {
		text := strings.Join(drawnOn(&Drawer{Theme: theme}, p, 60, 14), "\n")
		if strings.ContainsFunc(text, isDots) {
			t.Errorf("%s:\n%s", name, text)
		}
	}
}
