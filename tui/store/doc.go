// Package store keeps progress and settings on disk: package tui and the command line
// may use it, and it uses nothing of ours.
//
// A [File] holds bytes whose meaning is the caller's: the caller says by
// functions what is sound (Validate) and how two copies become one ([Merge]). The
// package sees to the rest, so that nobody loses what they learned:
//
//   - A save is whole or absent: what is written goes to another file of the same
//     folder first, which then takes the name. A process killed at any moment, or
//     a full disk, leaves the last save as it was.
//   - Two windows lose nothing: a save reads what is there, merges and writes
//     under a lock between processes.
//   - A damaged file is set aside under another name
//     (progress.damaged-20060102T150405Z.json), never overwritten.
//   - A file of a later version of the program (Validate says [ErrNewer]) is left
//     alone: it is neither read nor written.
//
// Nothing here stops a lesson. What went wrong is a [Notice], a value that the
// caller puts in words.
//
//	folders, err := store.Locate()
//	...
//	progress := &store.File{
//		Path:     filepath.Join(folders.Data, store.ProgressName),
//		Validate: validate,
//	}
//	data, notice := progress.Load()      // nil, nil at the first start
//	data, notice, err := progress.Save(data, merge) // data is now what both windows did
package store
