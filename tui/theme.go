package tui

import (
	"fmt"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons"
)

// A Color is a role that a colour plays, never the colour itself.
type Color uint8

// The roles of the palette, and after them the 16 steps of a decision map, and
// the 16 of a landscape.
const (
	None Color = iota
	Text
	Strong
	Muted
	Faint
	Border
	Track
	Accent
	Selection
	Positive
	Negative
	Train
	Validation
	Guess
	Success
	Danger
	PointPositive
	PointNegative
	Dark // the ink upon Accent
	mapStep
	heightStep = mapStep + 16
	colors     = heightStep + 16
)

// A Style is how a cell looks: the roles of its colours, bold, italic.
type Style struct {
	Fore, Back   Color
	Bold, Italic bool
}

// entry is a role's colour: truecolor and its place among the 256, on dark
// and on light backgrounds, and the codes among the 16.
type entry struct {
	dark            uint32
	dark256         uint8
	light           uint32
	light256        uint8
	dark16, light16 string
}

var palette = [mapStep]entry{
	Text:          {0xD6D8E3, 188, 0x2A2C37, 236, "39", "39"},
	Strong:        {0xF6F7FB, 231, 0x0B0B10, 232, "39", "39"},
	Muted:         {0x9EA1B5, 247, 0x5A5D70, 59, "39", "39"},
	Faint:         {0x6E7187, 60, 0x84879A, 102, "90", "90"},
	Border:        {0x3D4054, 238, 0xC6C8D4, 251, "90", "90"},
	Track:         {0x34374A, 237, 0xD9DAE3, 253, "90", "90"},
	Accent:        {0xD6BDFF, 183, 0x5B21B6, 55, "95", "35"},
	Selection:     {0x2D2844, 236, 0xE9E0FB, 189, "", ""},
	Positive:      {0x5BABFF, 75, 0x0A62BD, 25, "94", "34"},
	Negative:      {0xFF9F4D, 215, 0xB35309, 130, "33", "33"},
	Train:         {0x6FE3D2, 80, 0x007F70, 30, "96", "36"},
	Validation:    {0xDB62B8, 169, 0x7D1157, 89, "35", "35"},
	Guess:         {0xF5D765, 221, 0x8A5F00, 94, "93", "33"},
	Success:       {0x93E088, 114, 0x2B7A1E, 22, "92", "32"},
	Danger:        {0xFF6F91, 204, 0xA80E52, 125, "91", "31"},
	PointPositive: {0xA6D8FF, 153, 0x0B4A94, 25, "97", "34"},
	PointNegative: {0xFFC78A, 222, 0x8A3F00, 130, "93", "33"},
	Dark:          {0x121218, 233, 0xFFFFFF, 231, "30", "97"},
}

// mapColors are the steps of a decision map, −1 to +1.
var mapColors = struct {
	dark, light       [16]uint32
	dark256, light256 [16]uint8
}{
	[16]uint32{0xA9601F, 0x99581F, 0x864E1F, 0x734520, 0x603C21, 0x4C3222, 0x392923, 0x2A2424, 0x22262D, 0x22303F, 0x223C54, 0x23486A, 0x255580, 0x276297, 0x2A70AE, 0x2E7EC6},
	[16]uint32{0xE79A55, 0xEBA668, 0xEEB27B, 0xF1BE8F, 0xF4CBA4, 0xF6D8BA, 0xF7E5D1, 0xF6EFE6, 0xEAF0F5, 0xDAE7F3, 0xC8DDF1, 0xB5D2EE, 0xA2C7EA, 0x8EBBE5, 0x7AAEDF, 0x659FD8},
	[16]uint8{130, 130, 94, 94, 238, 237, 236, 235, 235, 236, 237, 238, 24, 24, 25, 32},
	[16]uint8{215, 215, 216, 216, 223, 223, 230, 255, 255, 254, 195, 189, 153, 153, 110, 110},
}

// heightColors are the steps of a landscape: what lies low is nearest to the
// background.
var heightColors = struct {
	dark, light       [16]uint32
	dark256, light256 [16]uint8
}{
	[16]uint32{0x12141F, 0x151924, 0x181E29, 0x1C232F, 0x1F2835, 0x222D3B, 0x253240, 0x283746, 0x2C3E50, 0x304559, 0x354C62, 0x39526B, 0x3D5974, 0x42607D, 0x466684, 0x4B698B},
	[16]uint32{0xF1F4F8, 0xE9EEF4, 0xE2E8F0, 0xDAE2EC, 0xD3DCE8, 0xCBD6E4, 0xC4D0DF, 0xBCC9DB, 0xB5C3D7, 0xADBDD2, 0xA6B7CE, 0x9EB1CA, 0x97AAC5, 0x8FA4C1, 0x879EBC, 0x7F98B6},
	[16]uint8{233, 234, 234, 235, 235, 236, 236, 237, 237, 238, 238, 239, 239, 240, 66, 67},
	[16]uint8{255, 255, 254, 254, 253, 253, 252, 252, 251, 251, 250, 249, 248, 110, 109, 103},
}

