package store

import (
	"errors"
	"os"
	"path/filepath"

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
	xdg.Reload() // the environment as it is now, not as it was when the program began
	folders := Folders{
		Data:   filepath.Join(xdg.DataHome, application),
		Config: filepath.Join(xdg.ConfigHome, application),
	}
	for _, folder := range []string{folders.Data, folders.Config} {
		if !filepath.IsAbs(folder) {
			return Folders{}, &Notice{Kind: NoFolder, Path: folder, Err: errNoHome}
		}
	}
	return folders, nil
}

var errNoHome = errors.New("no home folder is known")
