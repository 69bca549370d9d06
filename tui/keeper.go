package tui

import (
	"encoding/json"
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
	newest             int               // the number of the last save
	base               *lessons.Progress // what this window last read or kept
}

// settings is the form of the settings file.
type settings struct {
	Version  int              `json:"version"`
	Language content.Language `json:"language"`
}

// soundSettings tells what is wrong with settings.
func soundSettings(data []byte) error {
	if err := version(data); err != nil {
		return err
	}
	return json.Unmarshal(data, &settings{})
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

// decoded reads progress. The error is store.ErrNewer for that of a later
// version, and any other for what is none.
func decoded(data []byte) (*lessons.Progress, error) {
	if err := version(data); err != nil {
		return nil, err
	}
	return lessons.DecodeProgress(data)
}

// OpenDisk finds the learner's folders. It creates nothing.
func OpenDisk() (*Disk, error) {
	folders, err := store.Locate()
	if err != nil {
		return nil, err
	}
	validate := func(data []byte) error {
		_, err := decoded(data)
		return err
	}
	return &Disk{
		progress: &store.File{Path: filepath.Join(folders.Data, store.ProgressName), Validate: validate},
		settings: &store.File{Path: filepath.Join(folders.Config, store.SettingsName), Validate: soundSettings},
		base:     lessons.NewProgress(),
	}, nil
}

// joined returns how what is on disk is joined with something else: decoded,
// and encoded again.
func joined(join func(disk *lessons.Progress) *lessons.Progress) store.Merge {
	return func(disk, _ []byte) ([]byte, error) {
		kept, err := lessons.DecodeProgress(disk)
		if err != nil {
			return nil, err
		}
		return join(kept).Encode()
	}
}

// Load returns the progress that was kept, and the key of what is to be told
// about it, or else about the settings, "" for nothing.
func (d *Disk) Load() (*lessons.Progress, string) {
	data, notice := d.progress.Load()
	progress := lessons.NewProgress()
	key := told(notice)
	if data != nil {
		read, err := lessons.DecodeProgress(data)
		if err != nil { // validated by Load; a race with another window at worst
			return progress, "notice.unreadable"
		}
		progress = read
	}
	if key == "" {
		if _, wrong := d.settings.Load(); wrong != nil && wrong.Kept != "" {
			key = "notice.settings"
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.base = progress.Clone()
	return progress, key
}

// told is the key of the words for a notice. A damaged file that could not be
// set aside is one that is left as it is.
func told(notice *store.Notice) string {
	switch {
	case notice == nil:
		return ""
	case notice.Kind == store.Damaged && notice.Kept == "":
		return "notice." + string(store.Unreadable)
	}
	return "notice." + string(notice.Kind)
}

// Language returns the choice that was kept, "" for none.
func (d *Disk) Language() content.Language {
	var kept settings
	if json.Unmarshal(d.settings.Peek(), &kept) != nil {
		return ""
	}
	return kept.Language
}

// Save keeps progress, unless a newer one was kept meanwhile. It writes what
// this window changed over what is on disk: another window may have gone on in
// another chapter.
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
	mine := progress.Since(d.base)
	if err := d.write(data, joined(mine.Merge)); err != nil {
		return err
	}
	d.base = progress
	return nil
}

// write saves, and returns as an error whatever is to be told.
func (d *Disk) write(data []byte, merge store.Merge) error {
	_, notice, err := d.progress.Save(data, merge)
	if err == nil && notice != nil {
		return notice // it is kept, but something was set aside
	}
	return err
}

// SaveLanguage keeps the learner's choice.
func (d *Disk) SaveLanguage(language content.Language) error {
	data, err := json.Marshal(settings{Version: 1, Language: language})
	if err != nil {
		return err
	}
	_, _, err = d.settings.Save(data, nil)
	return err
}

// Import joins other progress with what was kept, which keeps its places, and
// returns how much came in.
func (d *Disk) Import(other *lessons.Progress) (came lessons.Tally, err error) {
	data, err := other.Encode()
	if err != nil {
		return came, err
	}
	before := lessons.NewProgress()
	after := other
	err = d.write(data, joined(func(disk *lessons.Progress) *lessons.Progress {
		before, after = disk, disk.Merge(other)
		return after
	}))
	return after.Tally().Minus(before.Tally()), err
}

// Forget forgets one chapter, or, without one, all progress; it keeps the
// language. A damaged file is set aside all the same.
func (d *Disk) Forget(chapter string) error {
	data, err := lessons.NewProgress().Encode()
	if err != nil {
		return err
	}
	merge := joined(func(disk *lessons.Progress) *lessons.Progress {
		delete(disk.Chapters, chapter)
		disk.Ended = 0 // there is something to be reached again
		return disk
	})
	if chapter == "" {
		merge = nil
	}
	_, _, err = d.progress.Save(data, merge)
	return err
}
