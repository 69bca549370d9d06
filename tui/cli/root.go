package cli

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Version is set by a release's build: -ldflags "-X sinapse/tui/cli.Version=…". Without it
// the version is the module's, as Go notes it.
var Version = ""

// Main is the whole program: it returns the exit status, 0, 1 when something
// failed, 2 for bad input.
func Main(arguments []string, in io.Reader, out, err io.Writer) int {
	command := NewCommand(in, out, err)
	command.Lang = language(arguments)
	root := root(command)
	root.SetArgs(arguments)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(command.Err)
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
	if Version != "" {
		return Version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "(devel)"
}

// examples are calls that beginners need, a line each.
const examples = `sinapse network
sinapse weights/takeover
sinapse --seed 7 batches
sinapse read bias
sinapse progress --json`

// root declares the command line: flags and verbs, each one call into tui.
func root(command *Command) *cobra.Command {
	root := &cobra.Command{
		Use: "sinapse " + command.Word("cli.place"), DisableFlagsInUseLine: true, Long: command.Word("cli.long"),
		Version: built(), Args: func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) }, SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(verb *cobra.Command, _ []string) error {
			command.chosen = verb.Flags().Changed("ascii")
			return command.Check()
		},
		RunE:              func(_ *cobra.Command, arguments []string) error { return command.Open(arguments) },
		ValidArgsFunction: places(command),
		Example:           examples,
	}
	addFlags(root, command)
	root.SetFlagErrorFunc(func(verb *cobra.Command, err error) error { return command.BadFlag(err, verb) })
	root.SetUsageFunc(usage(command))
	root.CompletionOptions.DisableDefaultCmd = true
	help := helpCommand(command)
	root.SetHelpCommand(help)
	root.AddCommand(&cobra.Command{
		Use: "list " + command.Word("cli.chapter"), DisableFlagsInUseLine: true, Short: command.Word("cli.list"),
		Args:              func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) },
		RunE:              func(_ *cobra.Command, arguments []string) error { return command.List(arguments) },
		ValidArgsFunction: onlyChapters(command),
	}, &cobra.Command{
		Use: "read " + command.Word("cli.place"), DisableFlagsInUseLine: true, Short: command.Word("cli.read"),
		Args:              func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) },
		RunE:              func(_ *cobra.Command, arguments []string) error { return command.Read(arguments) },
		ValidArgsFunction: places(command),
	}, &cobra.Command{
		Use: "code " + command.Word("cli.screen"), DisableFlagsInUseLine: true, Short: command.Word("cli.code"),
		Args:              func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) },
		RunE:              func(_ *cobra.Command, arguments []string) error { return command.Code(arguments) },
		ValidArgsFunction: places(command),
	}, dataCommand(command), trainCommand(command), progressCommand(command), checkCommand(command), exportCommand(command), completionCommand(command), help, &cobra.Command{
		Use: "man", DisableFlagsInUseLine: true, Short: command.Word("cli.man"), Args: nothing(command),
		RunE: func(man *cobra.Command, _ []string) error {
			return command.Man(built(), manCalls(man.Root()), manFlags(man.Root()))
		},
	}, &cobra.Command{
		Use: "version", DisableFlagsInUseLine: true, Short: command.Word("cli.version"), Args: nothing(command),
		RunE: func(*cobra.Command, []string) error { return command.line("sinapse version %s", built()) },
	})
	for _, verb := range root.Commands() {
		command.Verbs = append(command.Verbs, verb.Name())
	}
	return root
}

