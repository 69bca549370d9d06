//go:build unix

package tui

import (
	tea "charm.land/bubbletea/v2"

	"sinapse/tui/terminal"
)

// input takes what is typed at a terminal.
func input(device *terminal.Device) []tea.ProgramOption {
	return []tea.ProgramOption{tea.WithInput(device.Keyboard())}
}
