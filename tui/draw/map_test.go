package draw

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// circle is a map that answers +1 within a radius of 3, with samples on a grid.
func circle(samples int) scene.Map {
	const radius = 3
	p := scene.Map{
		Frame: scene.Frame{ID: "map", Width: 30, Rows: 12}, Legend: [4]string{"map.class.plus", "map.class.minus", "map.says.plus", "map.says.minus"},
		X: scene.Axis{Name: "axis.x1", Min: -6, Max: 6}, Y: scene.Axis{Name: "axis.x2", Min: -6, Max: 6}, Key: "circle",
		Answer: func(x, y float64) float64 { return math.Tanh(radius - math.Hypot(x, y)) },
	}
	for i := range samples {
		x, y := -6+12*float64(i)/float64(samples-1), 6*math.Sin(float64(7*i))
		p.Samples = append(p.Samples, scene.Sample{X: x, Y: y, Positive: math.Hypot(x, y) < radius, Right: true})
	}
	return p
}

// picturedOn is a panel on a canvas.
func picturedOn(theme *Theme, panel scene.Panel, width, height int) Canvas {
	d := &Drawer{Voice: english(), Theme: theme, Maps: new(MapCache)}
	c := NewCanvas(width, height)
	d.Inside(c, panel)
	return c
}

var colourful = NewTheme(colorprofile.TrueColor, false, false)

// groundOf is where the ground of a map lies: the cells that have a ground's colour in
// the first row, and how many rows there are.
func groundOf(c Canvas) (at Rect) {
	isGround := func(x, y int) bool {
		back := c.get(x, y).style.Back
		return back >= MapStep && back < HeightStep || back == PointPositive || back == PointNegative
	}
	at = Rect{X: mapLeft}
	for isGround(at.X+at.W, 0) {
		at.W++
	}
	for isGround(at.X+1, at.H) {
		at.H++
	}
	return at
}

// TestMapTakesItsRoom draws maps in panels of all shapes: it is square, and nothing
// but its legend and its axes keeps it from being larger.
func TestMapTakesItsRoom(t *testing.T) {
	for width := 24; width < 90; width += 3 {
		for height := 9; height < 34; height += 2 {
			at := groundOf(picturedOn(colourful, circle(10), width, height))
			if at.W != 2*at.H {
				t.Errorf("%d×%d: %d×%d is not square", width, height, at.W, at.H)
			}
			free := width - mapLeft - at.W // beside it
			if below := height - mapFoot - at.H; below > belowRows && free >= 22 {
				t.Errorf("%d×%d: %d columns and %d rows stand empty around %d×%d", width, height, free, below, at.W, at.H)
			}
		}
	}
}

// TestMapLegendKeepsOffTheAxis draws maps whose axis has a name of three letters, which
// stands after the last value: nothing of the legend touches it.
func TestMapLegendKeepsOffTheAxis(t *testing.T) {
	named := 0
	d := &Drawer{Voice: &Voice{Book: ASCIIBook(content.English)}, Theme: NewTheme(colorprofile.TrueColor, false, true), Maps: new(MapCache)}
	for width := 24; width < 90; width++ {
		for height := 8; height < 24; height++ {
			c := NewCanvas(width, height)
			p := circle(60)
			for i := range p.Samples {
				p.Samples[i].Right = i%4 > 0
			}
			d.Inside(c, p)
			for row := range strings.SplitSeq(ansi.Strip(c.Render(d.Theme)), "\n") {
				if _, rest, ok := strings.Cut(row, "x_1"); ok {
					named++
					if rest != "" && !strings.HasPrefix(rest, " ") {
						t.Errorf("%d×%d: %q", width, height, row)
					}
				}
			}
		}
	}
	if named == 0 {
		t.Error("no axis was named")
	}
}

// TestAllSamplesAreDrawn puts more and more samples on a map, none upon another's
// pixel: each of them is there.
func TestAllSamplesAreDrawn(t *testing.T) {
	for _, count := range []int{4, 24, 25, 60, 200} {
		p := circle(2)
		p.Samples = nil
		for i := range count {
			p.Samples = append(p.Samples, scene.Sample{X: -5.9 + 11.8*float64(i%20)/19, Y: -5.5 + 11*float64(i/20)/9, Positive: i%3 == 0, Right: true})
		}
		c := picturedOn(colourful, p, 70, 42)
		drawn := 0
		for _, cell := range c.grid {
			for _, ink := range []Color{cell.style.Fore, cell.style.Back} {
				drawn += Extra(ink == PointPositive || ink == PointNegative)
			}
		}
		if drawn -= 2; drawn != count { // two stand in the legend
			t.Errorf("%d samples of %d are drawn", drawn, count)
		}
	}
}