// addFlags declares the flags of all verbs. What they are without being given, the
// words say.
func addFlags(root *cobra.Command, command *Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&command.Lang, "lang", command.Lang, command.Word("cli.lang"))
	flags.Var(seedFlag{&command.Seed}, "seed", command.Word("cli.seed"))
	flags.StringVar(&command.Color, "color", command.Color, command.Word("cli.color"))
	flags.StringVar(&command.Background, "background", command.Background, command.Word("cli.background"))
	flags.StringVar(&command.Charts, "charts", command.Charts, command.Word("cli.charts"))
	flags.BoolVar(&command.ASCII, "ascii", command.ASCII, command.Word("cli.ascii"))
	for name, value := range map[string]string{"lang": "language", "seed": "number", "color": "mode", "background": "mode", "charts": "mode"} {
		named(flags.Lookup(name), command.Word("cli.value."+value))
	}
	flags.BoolP("help", "h", false, command.Word("cli.help"))
	root.Flags().StringVar(&command.Text, "text", "", command.Word("cli.text"))
	named(root.Flags().Lookup("text"), command.Word("cli.value.file"))
	root.Flags().StringVar(&command.Table.File, "data", "", command.Word("cli.playground.data"))
	named(root.Flags().Lookup("data"), command.Word("cli.value.file"))
	root.Flags().StringVar(&command.Table.Target, "target", "", command.Word("cli.playground.target"))
	named(root.Flags().Lookup("target"), command.Word("cli.value.column"))
	_ = root.RegisterFlagCompletionFunc("target", cobra.NoFileCompletions) // it fails only for a flag that there is not
	root.Flags().StringVar(&command.Weights, "weights", "", command.Word("cli.playground.weights"))
	named(root.Flags().Lookup("weights"), command.Word("cli.value.file"))
	root.Flags().Bool("version", false, command.Word("cli.version"))
	for name, values := range map[string][]string{"lang": {"pt", "en"}, "color": {"auto", "never", "16", "256", "truecolor"}, "background": {"auto", "light", "dark"}, "charts": chartModes, "seed": nil} {
		// It fails only for a flag that there is not.
		_ = root.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}

// named gives a flag's value a name for the list of flags.
func named(flag *pflag.Flag, name string) {
	flag.Value, flag.DefValue = namedValue{flag.Value, name}, ""
}

// A namedValue is a flag's value, under a name.
type namedValue struct {
	pflag.Value
	name string
}

// Type is the name.
func (v namedValue) Type() string { return v.name }

