package cli

import (
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
)

// find reads a place of the course, chapter or chapter/screen.
func find(place string) (chapter, screen string, err error) {
	chapter, screen, _ = strings.Cut(place, "/")
	var names []string
	for _, entry := range course.Entries() {
		if entry.New != nil {
			names = append(names, entry.ID)
		}
	}
	entry, ok := course.Find(chapter)
	switch {
	case !ok:
		return "", "", unknown("error.chapter", chapter, "", names)
	case entry.New == nil:
		return "", "", unknown("error.coming", chapter, "", names)
	case screen == "":
		return chapter, "", nil
	}
	names = nil
	for _, s := range entry.New(0).Screens() {
		if s.ID == screen {
			return chapter, screen, nil
		}
		names = append(names, s.ID)
	}
	return "", "", unknown("error.screen", screen, chapter, names)
}

// unknown says what there is not, what is nearest to it, and what there is.
func unknown(key, name, chapter string, names []string) error {
	return &usageError{key, map[string]string{
		"name": name, "chapter": chapter, "near": nearest(name, names), "list": strings.Join(names, ", "),
	}}
}

// nearest returns the name that takes the fewest edits to reach.
func nearest(name string, names []string) string {
	best, fewest := "", 1<<30
	for _, candidate := range names {
		if d := edits([]rune(name), []rune(candidate)); d < fewest {
			best, fewest = candidate, d
		}
	}
	return best
}

// edits is the Levenshtein distance: insertions, deletions and substitutions.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal + draw.Extra(a[i] != b[j])
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// profile decides how many colours there are: --color's, and for auto what the
// terminal has; NO_COLOR with any value but none means none.
func profile(mode string, environ []string, out io.Writer) (colorprofile.Profile, error) {
	switch mode {
	case "never":
		return colorprofile.ASCII, nil
	case "16":
		return colorprofile.ANSI, nil
	case "256":
		return colorprofile.ANSI256, nil
	case "truecolor":
		return colorprofile.TrueColor, nil
	case "auto":
	default:
		return colorprofile.ASCII, &usageError{"error.color", map[string]string{"name": mode}}
	}
	if os.Getenv("NO_COLOR") != "" {
		return colorprofile.ASCII, nil
	}
	return colorprofile.Detect(out, environ), nil
}

// ground decides what background colours stand on: --background's, and for auto
// what the terminal answers. Until it does, or where it never does, COLORFGBG
// tells, whose last number is the background's among the 16 colours: 7 and from
// 9 to 15 are light.
func ground(mode string, env func(string) string) (tui.Background, error) {
	switch mode {
	case "dark":
		return tui.AlwaysDark, nil
	case "light":
		return tui.AlwaysLight, nil
	case "auto":
	default:
		return tui.AskDark, &usageError{"error.background", map[string]string{"name": mode}}
	}
	parts := strings.Split(env("COLORFGBG"), ";")
	if number, err := strconv.Atoi(parts[len(parts)-1]); err == nil && (number == 7 || number > 8 && number < 16) {
		return tui.AskLight, nil
	}
	return tui.AskDark, nil
}
