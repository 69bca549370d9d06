package cli

import (
	"fmt"
	"reflect"
	"strings"

	"sinapse/tui"
)

// A ManEntry is something that the man page explains: a call or a flag, and
// what it does.
type ManEntry struct{ Name, Does string }

// Man prints the man page in the learner's language, as roff: the calls and the
// flags that it is given, and the keys from the key table.
func (c *Command) Man(version string, calls, flags []ManEntry) error {
	v := c.voice(c.language())
	var keys []ManEntry
	for _, b := range tui.Bindings() {
		keys = append(keys, ManEntry{b.Shown, v.Word("help." + b.ID)})
	}
	var page strings.Builder
	fmt.Fprintf(&page, ".TH SINAPSE 1 \"\" \"sinapse %s\"\n", roff(version))
	section := func(key string) { fmt.Fprintf(&page, ".SH %s\n", roff(strings.ToUpper(v.Word(key)))) }
	list := func(key string, entries []ManEntry) {
		section(key)
		for _, entry := range entries {
			fmt.Fprintf(&page, ".TP\n\\fB%s\\fR\n%s\n", roff(entry.Name), roff(entry.Does))
		}
	}
	section("man.name")
	fmt.Fprintf(&page, "sinapse \\- %s\n", roff(v.Word("tagline")))
	section("man.synopsis")
	fmt.Fprintf(&page, "\\fBsinapse\\fR %s\n", roff(v.Word("cli.place")))
	section("man.description")
	page.WriteString(roff(v.Word("cli.long")) + "\n")
	list("cli.commands", calls)
	list("cli.options", flags)
	list("help.keys", keys)
	list("man.files", []ManEntry{{"progress.json", v.Word("man.progress")}, {"settings.json", v.Word("man.settings")}})
	list("man.environment", []ManEntry{{"SINAPSE_HOME", v.Word("man.home")}, {"NO_COLOR", v.Word("man.colour")}})
	list("man.status", []ManEntry{{"0", v.Word("man.status.0")}, {"1", v.Word("man.status.1")}, {"2", v.Word("man.status.2")}, {"128 + n", v.Word("man.status.signal")}})
	list("man.train", []ManEntry{
		{fieldsOf[trainHead](""), v.Word("man.train.lines")},
		{fieldsOf[trainSetup]("setup"), v.Word("man.train.setup")},
		{fieldsOf[trainRun]("run"), v.Word("man.train.run")},
		{fieldsOf[trainWorth]("linear"), v.Word("man.train.worth")},
		{fieldsOf[trainSummary]("summary"), v.Word("man.train.summary")},
		{fieldsOf[spread]("loss"), v.Word("man.train.spread")},
	})
	_, err := c.Out.Write([]byte(page.String()))
	return err
}

// fieldsOf names the fields of a line of JSON, or of an object in one, behind what it is.
func fieldsOf[T any](of string) string {
	var names []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && (name != "version" && name != "kind" || of == "") {
			names = append(names, name)
		}
	}
	if of != "" {
		of += ": "
	}
	return of + strings.Join(names, ", ")
}

// roff escapes a text: what roff would take for commands, and hyphens, which are
// to stay what a person types.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
