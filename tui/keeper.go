package tui

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"sync"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui/store"
)

// A Disk keeps progress and the choice of language in the learner's folders.
type Disk struct {
	progress, settings *store.File
	mu                 sync.Mutex
	newest             int // the number of the last save
}

// settings is the form of the settings file.
type settings struct {
	Version  int              `json:"version"`
	Language content.Language `json:"language"`
}

// version reads the version that a file says it is of.
func version(data []byte) error {
	var head struct{ Version int }
	if err := json.Unmarshal(data, &head); err != nil {
		return err
	}
	if head.Version > lessons.Version {
		return store.ErrNewer
	}
	return nil
}

// OpenDisk finds the learner's folders. It creates nothing.
func OpenDisk() (*Disk, error) {
	folders, err := store.Locate()
	if err != nil {
		return nil, err
	}
	validate := func(data []byte) error {
		if err := version(data); err != nil {
			return err
		}
		_, err := lessons.DecodeProgress(data)
		return err
	}
	return &Disk{
		progress: &store.File{Path: filepath.Join(folders.Data, store.ProgressName), Validate: validate, Merge: mergeProgress},
		settings: &store.File{Path: filepath.Join(folders.Config, store.SettingsName), Validate: version},
	}, nil
}

// mergeProgress joins what two windows reached.
func mergeProgress(disk, mine []byte) ([]byte, error) {
	theirs, err := lessons.DecodeProgress(disk)
	if err != nil {
		return nil, err
	}
	ours, err := lessons.DecodeProgress(mine)
	if err != nil {
		return nil, err
	}
	return ours.Merge(theirs).Encode()
}

// Load returns the progress that was kept, and the key of what is to be told
// about it, "" for nothing.
func (d *Disk) Load() (*lessons.Progress, string) {
	data, notice := d.progress.Load()
	if notice != nil {
		return lessons.NewProgress(), "notice." + string(notice.Kind)
	}
	if data == nil {
		return lessons.NewProgress(), ""
	}
	progress, err := lessons.DecodeProgress(data)
	if err != nil { // validated above; a race with another window at worst
		return lessons.NewProgress(), "notice.damaged"
	}
	return progress, ""
}

// Language returns the choice that was kept, "" for none.
func (d *Disk) Language() content.Language {
	data, _ := d.settings.Load()
	var kept settings
	if json.Unmarshal(data, &kept) != nil {
		return ""
	}
	return kept.Language
}

// Save keeps progress, unless a newer one was kept meanwhile.
func (d *Disk) Save(number int, progress *lessons.Progress) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if number < d.newest {
		return nil
	}
	data, err := progress.Encode()
	if err != nil {
		return err
	}
	d.newest = number
	_, _, err = d.progress.Save(data)
	return err
}

// SaveLanguage keeps the learner's choice.
func (d *Disk) SaveLanguage(language content.Language) error {
	data, err := json.Marshal(settings{Version: 1, Language: language})
	if err != nil {
		return err
	}
	_, _, err = d.settings.Save(data)
	return err
}

// Reset forgets all progress, and keeps the language.
func (d *Disk) Reset() error {
	data, err := lessons.NewProgress().Encode()
	if err != nil {
		return err
	}
	notice, err := d.progress.Replace(data)
	if err == nil && notice != nil && notice.Kind != store.Damaged {
		return errors.New(notice.Error())
	}
	return err
}
