package cli

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui"
)

// The sizes that a screen may be drawn in, in columns and rows.
const (
	leastWidth, mostWidth = 40, 400
	leastHeight, mostHigh = 16, 200
)

// sizeOf reads a size: 120x40.
func sizeOf(text string) (width, height int, err error) {
	w, h, _ := strings.Cut(strings.ToLower(text), "x")
	width, ok := whole(w, 0, leastWidth, mostWidth)
	height, also := whole(h, 0, leastHeight, mostHigh)
	if !ok || !also || width == 0 || height == 0 {
		return 0, 0, &usageError{"error.export.size", map[string]string{
			"value": text, "example": "120x40", "least": strconv.Itoa(leastWidth) + "x" + strconv.Itoa(leastHeight), "most": strconv.Itoa(mostWidth) + "x" + strconv.Itoa(mostHigh),
		}}
	}
	return width, height, nil
}

// pictures are a screen as the learner left it, drawn in a size: as text, and as SVG.
func (c *Command) pictures(chapter, screen string, width, height int) ([]lessons.Takeaway, error) {
	o := tui.Options{
		Language: c.language(), Chapter: chapter, Screen: screen, Seed: c.Seed, Profile: colorprofile.TrueColor,
		ASCII: c.ASCII, Blocks: c.Charts == "blocks", Progress: lessons.NewProgress(), Ground: tui.AlwaysDark,
	}
	if c.Background == "light" {
		o.Ground = tui.AlwaysLight
	}
	if c.disk != nil {
		o.Progress, _ = c.disk.Load() // what is wrong with it is told where progress is shown
		o.Keep = readOnly{c.disk}
	}
	m, err := tui.NewModel(o)
	if err != nil {
		return nil, err
	}
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return m.Pictures(), nil
}

// readOnly is where progress is kept, for a look that keeps nothing.
type readOnly struct{ disk *Disk }

// Save keeps nothing.
func (readOnly) Save(int, *lessons.Progress) error { return nil }

// SaveLanguage keeps nothing.
func (readOnly) SaveLanguage(content.Language) error { return nil }

// State is where the learner left a chapter.
func (r readOnly) State(chapter string, seed uint32) []byte { return r.disk.State(chapter, seed) }
