package cli

import (
	"testing"

	"sinapse/lessons/course"
)

// TestNearest: what is near is suggested, in every language and without accents; what
// is far is not.
func TestNearest(t *testing.T) {
	verbs := []string{"list", "read", "progress", "help", "version"}
	for typed, want := range map[string]string{
		"weigth": "weights", "Weights": "weights", "bais": "bias", "pesos": "weights", "vies": "bias", "VIÉS": "bias",
		"lst": "list", "ls": "list", "progres": "progress", "ajuda": "help", "versão": "version",
		"takeover": "weights/takeover", "by_hand": "weights/by-hand", "hand": "weights/by-hand", "pinguins": "weights/real",
		"nonsense": "", "": "", "zzz": "", "qwertyuiop": "", "a": "",
	} {
		if got := nearest(typed, allNames(verbs)); got != want {
			t.Errorf("%q: %q is suggested, want %q", typed, got, want)
		}
	}
	bias, _ := course.Find("bias")
	if got := nearest("treshold", screenNames("bias", "", bias.New(0).Screens())); got != "threshold" {
		t.Errorf("treshold: %q", got)
	}
}
