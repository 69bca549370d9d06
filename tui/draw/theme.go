package draw

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons/scene"
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
	MapStep
	HeightStep = MapStep + 16
	colors     = HeightStep + 16
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

var palette = [MapStep]entry{
	Text:          {0xD6D8E3, 188, 0x2A2C37, 236, "39", "39"},
	Strong:        {0xF6F7FB, 231, 0x0B0B10, 232, "39", "39"},
	Muted:         {0x9EA1B5, 247, 0x5A5D70, 59, "39", "39"},
	Faint:         {0x80839A, 103, 0x6B6E82, 242, "39", "39"},
	Border:        {0x3D4054, 238, 0xC6C8D4, 251, "90", "90"},
	Track:         {0x34374A, 237, 0xD9DAE3, 253, "90", "90"},
	Accent:        {0xD6BDFF, 183, 0x5B21B6, 55, "95", "35"},
	Selection:     {0x2D2844, 236, 0xE9E0FB, 254, "", ""},
	Positive:      {0x5BABFF, 75, 0x0A62BD, 25, "94", "34"},
	Negative:      {0xFF9F4D, 215, 0xA04A06, 94, "33", "31"},
	Train:         {0x6FE3D2, 80, 0x006C5C, 23, "96", "36"},
	Validation:    {0xE07FC6, 175, 0x7D1157, 89, "35", "35"},
	Guess:         {0xF5D765, 221, 0x805800, 58, "93", "35"},
	Success:       {0x93E088, 114, 0x266F1A, 22, "92", "32"},
	Danger:        {0xFF6F91, 204, 0xA80E52, 125, "91", "31"},
	PointPositive: {0xA6D8FF, 153, 0x0B4A94, 19, "97", "34"},
	PointNegative: {0xFFC78A, 222, 0x783300, 88, "93", "31"},
	Dark:          {0x121218, 233, 0xFFFFFF, 231, "30", "97"},
}

// mapColors are the steps of a decision map, −1 to +1.
var mapColors = struct {
	dark, light       [16]uint32
	dark256, light256 [16]uint8
}{
	[16]uint32{0xA55D1E, 0x99581F, 0x864E1F, 0x734520, 0x603C21, 0x4C3222, 0x392923, 0x2A2424, 0x22262D, 0x222F3D, 0x22394F, 0x234362, 0x244E75, 0x265A88, 0x28659C, 0x2A71B0},
	[16]uint32{0xDD8640, 0xE79D57, 0xEEB27B, 0xF1BE8F, 0xF4CBA4, 0xF6D8BA, 0xF7E5D1, 0xF6EFE6, 0xEAF0F5, 0xDAE7F3, 0xC8DDF1, 0xB5D2EE, 0xA2C7EA, 0x8EBBE5, 0x7AAEDF, 0x659FD8},
	[16]uint8{130, 130, 94, 94, 94, 94, 52, 235, 234, 17, 17, 24, 24, 25, 25, 26},
	[16]uint8{215, 215, 216, 216, 223, 223, 230, 230, 195, 195, 153, 153, 117, 117, 75, 75},
}

// heightColors are the steps of a landscape: what lies low is nearest to the
// background.
var heightColors = struct {
	dark, light       [16]uint32
	dark256, light256 [16]uint8
}{
	[16]uint32{0x12141F, 0x151825, 0x171D2A, 0x1A2130, 0x1D2535, 0x1F293B, 0x222E41, 0x253246, 0x27364C, 0x2A3A51, 0x2D3F57, 0x2F435D, 0x324762, 0x354B68, 0x37506D, 0x395270},
	[16]uint32{0xF1F4F8, 0xECF0F5, 0xE7ECF3, 0xE3E8F0, 0xDEE4ED, 0xD9E0EA, 0xD4DCE8, 0xCFD8E5, 0xCBD5E2, 0xC6D1DF, 0xC1CDDD, 0xBCC9DA, 0xB7C5D7, 0xB3C1D4, 0xAEBDD2, 0xA9B9CF},
	[16]uint8{233, 233, 233, 234, 234, 234, 235, 235, 235, 236, 236, 237, 237, 238, 238, 239},
	[16]uint8{255, 255, 255, 254, 254, 254, 253, 253, 253, 252, 252, 251, 251, 250, 250, 249},
}

// A Theme turns roles into what a terminal understands.
type Theme struct {
	Profile    colorprofile.Profile
	Light      bool
	ASCII      bool           // no drawing has a character outside of ASCII
	Upright    bool           // no italics, which GNU screen shows as reversed, and no painted cell that could be erased
	Blocks     bool           // no drawing has a character of Braille
	fore, Back [colors]string // SGR parameters
}

