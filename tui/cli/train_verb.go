package cli

import "github.com/spf13/cobra"

// trainExamples are calls of the verb that trains.
const trainExamples = trainExample + `
sinapse train --data houses.csv --target price --hidden 8,8 --epochs 200 --seeds 25 --json
sinapse train penguins --target species --out penguins.npz
sinapse train penguins --target species --weights penguins.npz --epochs 0
sinapse train penguins --target species --export penguins`

// trainCommand declares the verb that trains without a screen.
func trainCommand(command *Command) *cobra.Command {
	var flags TrainFlags
	train := &cobra.Command{
		Use: "train " + command.Word("cli.train.table"), DisableFlagsInUseLine: true, Short: command.Word("cli.train"), Example: trainExamples,
		Args: func(_ *cobra.Command, arguments []string) error { return command.AtMost(1, arguments) },
		RunE: func(_ *cobra.Command, arguments []string) error { return command.Train(flags, arguments) },
		ValidArgsFunction: func(_ *cobra.Command, arguments []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(arguments) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return command.Tables(), cobra.ShellCompDirectiveDefault
		},
	}
	for _, f := range []struct {
		to          *string
		name, value string
		files       bool // its value is completed by the names of files
		offered     []string
	}{
		{&flags.Data, "data", "file", true, nil},
		{&flags.Target, "target", "column", false, nil},
		{&flags.Hidden, "hidden", "layers", false, []string{"8", "8,8", "16", "0"}},
		{&flags.Rate, "rate", "number", false, []string{"0.01", "0.03", "0.1", "0.3"}},
		{&flags.Batch, "batch", "number", false, []string{"10", "32", "100", "all"}},
		{&flags.Epochs, "epochs", "number", false, []string{"100", "200"}},
		{&flags.Seeds, "seeds", "number", false, []string{"1", "5", "25"}},
		{&flags.Weights, "weights", "file", true, nil},
		{&flags.Out, "out", "file", true, nil},
		{&flags.Export, "export", "folder", true, nil},
	} {
		train.Flags().StringVar(f.to, f.name, "", command.Word("cli.train."+f.name))
		named(train.Flags().Lookup(f.name), command.Word("cli.value."+f.value))
		if !f.files {
			// It fails only for a flag that there is not.
			_ = train.RegisterFlagCompletionFunc(f.name, cobra.FixedCompletions(f.offered, cobra.ShellCompDirectiveNoFileComp))
		}
	}
	train.Flags().BoolVar(&flags.JSON, "json", false, command.Word("cli.train.json"))
	train.Flags().BoolVar(&flags.Force, "force", false, command.Word("cli.train.force"))
	return train
}

// checkCommand declares the verb for teachers.
func checkCommand(command *Command) *cobra.Command {
	return &cobra.Command{
		Use: "check " + command.Word("cli.check.folder"), DisableFlagsInUseLine: true, Short: command.Word("cli.check"), Example: "sinapse check turma\nsinapse check turma > turma.csv",
		Args: func(_ *cobra.Command, arguments []string) error { return command.AtMost(1, arguments) },
		RunE: func(_ *cobra.Command, arguments []string) error { return command.CheckFolder(arguments) },
		ValidArgsFunction: func(_ *cobra.Command, arguments []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(arguments) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}

// exportCommand declares the verb that takes away what was trained.
func exportCommand(command *Command) *cobra.Command {
	var flags ExportFlags
	export := &cobra.Command{
		Use: "export " + command.Word("cli.exports.call"), DisableFlagsInUseLine: true, Short: command.Word("cli.exports"),
		Example: "sinapse export " + exportExample + "\nsinapse export network/cycle circle --force",
		Args:    func(_ *cobra.Command, arguments []string) error { return command.AtMost(2, arguments) },
		RunE:    func(_ *cobra.Command, arguments []string) error { return command.Export(flags, arguments) },
		ValidArgsFunction: func(_ *cobra.Command, arguments []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(arguments) == 0 {
				return command.Places(begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	export.Flags().StringVar(&flags.Size, "size", "120x40", command.Word("cli.exports.size"))
	named(export.Flags().Lookup("size"), command.Word("cli.value.size"))
	// It fails only for a flag that there is not.
	_ = export.RegisterFlagCompletionFunc("size", cobra.FixedCompletions([]string{"80x24", "120x40", "160x50"}, cobra.ShellCompDirectiveNoFileComp))
	export.Flags().BoolVar(&flags.Force, "force", false, command.Word("cli.exports.force"))
	return export
}