// helpCommand declares the verb that shows how another one is called.
func helpCommand(command *Command) *cobra.Command {
	return &cobra.Command{
		Use: "help " + command.Word("cli.command"), DisableFlagsInUseLine: true, Short: command.Word("cli.help.of"),
		Args: func(_ *cobra.Command, arguments []string) error { return command.AtMost(1, arguments) },
		RunE: func(help *cobra.Command, arguments []string) error {
			verb, _, err := help.Root().Find(arguments)
			if err == nil && (verb != help.Root() || len(arguments) == 0) {
				return verb.Help()
			}
			values := map[string]string{"name": arguments[0], "list": strings.Join(command.Verbs, ", ")}
			return unknown("error.verb", "error.verb.near", values, verbNames(command.Verbs))
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return command.Verbs, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// nothing refuses any argument.
func nothing(command *Command) cobra.PositionalArgs {
	return func(_ *cobra.Command, arguments []string) error { return command.Nothing(arguments) }
}

// places completes a chapter or a screen.
func places(command *Command) cobra.CompletionFunc {
	return func(_ *cobra.Command, arguments []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(arguments) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return command.Places(begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// onlyChapters completes a chapter.
func onlyChapters(command *Command) cobra.CompletionFunc {
	return func(_ *cobra.Command, arguments []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(arguments) > 0 || strings.Contains(begun, "/") {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return command.Places(begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// completionCommand declares the verb that prints completions.
func completionCommand(command *Command) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion bash|zsh|fish|powershell", DisableFlagsInUseLine: true,
		Short: command.Word("cli.completion"), Long: strings.ReplaceAll(command.Word("cli.completion.long"), " · ", "\n  ") + "\n" + command.Word("cli.completion.file"),
		ValidArgs: shells, Args: func(_ *cobra.Command, arguments []string) error { return command.Shell(arguments, shells) },
		RunE: func(completion *cobra.Command, arguments []string) error {
			root, out := completion.Root(), completion.OutOrStdout()
			switch arguments[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			}
			return root.GenPowerShellCompletionWithDesc(out)
		},
	}
}

// isShown tells whether a verb is one for learners; cobra does not count help among them.
func isShown(verb *cobra.Command) bool { return verb.IsAvailableCommand() || verb.Name() == "help" }

// manCalls lists the verbs for the man page.
func manCalls(root *cobra.Command) []ManEntry {
	var calls []ManEntry
	for _, verb := range root.Commands() {
		if isShown(verb) {
			calls = append(calls, ManEntry{Name: "sinapse " + verb.Use, Does: verb.Short})
		}
	}
	return calls
}

// manFlags lists the flags of all verbs for the man page.
func manFlags(root *cobra.Command) []ManEntry {
	var flags []ManEntry
	for _, verb := range append([]*cobra.Command{root}, root.Commands()...) {
		if verb != root && !verb.IsAvailableCommand() {
			continue
		}
		verb.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			value, does := pflag.UnquoteUsage(flag)
			name := strings.TrimRight("--"+flag.Name+" "+value, " ")
			if flag.Shorthand != "" {
				name = "-" + flag.Shorthand + ", " + name
			}
			if verb != root {
				name = verb.Name() + " " + name
			}
			flags = append(flags, ManEntry{Name: name, Does: does})
		})
	}
	return flags
}

// progressCommand declares the verb that shows, keeps and forgets progress.
func progressCommand(command *Command) *cobra.Command {
	var flags ProgressFlags
	progress := &cobra.Command{
		Use: "progress " + command.Word("cli.chapter"), DisableFlagsInUseLine: true, Short: command.Word("cli.progress"),
		Args:              func(_ *cobra.Command, arguments []string) error { return command.AtMostOne(arguments) },
		RunE:              func(_ *cobra.Command, arguments []string) error { return command.Progress(flags, arguments) },
		ValidArgsFunction: onlyChapters(command),
	}
	progress.Flags().BoolVar(&flags.Reset, "reset", false, command.Word("cli.reset"))
	progress.Flags().BoolVar(&flags.Yes, "yes", false, command.Word("cli.sure"))
	progress.Flags().BoolVar(&flags.JSON, "json", false, command.Word("cli.json"))
	progress.Flags().StringVar(&flags.Export, "export", "", command.Word("cli.export"))
	progress.Flags().StringVar(&flags.Import, "import", "", command.Word("cli.import"))
	named(progress.Flags().Lookup("export"), command.Word("cli.value.file"))
	named(progress.Flags().Lookup("import"), command.Word("cli.value.file"))
	return progress
}

// dataCommand declares the verb for tables: those of the course, and the learner's own.
func dataCommand(command *Command) *cobra.Command {
	var flags DataFlags
	data := &cobra.Command{
		Use: "data " + command.Word("cli.table"), DisableFlagsInUseLine: true, Short: command.Word("cli.data"),
		Args: func(_ *cobra.Command, arguments []string) error { return command.AtMost(1, arguments) },
		RunE: func(_ *cobra.Command, arguments []string) error { return command.Data(flags, arguments) },
		ValidArgsFunction: func(_ *cobra.Command, arguments []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(arguments) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return command.Tables(), cobra.ShellCompDirectiveDefault
		},
	}
	data.Flags().StringVar(&flags.Target, "target", "", command.Word("cli.target"))
	data.Flags().BoolVar(&flags.Plain, "plain", false, command.Word("cli.plain"))
	named(data.Flags().Lookup("target"), command.Word("cli.value.column"))
	_ = data.RegisterFlagCompletionFunc("target", cobra.NoFileCompletions) // it fails only for a flag that there is not
	return data
}

// usage writes how a verb is called, in the learner's language. It is no
// template of cobra's: those would keep all methods of all types in the program,
// which makes it a fifth larger.
func usage(command *Command) func(*cobra.Command) error {
	return func(verb *cobra.Command) error {
		var text strings.Builder
		text.WriteString(command.Word("cli.usage") + ":\n  " + verb.UseLine() + "\n")
		if verb.HasAvailableSubCommands() {
			text.WriteString("  " + verb.Name() + " " + command.Word("cli.call") + "\n")
			text.WriteString("\n" + command.Word("cli.commands") + ":\n")
			for _, sub := range verb.Commands() {
				if isShown(sub) {
					fmt.Fprintf(&text, "  %-12s%s\n", sub.Name(), sub.Short)
				}
			}
		}
		if verb.HasExample() {
			text.WriteString("\n" + command.Word("cli.example") + ":\n")
			for example := range strings.SplitSeq(verb.Example, "\n") {
				text.WriteString("  " + example + "\n")
			}
		}
		if verb.HasAvailableFlags() {
			text.WriteString("\n" + command.Word("cli.options") + ":\n" + verb.Flags().FlagUsages())
		}
		_, err := io.WriteString(verb.OutOrStderr(), text.String())
		return err
	}
}
