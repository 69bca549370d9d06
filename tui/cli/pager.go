package cli

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"

	"sinapse/tui/draw"
)

// paged lets a text be written: on a terminal with a theme, and into the learner's
// pager; elsewhere plain. That the reader leaves the pager early is no failure.
func (c *Command) paged(write func(to io.Writer, theme *draw.Theme) error) error {
	if !isTerminal(c.Out) || os.Getenv("TERM") == "dumb" {
		return write(c.Out, nil)
	}
	colors, _ := profile(c.Color, os.Environ(), c.Out) // checked before
	behind, _ := ground(c.Background, os.Getenv)       // also
	theme := draw.NewTheme(colors, behind.Light(), c.ASCII)
	call := pager(os.Getenv, exec.LookPath)
	if call == nil {
		return write(c.Out, theme)
	}
	if call[0] != "less" { // whether it lets styles through is not known
		theme = nil
	}
	show := exec.Command(call[0], call[1:]...)
	show.Stdout, show.Stderr = c.Out, c.Err
	show.Env = append(os.Environ(), lessUnless(os.Getenv("LESS"))...)
	into, err := show.StdinPipe()
	if err == nil {
		err = show.Start()
	}
	if err != nil {
		return write(c.Out, theme)
	}
	interrupts := make(chan os.Signal, 1) // ctrl+c is the pager's
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	_ = write(into, theme) // it fails where the reader has left
	_ = into.Close()
	_ = show.Wait()
	return nil
}

// pager is how the learner's pager is called: what PAGER says, else less, which lets
// styles through; nil for none.
func pager(env func(string) string, find func(string) (string, error)) []string {
	call := strings.Fields(env("PAGER"))
	if len(call) == 0 {
		call = []string{"less"}
	}
	if call[0] == "cat" {
		return nil
	}
	if _, err := find(call[0]); err != nil {
		return nil
	}
	if filepath.Base(call[0]) == "less" {
		return append([]string{"less", "-R"}, call[1:]...)
	}
	return call
}

// lessUnless sets what less does where the learner has not: what fits on the
// terminal stays on it.
func lessUnless(set string) []string {
	if set != "" {
		return nil
	}
	return []string{"LESS=FX"}
}