// NewTheme returns the theme for a terminal's colours, background and
// characters.
func NewTheme(profile colorprofile.Profile, light, ascii bool) *Theme {
	t := &Theme{Profile: profile, Light: light, ASCII: ascii}
	for c := Text; c < colors; c++ {
		t.fore[c], t.Back[c] = t.codes(c)
	}
	return t
}

// On returns the same theme for a light background, or for a dark one.
func (t *Theme) On(light bool) *Theme {
	on := NewTheme(t.Profile, light, t.ASCII)
	on.Upright, on.Blocks = t.Upright, t.Blocks
	return on
}

// Plain tells whether there is no colour, so that glyphs alone must do.
func (t *Theme) Plain() bool { return t.Profile <= colorprofile.ASCII }

// Halves tells whether a cell can show two samples, one above the other: it
// takes a colour each, and a character outside of ASCII.
func (t *Theme) Halves() bool { return !t.Few() && !t.ASCII }

// Few tells whether there are 16 colours or none: maps are then shaded.
func (t *Theme) Few() bool { return t.Profile <= colorprofile.ANSI }

func (t *Theme) codes(c Color) (fore, back string) {
	full, index, few := t.LookUp(c)
	switch t.Profile {
	case colorprofile.TrueColor:
		r, g, b := full>>16, full>>8&255, full&255
		return fmt.Sprintf("38;2;%d;%d;%d", r, g, b), fmt.Sprintf("48;2;%d;%d;%d", r, g, b)
	case colorprofile.ANSI256:
		return fmt.Sprintf("38;5;%d", index), fmt.Sprintf("48;5;%d", index)
	case colorprofile.ANSI:
		if c == Accent { // the cursor upon a selection must be seen
			return few, few + ";7"
		}
	default:
		few = ""
		if c == Accent {
			return few, "7;4"
		}
	}
	if c == Selection {
		return few, "7"
	}
	return few, ""
}

// LookUp is a colour in truecolor, as one of 256, and as one of 16.
func (t *Theme) LookUp(c Color) (full uint32, index uint8, few string) {
	if c >= HeightStep {
		i := c - HeightStep
		if t.Light {
			return heightColors.light[i], heightColors.light256[i], ""
		}
		return heightColors.dark[i], heightColors.dark256[i], ""
	}
	if c >= MapStep {
		i := c - MapStep
		side := palette[Negative]
		if i >= 8 {
			side = palette[Positive]
		}
		if t.Light {
			return mapColors.light[i], mapColors.light256[i], side.light16
		}
		return mapColors.dark[i], mapColors.dark256[i], side.dark16
	}
	e := palette[c]
	if t.Light {
		return e.light, e.light256, e.light16
	}
	return e.dark, e.dark256, e.dark16
}

// seen is a style that can be read on its ground.
func (t *Theme) seen(style Style) Style {
	switch {
	case t.Few() && t.Back[style.Back] != "":
		style.Fore = None // reversed, a colour would become a patch
	case style.Fore == Faint && style.Back == Selection:
		style.Fore = Muted // too faint to be read there
	}
	return style
}

// change writes what begins a style, whatever stood before.
func (t *Theme) change(out *strings.Builder, to Style) {
	out.WriteString("\x1b[0")
	to = t.seen(to)
	for _, code := range []string{t.fore[to.Fore], t.Back[to.Back]} {
		if code != "" {
			out.WriteByte(';')
			out.WriteString(code)
		}
	}
	if to.Bold || to.Fore == Strong && t.Few() {
		out.WriteString(";1")
	}
	if to.Italic && !t.Upright {
		out.WriteString(";3")
	}
	out.WriteByte('m')
}

// Roles says which colour a lesson's role has; BySign is decided by the value.
var Roles = map[scene.Role]Color{
	scene.Plain: Text, scene.Strong: Strong, scene.Muted: Muted, scene.Faint: Faint,
	scene.Positive: Positive, scene.Negative: Negative, scene.Train: Train, scene.Validation: Validation,
	scene.Guess: Guess, scene.Success: Success, scene.Danger: Danger,
}

// RoleColor is the colour of a role for a value.
func RoleColor(role scene.Role, value float64) Color {
	if role != scene.BySign {
		return Roles[role]
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

// Lit is the style of what was searched for.
func (s Style) Lit(yes bool) Style {
	if yes {
		s.Fore, s.Bold = Accent, true
	}
	return s
}