// TestCoveredSamplesAreCounted scatters samples over maps of all sizes: those that are to
// be seen, and those that the legend says lie under others, are all of them.
func TestCoveredSamplesAreCounted(t *testing.T) {
	hidden := 0
	for _, count := range []int{5, 24, 60, 500} {
		for _, theme := range []*Theme{colourful, NewTheme(colorprofile.NoTTY, false, false)} {
			for height := 9; height < 40; height += 6 {
				p := circle(2)
				p.Samples = nil
				for i := range count {
					angle := float64(i * i)
					p.Samples = append(p.Samples, scene.Sample{X: 3 * math.Cos(angle) * math.Sin(float64(i)), Y: 3 * math.Sin(angle), Positive: i%3 == 0, Right: i%11 > 0, Memorised: i%13 == 5})
				}
				c := picturedOn(theme, p, 78, height)
				at, seen, legend := groundOf(picturedOn(colourful, p, 78, height)), 0, ""
				for y := range at.H {
					for x := range at.W {
						switch cell := c.get(at.X+x, at.Y+y); cell.char {
						case '●', '○', '◆', '◇', '■', '□':
							seen++
						default:
							for _, ink := range []Color{cell.style.Fore, cell.style.Back} {
								seen += Extra(ink == PointPositive || ink == PointNegative)
							}
						}
					}
				}
				for y := range c.At.H {
					for x := range c.At.W {
						if cell := c.get(x, y); y >= at.H || x >= at.X+at.W {
							legend += string(cell.char)
						}
					}
				}
				covered := 0
				if found := regexp.MustCompile(`(\d+) covered`).FindStringSubmatch(legend); found != nil {
					covered, _ = strconv.Atoi(found[1])
				}
				if seen+covered != count {
					t.Errorf("%d samples, %d rows, plain %v: %d are seen and %d are said to be covered", count, height, theme.Plain(), seen, covered)
				}
				hidden += covered
			}
		}
	}
	if hidden == 0 {
		t.Error("none was covered")
	}
}

// TestMapLegendLeavesNothingOutSilently draws maps of all widths: their legend says
// everything, or ends in dots.
func TestMapLegendLeavesNothingOutSilently(t *testing.T) {
	p := circle(2)
	p.Samples = nil
	for i := range 40 {
		p.Samples = append(p.Samples, scene.Sample{X: -5 + float64(i%10), Y: -4 + 2*float64(i/10), Positive: i%2 == 0, Right: i%10 > 2, Memorised: i%10 > 7})
	}
	for _, samples := range [][]scene.Sample{p.Samples[:20], p.Samples} {
		p.Samples = samples
		for width := 20; width < 90; width++ {
			for height := 6; height < 30; height++ {
				text, d := drawn(p, width, height), mapPanel{&Drawer{Voice: english(), Theme: colourful}, p}
				missing := ""
				for _, entry := range d.entries(ground{}, d.room(NewCanvas(width, height)).brief) {
					if !strings.Contains(text, entry.text) {
						missing = entry.text
					}
				}
				if ground := strings.Contains(text, "x₁"); missing != "" && ground && !strings.Contains(text, "…") {
					t.Errorf("%d×%d: %q is left out silently:\n%s", width, height, missing, text)
				}
			}
		}
	}
}

// TestMapLegendNamesEveryClass draws maps in the room that a small page has, with samples
// of every kind: each class and each mark is named, by its word or a short one.
func TestMapLegendNamesEveryClass(t *testing.T) {
	p := circle(2)
	p.Samples = nil
	for i := range 250 {
		p.Samples = append(p.Samples, scene.Sample{X: -5 + float64(i%10), Y: -4 + float64(i/10%8), Positive: i%2 == 0, Right: i%10 > 2, Memorised: i%10 > 7})
	}
	for _, memorised := range []bool{true, false} {
		for width := 22; width < 80; width++ {
			for height := 7; height < 30; height++ {
				text := drawn(p, width, height)
				for _, entry := range []string{`●[▀▓▒░ ]* (class )?\+1`, `○[▀▓▒░ ]* (class )?−1`, "◆ wrong", "■ memorised"} {
					if !regexp.MustCompile(entry).MatchString(text) && (memorised || entry[len(entry)-1] != 'd') {
						t.Errorf("%d×%d: %s is not named:\n%s", width, height, entry, text)
					}
				}
			}
		}
		for i := range p.Samples {
			p.Samples[i].Memorised = false
		}
	}
}

