package cli

import (
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons/course"
	"sinapse/tui"
)

// find reads a place of the course, chapter or chapter/screen.
func find(place string) (chapter, screen string, err error) {
	chapter, screen, _ = strings.Cut(place, "/")
	entry, ok := course.Find(chapter)
	values := map[string]string{"name": chapter, "list": strings.Join(written(), ", ")}
	switch {
	case !ok:
		return "", "", unknown("error.chapter", "error.chapter.near", values, chapterNames())
	case entry.New == nil:
		return "", "", &usageError{"error.coming", values}
	case screen == "":
		return chapter, "", nil
	}
	screens := entry.New(0).Screens()
	var names []string
	for _, s := range screens {
		if s.ID == screen {
			return chapter, screen, nil
		}
		names = append(names, s.ID)
	}
	values = map[string]string{"name": screen, "chapter": chapter, "list": strings.Join(names, ", ")}
	return "", "", unknown("error.screen", "error.screen.near", values, screenNames(chapter, "", screens))
}

// written are the names of the chapters that can be opened.
func written() []string {
	var names []string
	for _, entry := range course.Entries() {
		if entry.New != nil {
			names = append(names, entry.ID)
		}
	}
	return names
}

// unknown says what there is not, and what there is: by one key, or by another one
// with what is nearest, if anything is near.
func unknown(key, near string, values map[string]string, names []name) error {
	if values["near"] = nearest(values["name"], names); values["near"] != "" {
		key = near
	}
	return &usageError{key, values}
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