// A Theme turns roles into what a terminal understands.
type Theme struct {
	Profile    colorprofile.Profile
	Light      bool
	ASCII      bool           // no drawing has a character outside of ASCII
	fore, back [colors]string // SGR parameters
}

// NewTheme returns the theme for a terminal's colours, background and
// characters.
func NewTheme(profile colorprofile.Profile, light, ascii bool) *Theme {
	t := &Theme{Profile: profile, Light: light, ASCII: ascii}
	for c := Text; c < colors; c++ {
		t.fore[c], t.back[c] = t.codes(c)
	}
	return t
}

// Plain tells whether there is no colour, so that glyphs alone must do.
func (t *Theme) Plain() bool { return t.Profile <= colorprofile.ASCII }

// Halves tells whether a cell can show two samples, one above the other: it
// takes a colour each, and a character outside of ASCII.
func (t *Theme) Halves() bool { return !t.Few() && !t.ASCII }

// Few tells whether there are 16 colours or none: maps are then shaded.
func (t *Theme) Few() bool { return t.Profile <= colorprofile.ANSI }

func (t *Theme) codes(c Color) (fore, back string) {
	full, index, few := t.lookUp(c)
	switch t.Profile {
	case colorprofile.TrueColor:
		r, g, b := full>>16, full>>8&255, full&255
		return fmt.Sprintf("38;2;%d;%d;%d", r, g, b), fmt.Sprintf("48;2;%d;%d;%d", r, g, b)
	case colorprofile.ANSI256:
		return fmt.Sprintf("38;5;%d", index), fmt.Sprintf("48;5;%d", index)
	case colorprofile.ANSI:
		if c == Selection || c == Accent {
			return few, "7"
		}
		return few, ""
	default:
		if c == Selection || c == Accent {
			return "", "7"
		}
		return "", ""
	}
}

func (t *Theme) lookUp(c Color) (full uint32, index uint8, few string) {
	if c >= heightStep {
		i := c - heightStep
		if t.Light {
			return heightColors.light[i], heightColors.light256[i], ""
		}
		return heightColors.dark[i], heightColors.dark256[i], ""
	}
	if c >= mapStep {
		i := c - mapStep
		few = "33"
		if i >= 8 {
			few = "94"
		}
		if t.Light {
			return mapColors.light[i], mapColors.light256[i], few
		}
		return mapColors.dark[i], mapColors.dark256[i], few
	}
	e := palette[c]
	if t.Light {
		return e.light, e.light256, e.light16
	}
	return e.dark, e.dark256, e.dark16
}

// change writes what begins a style, whatever stood before.
func (t *Theme) change(out *strings.Builder, to Style) {
	out.WriteString("\x1b[0")
	if t.Few() && t.back[to.Back] != "" {
		to.Fore = None // reversed, a colour would become a patch
	}
	for _, code := range []string{t.fore[to.Fore], t.back[to.Back]} {
		if code != "" {
			out.WriteByte(';')
			out.WriteString(code)
		}
	}
	if to.Bold || to.Fore == Strong && t.Few() {
		out.WriteString(";1")
	}
	if to.Italic {
		out.WriteString(";3")
	}
	out.WriteByte('m')
}

// Print returns the lipgloss style of a role, for lines that are printed
// outside of the full screen.
func (t *Theme) Print(c Color) lipgloss.Style {
	full, _, _ := t.lookUp(c)
	return lipgloss.NewStyle().Foreground(color.RGBA{uint8(full >> 16), uint8(full >> 8), uint8(full), 255})
}

// roles says which colour a lesson's role has; BySign is decided by the value.
var roles = map[lessons.Role]Color{
	lessons.Plain: Text, lessons.Strong: Strong, lessons.Muted: Muted, lessons.Faint: Faint,
	lessons.Positive: Positive, lessons.Negative: Negative, lessons.Train: Train, lessons.Validation: Validation,
	lessons.Guess: Guess, lessons.Success: Success, lessons.Danger: Danger,
}

// roleColor is the colour of a role for a value.
func roleColor(role lessons.Role, value float64) Color {
	if role != lessons.BySign {
		return roles[role]
	}
	switch {
	case value > 0:
		return Positive
	case value < 0:
		return Negative
	default:
		return Muted
	}
}