// TestSamplesDifferByShape draws samples that are right, wrong and memorised, without
// colours and with: each kind has marks of its own, and the legend counts them.
func TestSamplesDifferByShape(t *testing.T) {
	p := circle(2)
	p.Samples = nil
	for i := range 40 {
		p.Samples = append(p.Samples, scene.Sample{X: -5 + float64(i%10), Y: -4 + 2*float64(i/10), Positive: i%2 == 0, Right: i%10 > 2, Memorised: i%10 > 7})
	}
	for _, theme := range []*Theme{colourful, NewTheme(colorprofile.NoTTY, false, false)} {
		c := picturedOn(theme, p, 70, 30)
		counts := map[rune]int{}
		at := groundOf(picturedOn(colourful, p, 70, 30))
		for y := range at.H {
			for x := range at.W {
				counts[c.get(at.X+x, at.Y+y).char]++
			}
		}
		plus, minus := 0, 0 // pixels
		if theme.Plain() {
			plus, minus = 8, 12
		}
		if got, want := fmt.Sprint(counts['●'], counts['○'], counts['◆'], counts['◇'], counts['■'], counts['□']), fmt.Sprint(plus, minus, 8, 4, 4, 4); got != want {
			t.Errorf("● ○ ◆ ◇ ■ □: %s, want %s", got, want)
		}
	}
	text := drawn(p, 70, 30)
	for _, line := range []string{"class +1", "class −1", "wrong 12", "memorised 8", "28 of 40 right"} {
		if !strings.Contains(text, line) {
			t.Errorf("the legend does not say %q:\n%s", line, text)
		}
	}
}

// TestBoundaryIsWhereTheSignTurns draws a circle: the boundary is closed, and each of
// its quarters lies within a pixel of the radius.
func TestBoundaryIsWhereTheSignTurns(t *testing.T) {
	p := circle(2)
	p.Samples = nil
	c := picturedOn(colourful, p, 64, 33)
	at, quarters := groundOf(c), 0
	for y := range at.H {
		for x := range at.W {
			mask := strings.IndexRune(string(quadrants), c.get(at.X+x, at.Y+y).char)
			if c.get(at.X+x, at.Y+y).style.Fore != Muted || mask < 0 {
				continue
			}
			bits := 0
			for i, char := range quadrants {
				if char == c.get(at.X+x, at.Y+y).char {
					bits = i
				}
			}
			for k := range 4 {
				if bits>>k&1 == 0 {
					continue
				}
				quarters++
				px, py := (float64(2*x+k%2)+0.5)/float64(2*at.W)*12-6, 6-(float64(2*y+k/2)+0.5)/float64(2*at.H)*12
				if r := math.Hypot(px, py); r > 3 || r < 3-12/float64(2*at.H)*1.5 {
					t.Errorf("a piece of the boundary at radius %.2f", r)
				}
			}
		}
	}
	if around := 4 * 3 * 2 * at.H / 12; quarters < around {
		t.Errorf("%d quarters make no closed boundary, which takes %d", quarters, around)
	}
}

// TestComparedHistogramsShareTheirScale draws two histograms of unlike counts.
func TestComparedHistogramsShareTheirScale(t *testing.T) {
	tops := map[string]bool{}
	for _, counts := range [][]int{{1, 2, 1}, {5, 25, 3}} {
		p := scene.Histogram{X: scene.Axis{Name: "axis.validation", Max: 1}, Counts: counts, Most: 25}
		row, _, _ := strings.Cut(drawn(p, 50, 12), "\n")
		tops[strings.Fields(row)[0]] = true
	}
	if len(tops) != 1 || !tops["30┤"] {
		t.Errorf("their scales end at %v", tops)
	}
}
