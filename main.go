// Sinapse teaches neural networks in the terminal.
//
//	sinapse [chapter[/screen]]   opens the map, or a chapter
//	sinapse list                 lists chapters and screens
//	sinapse progress             tells how far one is
package main

import (
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"sinapse/tui"
)

// version is set by a release's build: -ldflags "-X main.version=…". Without it
// the version is the module's, as Go notes it.
var version = ""

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: it returns the exit status, 0, 1 when something
// failed, 2 for bad input.
func run(arguments []string, in io.Reader, out, err io.Writer) int {
	command := tui.NewCommand(in, out, err)
	command.Lang = language(arguments)
	root := root(command)
	root.SetArgs(arguments)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(err)
	return command.Report(root.Execute())
}

// language finds --lang before the flags are parsed, because their help is
// written in it.
func language(arguments []string) string {
	for i, argument := range arguments {
		if value, ok := strings.CutPrefix(argument, "--lang="); ok {
			return value
		}
		if argument == "--lang" && i+1 < len(arguments) {
			return arguments[i+1]
		}
	}
	return ""
}

// built is the version that --version tells.
func built() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "(devel)"
}

// root declares the command line: flags and verbs, each one call into tui.
func root(command *tui.Command) *cobra.Command {
	root := &cobra.Command{
		Use: "sinapse " + command.Word("cli.place"), DisableFlagsInUseLine: true, Long: command.Word("cli.long"),
		Version: built(), Args: func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) }, SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(*cobra.Command, []string) error { return command.Check() },
		RunE:              func(_ *cobra.Command, arguments []string) error { return command.Open(arguments) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&command.Lang, "lang", command.Lang, command.Word("cli.lang"))
	flags.Lookup("lang").DefValue = ""
	flags.Uint32Var(&command.Seed, "seed", command.Seed, command.Word("cli.seed"))
	flags.StringVar(&command.Color, "color", command.Color, command.Word("cli.color"))
	flags.BoolP("help", "h", false, command.Word("cli.help"))
	root.Flags().Bool("version", false, command.Word("cli.version"))
	root.SetVersionTemplate("sinapse {{.Version}}\n")
	root.SetUsageTemplate(usage(command))
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(&cobra.Command{
		Use: "list", Short: command.Word("cli.list"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return command.List() },
	}, progressCommand(command))
	return root
}

// progressCommand declares the verb that shows, keeps and forgets progress.
func progressCommand(command *tui.Command) *cobra.Command {
	var flags tui.ProgressFlags
	progress := &cobra.Command{
		Use: "progress " + command.Word("cli.chapter"), DisableFlagsInUseLine: true, Short: command.Word("cli.progress"),
		Args: func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) },
		RunE: func(_ *cobra.Command, arguments []string) error { return command.Progress(flags, arguments) },
	}
	file := command.Word("cli.file")
	progress.Flags().BoolVar(&flags.Reset, "reset", false, command.Word("cli.reset"))
	progress.Flags().StringVar(&flags.Export, "export", "", strings.ReplaceAll(command.Word("cli.export"), file, "`"+file+"`"))
	progress.Flags().StringVar(&flags.Import, "import", "", strings.ReplaceAll(command.Word("cli.import"), file, "`"+file+"`"))
	return progress
}

// usage is cobra's template in the learner's language.
func usage(command *tui.Command) string {
	return command.Word("cli.usage") + ":\n  {{.UseLine}}\n{{if .HasAvailableSubCommands}}\n" + command.Word("cli.commands") +
		":\n{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name 12}}{{.Short}}\n{{end}}{{end}}{{end}}{{if .HasAvailableFlags}}\n" +
		command.Word("cli.options") + ":\n{{.Flags.FlagUsages}}{{end}}"
}
