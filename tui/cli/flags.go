package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// BadFlag puts what is wrong with a flag of a verb in the learner's words.
func (c *Command) BadFlag(wrong error, verb *cobra.Command) error {
	if usage, own := errors.AsType[*usageError](wrong); own { // the flag has its own words
		return usage
	}
	if none, ok := errors.AsType[*pflag.NotExistError](wrong); ok {
		called, dashes := none.GetSpecifiedName(), "--"
		if short := none.GetSpecifiedShortnames(); short != "" { // -seed is read as five of them
			called, dashes = short, "-"
		}
		var names []name
		if len(called) > 1 {
			names = flagNames(verb)
		}
		values := map[string]string{"name": called, "call": verb.CommandPath()}
		wrong := unknown("error.flag", "error.flag.near", values, names)
		values["name"] = dashes + called
		return wrong
	}
	if bare, ok := errors.AsType[*pflag.ValueRequiredError](wrong); ok {
		return &usageError{"error.flag.value", map[string]string{"name": "--" + bare.GetFlag().Name, "value": bare.GetFlag().Value.Type()}}
	}
	if given, ok := errors.AsType[*pflag.InvalidValueError](wrong); ok { // all others take any text
		return &usageError{"error.flag.switch", map[string]string{"name": "--" + given.GetFlag().Name, "value": given.GetValue()}}
	}
	values := map[string]string{"name": strings.TrimPrefix(wrong.Error(), "bad flag syntax: "), "call": verb.CommandPath()}
	return &usageError{"error.flag", values}
}

// flagNames are what the flags of a verb are called, in every language, and those that
// other verbs have, with the verb before them.
func flagNames(verb *cobra.Command) []name {
	var names []name
	add := func(before string) func(*pflag.Flag) {
		return func(flag *pflag.Flag) {
			for _, called := range verbNames([]string{flag.Name}) {
				names = append(names, name{called.meant, before + "--" + flag.Name})
			}
		}
	}
	verb.Flags().VisitAll(add(""))
	for _, other := range verb.Root().Commands() {
		if other != verb {
			other.LocalNonPersistentFlags().VisitAll(add("sinapse " + other.Name() + " "))
		}
	}
	return names
}
