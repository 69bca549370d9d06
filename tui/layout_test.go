package tui

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

var update = flag.Bool("update", false, "write the files of testdata anew")

// recorded holds a text to a file of testdata.
func recorded(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	anew := fmt.Sprintf("go test ./tui -run '^%s$' -update writes it; git diff shows what changed", t.Name())
	want, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.Errorf("%s is not recorded yet: %s", path, anew)
	case err != nil:
		t.Fatal(err)
	case string(want) != got:
		t.Errorf("%s is not what is drawn now: %s\n%s", path, anew, firstDifference(string(want), got))
	}
}

// firstDifference is the first row in which two texts differ, of both.
func firstDifference(want, got string) string {
	before, now := strings.Split(want, "\n"), strings.Split(got, "\n")
	at := 0
	for at < min(len(before), len(now))-1 && before[at] == now[at] {
		at++
	}
	return fmt.Sprintf("row %d was\n%s\nand is\n%s", at+1, before[at], now[at])
}

// A part of a layout, with the letter that stands for it in a picture.
type part struct {
	letter byte
	at     draw.Rect
}

// parts lists what has a place of its own in a mode: the task stands among
// the words on a wide page, and on the stage of a compact one; on a tiny one
// words and stage share their place.
func parts(page Layout) []part {
	all := []part{{'H', page.Header}, {'S', page.Stage}, {'K', page.Knobs}, {'h', page.Help}}
	switch page.mode {
	case Wide:
		all = append(all, part{'W', page.Words})
	case Tiny:
		all = append(all, part{'T', page.Task})
	case Compact, TooSmall:
	}
	return all
}

// picture draws a layout with a letter a cell. Where two parts meet, or one
// leaves the screen, it says so.
func picture(width, height int, page Layout) (string, error) {
	grid := bytes.Repeat([]byte{'.'}, width*height)
	for _, p := range parts(page) {
		if p.at.W < 0 || p.at.H < 0 {
			return "", fmt.Errorf("%c is %+v", p.letter, p.at)
		}
		for y := p.at.Y; y < p.at.Y+p.at.H; y++ {
			for x := p.at.X; x < p.at.X+p.at.W; x++ {
				if x < 0 || y < 0 || x >= width || y >= height {
					return "", fmt.Errorf("%c leaves the screen: %+v", p.letter, p.at)
				}
				if other := grid[y*width+x]; other != '.' {
					return "", fmt.Errorf("%c lies on %c at %d, %d", p.letter, other, x, y)
				}
				grid[y*width+x] = p.letter
			}
		}
	}
	var text bytes.Buffer
	for y := range height {
		text.Write(grid[y*width : (y+1)*width])
		text.WriteByte('\n')
	}
	return text.String(), nil
}

func TestLayoutPictures(t *testing.T) {
	for _, size := range [][2]int{{200, 60}, {120, 40}, {100, 30}, {80, 24}, {40, 12}} {
		drawn, err := picture(size[0], size[1], Arrange(size[0], size[1], 3, 2, 44))
		if err != nil {
			t.Errorf("%v: %v", size, err)
		}
		recorded(t, fmt.Sprintf("layouts/%dx%d.txt", size[0], size[1]), drawn)
	}
}

func TestLayoutsNeverOverlap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2026))
	sizes := [][2]int{{1, 1}, {39, 12}, {40, 11}, {40, 12}, {71, 20}, {72, 19}, {72, 20}, {95, 28}, {96, 27}, {96, 28}, {111, 36}, {112, 35}, {112, 36}, {159, 50}, {160, 49}, {160, 50}, {500, 200}}
	for range 3000 {
		sizes = append(sizes, [2]int{1 + random.IntN(500), 1 + random.IntN(200)})
	}
	for _, size := range sizes {
		controls, panels := random.IntN(10), random.IntN(5)
		page := Arrange(size[0], size[1], controls, panels, 30+random.IntN(30))
		if _, err := picture(size[0], size[1], page); err != nil {
			t.Errorf("%v with %d controls and %d panels: %v", size, controls, panels, err)
		}
		if enough := size[0] >= tinyWidth && size[1] >= tinyHeight; enough == (page.mode == TooSmall) {
			t.Errorf("%v: mode %d", size, page.mode)
		}
		if page.mode != TooSmall && (page.Stage.W < 1 || page.Stage.H < 1) && panels > 0 {
			t.Errorf("%v: no room for panels: %+v", size, page.Stage)
		}
	}
}

func TestThreePanelsShareAShelf(t *testing.T) {
	var panels scene.Scene
	for i := range 3 {
		panels = append(panels, scene.Map{Frame: scene.Frame{ID: string(rune('a' + i)), Width: 16, Beside: i > 0}})
	}
	for _, width := range []int{62, 77, 140} {
		all := shelves(panels, width)
		if len(all) != 1 {
			t.Fatalf("%d shelves at %d", len(all), width)
		}
		places := all[0].places(draw.Rect{X: 3, Y: 1, W: width, H: 12}, panels)
		end := 2
		for _, at := range places {
			if at.X != end+1 || at.W < 20 || at.H != 12 {
				t.Errorf("%d: %+v", width, places)
			}
			end = at.X + at.W
		}
		if end != 3+width {
			t.Errorf("%d: ends at %d: %+v", width, end, places)
		}
	}
	if all := shelves(panels, 61); len(all) != 2 {
		t.Errorf("%d shelves where two have room", len(all))
	}
}
