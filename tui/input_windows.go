package tui

import (
	tea "charm.land/bubbletea/v2"

	"sinapse/tui/terminal"
)

// input leaves what is typed to Bubble Tea, which reads events of the console.
func input(*terminal.Device) []tea.ProgramOption { return nil }
