// Sinapse teaches neural networks in the terminal.
//
//	sinapse [chapter[/screen]]   opens the map, or a chapter
//	sinapse list                 lists chapters and screens
//	sinapse progress             tells how far one is
package main

import (
	"os"

	"sinapse/tui"
)

// version is set by the build: -ldflags "-X main.version=…".
var version = "dev"

func main() {
	os.Exit(tui.Main(version, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
