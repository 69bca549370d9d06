// Sinapse teaches neural networks in the terminal.
//
//	sinapse [chapter[/screen]]        opens the map, or a chapter
//	sinapse list                      lists chapters and screens
//	sinapse read [chapter[/screen]]   prints them as plain text
//	sinapse progress [chapter]        tells how far one is; exports, imports, forgets
//	sinapse completion SHELL          prints the completions for a shell
//	sinapse man                       prints the man page
package main

import (
	"os"

	"sinapse/tui/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
