// Package cells decides that every character of a screen is one cell wide, for the whole
// program: only the command line and the tests may use it, and it uses nothing of ours.
//
// East Asian terminals may draw lines, signs and Greek letters two cells wide, the
// ambiguous characters of Unicode. The libraries that put a screen together take that
// from RUNEWIDTH_EASTASIAN when they are initialised, and would move half of every row
// away from where it was laid out. So the variable is settled before them: Go
// initialises packages by their import paths as soon as what they import is ready, and
// this one needs nothing but syscall, which package os itself waits for.
package cells

import "syscall"

// Wide tells whether the terminal may draw ambiguous characters two cells wide: the
// variable says so, or, where it says nothing, the locale is Chinese, Japanese or Korean.
var Wide = settle(syscall.Getenv, syscall.Setenv)

// variable is what the libraries ask.
const variable = "RUNEWIDTH_EASTASIAN"

// settle makes the libraries count one cell, and returns what the environment said.
func settle(env func(string) (string, bool), set func(name, value string) error) bool {
	said, _ := env(variable)
	_ = set(variable, "0") // it fails only for a name that is none
	switch said {
	case "":
		return eastAsian(env)
	case "1", "t", "T", "true", "TRUE", "True":
		return true
	}
	return false
}

// eastAsian tells whether characters are those of a Chinese, Japanese or Korean locale.
func eastAsian(env func(string) (string, bool)) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale, _ := env(name); locale != "" {
			language := locale[:min(len(locale), 2)]
			return (language == "zh" || language == "ja" || language == "ko") && (len(locale) == 2 || locale[2] == '_' || locale[2] == '.' || locale[2] == '-')
		}
	}
	return false
}
