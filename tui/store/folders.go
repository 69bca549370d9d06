package store

import (
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
)

// HomeVariable names the environment variable that, set to a folder, holds all
// files there instead of where the system keeps such files.
const HomeVariable = "SINAPSE_HOME"

// The names of the files, in the folders of [Locate].
const (
	ProgressName = "progress.json" // in Folders.Data
	SettingsName = "settings.json" // in Folders.Config
)

// application is the folder's name among those of other programs.
const application = "sinapse"

// Folders says where files live. Both paths are absolute; neither need exist.
type Folders struct {
	Data   string // what the learner did
	Config string // what the learner prefers
}

// Locate returns the folders of this user: those of $SINAPSE_HOME, or else the
// system's (on Linux the XDG base directories). It creates nothing. The error is
// a [*Notice] of kind [NoFolder], where there is no home at all.
func Locate() (Folders, error) {
	if home := os.Getenv(HomeVariable); home != "" {
		home, err := filepath.Abs(home)
		if err != nil {
			return Folders{}, &Notice{Kind: NoFolder, Path: home, Err: err}
		}
		return Folders{Data: home, Config: home}, nil
	}
	data, config := systemFolders()
	for _, folder := range []*string{&data, &config} {
		if !filepath.IsAbs(*folder) {
			return Folders{}, &Notice{Kind: NoFolder, Path: *folder, Err: errNoHome}
		}
		*folder = filepath.Join(*folder, application)
	}
	return Folders{Data: data, Config: config}, nil
}

var errNoHome = errors.New("no home folder is known")

// homeVariable names the variable that the system's folders are found by, on
// systems that have it.
const homeVariable = "HOME"

// systemFolders returns where this user's data and settings live, "" where nobody
// knows. The root folder is nobody's home: where it is said to be, or nothing is
// said, as a service or a container may start a program, the user's own entry
// among the system's users tells.
func systemFolders() (data, config string) {
	known := true
	if home := os.Getenv(homeVariable); runtime.GOOS != "windows" && (home == "" || home == "/") {
		found := ""
		if me, err := user.Current(); err == nil && me.HomeDir != "/" {
			found = me.HomeDir
		}
		known = filepath.IsAbs(found) && isFolder(found)
		if known {
			defer restore(homeVariable)()
			if os.Setenv(homeVariable, found) != nil {
				return "", ""
			}
		}
	}
	xdg.Reload() // the environment as it is now, not as it was when the program began
	data, config = xdg.DataHome, xdg.ConfigHome
	if known {
		return data, config
	}
	// Without a home there is what the variables say outright.
	if !filepath.IsAbs(os.Getenv("XDG_DATA_HOME")) {
		return "", ""
	}
	if !filepath.IsAbs(os.Getenv("XDG_CONFIG_HOME")) {
		config = data
	}
	return data, config
}

// restore returns what gives a variable of the environment its present value back.
func restore(name string) func() {
	value, set := os.LookupEnv(name)
	return func() {
		if set {
			_ = os.Setenv(name, value) // it had this value before
		} else {
			_ = os.Unsetenv(name)
		}
	}
}

// isFolder tells whether there is a folder of that name.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
