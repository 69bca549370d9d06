package cli

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"sync"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui"
	"sinapse/tui/store"
)

// A Disk keeps progress and the choice of language in the learner's folders.
type Disk struct {
	progress, settings *store.File
	states             string // the folder of the chapters' states
	mu                 sync.Mutex
	newest             int               // the number of the last save
	known              *lessons.Progress // what this window held when it last read or kept
	seen               *lessons.Progress // what was on disk then
	forgotten          bool              // the last save found something missing of it
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
	var head struct {
		Version int `json:"version"`
	}
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
		states:   filepath.Join(folders.Data, "chapters"),
		known:    lessons.NewProgress(),
		seen:     lessons.NewProgress(),
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

// Load returns the progress that was kept, and what is to be told about it, or else
// about the settings.
func (d *Disk) Load() (*lessons.Progress, tui.Notice) {
	data, wrong := d.progress.Load()
	progress, notice := lessons.NewProgress(), tui.Told(wrong)
	if data != nil {
		read, err := lessons.DecodeProgress(data)
		if err != nil { // it was validated
			return progress, tui.Unkept(err)
		}
		progress = read
	}
	if notice.Key == "" {
		if _, wrong := d.settings.Load(); wrong != nil && wrong.Kept != "" {
			notice = tui.Told(wrong)
			notice.Key = "notice.settings"
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.known, d.seen = progress.Clone(), progress.Clone()
	return progress, notice
}

// Language returns the choice that was kept, "" for none.
func (d *Disk) Language() content.Language {
	var kept settings
	if json.Unmarshal(d.settings.Peek(), &kept) != nil {
		return ""
	}
	return kept.Language
}

// Save keeps progress, unless a newer one was kept meanwhile. It writes what this
// window changed over what is on disk: another window may have gone on in another
// chapter, or have forgotten one, which Forgotten tells then.
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
	after := progress
	d.forgotten = false
	err = d.write(data, joined(func(disk *lessons.Progress) *lessons.Progress {
		after, d.forgotten = progress.Onto(disk, d.known, d.seen)
		return after
	}))
	if notice, ok := errors.AsType[*store.Notice](err); err != nil && (!ok || notice.Kept == "") {
		return err
	}
	d.newest, d.known, d.seen = number, progress, after
	return errors.Join(err, d.keepStates(progress, after))
}

// Forgotten tells whether the last save found that something that this window had
// seen on disk was forgotten meanwhile. It does not come back.
func (d *Disk) Forgotten() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.forgotten
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
	if _, _, err = d.progress.Save(data, merge); err != nil {
		return err
	}
	return d.forgetStates(chapter)
}
