package cells

import "testing"

// TestWide asks environments how wide their terminals may draw; each leaves the libraries
// one cell a character.
func TestWide(t *testing.T) {
	for _, c := range []struct {
		environment map[string]string
		wide        bool
	}{
		{nil, false},
		{map[string]string{"LANG": "pt_BR.UTF-8"}, false},
		{map[string]string{"LANG": "C.UTF-8", variable: "1"}, true},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, true},
		{map[string]string{"LANG": "ja_JP.eucJP"}, true},
		{map[string]string{"LC_CTYPE": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, true},
		{map[string]string{"LC_ALL": "en_US.UTF-8", "LANG": "ko_KR.UTF-8"}, false},
		{map[string]string{"LC_ALL": "", "LANG": "ja"}, true},
		{map[string]string{"LANG": "kok_IN"}, false},
		{map[string]string{"LANG": "zh_TW.UTF-8", variable: "0"}, false},
		{map[string]string{"LANG": "zh_TW.UTF-8", variable: "false"}, false},
	} {
		left := ""
		env := func(name string) (string, bool) { value, ok := c.environment[name]; return value, ok }
		wide := settle(env, func(name, value string) error { left = name + "=" + value; return nil })
		if wide != c.wide || left != "RUNEWIDTH_EASTASIAN=0" {
			t.Errorf("%v: wide is %t, and %q is left", c.environment, wide, left)
		}
	}
}
