//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// somebody is a user of the tests who is not root: "nobody", on most systems.
const somebody = 65534

func init() {
	roles["load"] = tellLoad
	roles["save"] = tellSave
}

// describe writes a notice in one line.
func describe(n *Notice) string {
	return fmt.Sprintf("%s %s %s %s", n.Kind, n.Cause, n.Owner, n.Blame)
}

func tellLoad(f *File) error {
	if _, notice := f.Load(); notice != nil {
		fmt.Println(describe(notice))
	}
	return nil
}

func tellSave(f *File) error {
	_, _, err := f.Save(counts("b").encode(), merge)
	if notice, ok := errors.AsType[*Notice](err); ok {
		fmt.Println(describe(notice))
		return nil
	}
	return err
}

// as starts this test binary in a role, as somebody who is not root.
func as(t *testing.T, role string, f *File) string {
	t.Helper()
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "window")
	if err := os.WriteFile(copied, program, 0o755); err != nil { // somebody else is to run it
		t.Fatal(err)
	}
	open(t, copied)
	command := exec.Command(copied)
	command.Env = append(os.Environ(), roleVariable+"="+role, pathVariable+"="+f.Path)
	command.Dir = "/"
	command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: somebody, Gid: somebody}}
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", role, err, output)
	}
	return strings.TrimSpace(string(output))
}

// open lets everybody into the folders of a test above a path.
func open(t *testing.T, path string) {
	t.Helper()
	for folder := filepath.Dir(path); strings.HasPrefix(folder, os.TempDir()) && folder != os.TempDir(); folder = filepath.Dir(folder) {
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// A file that one run as root left behind is named, with who it belongs to, by
// reading and by writing.
func TestFileOfRoot(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can be somebody else")
	}
	f := newFile(t)
	put(t, f, string(counts("a").encode()))
	open(t, f.Path)
	if got, want := as(t, "load", f), "unreadable not-owner root "+f.Path; got != want {
		t.Errorf("loading tells %q, want %q", got, want)
	}
	if got, want := as(t, "save", f), "unwritable not-owner root "+filepath.Dir(f.Path); got != want {
		t.Errorf("saving tells %q, want %q", got, want)
	}
}

// What root writes in another's folder is that user's, so that it locks nobody out.
func TestRootInAnothersHome(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root writes for others")
	}
	home := filepath.Join(t.TempDir(), "home")
	if err := os.Mkdir(home, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(home, somebody, somebody); err != nil {
		t.Fatal(err)
	}
	f := fileAt(filepath.Join(home, "deep", "down", ProgressName))
	save(t, f, counts("a"))
	for _, made := range []string{f.Path, f.Path + ".lock", filepath.Dir(f.Path), filepath.Dir(filepath.Dir(f.Path))} {
		if owner := foreignOwner(made); owner == "" {
			t.Errorf("%s is root's", made)
		}
	}
	open(t, f.Path)
	if told := as(t, "save", f); told != "" {
		t.Errorf("its user is told %q", told)
	}
}

// A lock that is a link leads root to another's file: that file keeps its owner.
func TestRootFollowsNoLock(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root writes for others")
	}
	home := filepath.Join(t.TempDir(), "home")
	if err := os.Mkdir(home, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(home, somebody, somebody); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("of root"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := fileAt(filepath.Join(home, ProgressName))
	if err := os.Symlink(secret, f.Path+".lock"); err != nil {
		t.Fatal(err)
	}
	save(t, f, counts("a"))
	if owner := foreignOwner(secret); owner != "" {
		t.Errorf("the file behind the link is %s's now", owner)
	}
}

// Without root there is a file that this user may not read.
func TestFileWithoutRights(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read it all the same")
	}
	f := newFile(t)
	put(t, f, string(counts("a").encode()))
	if err := os.Chmod(f.Path, 0); err != nil {
		t.Fatal(err)
	}
	if _, notice := f.Load(); notice == nil || notice.Cause != NotAllowed || notice.Blame != f.Path {
		t.Errorf("%+v", notice)
	}
}

// Without HOME, or with a HOME that is the root folder, files live in the home that
// the system knows; or nowhere. They never live in the root folder.
func TestLocateWithoutHome(t *testing.T) {
	t.Setenv(HomeVariable, "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	for _, home := range []string{"", "/"} {
		t.Setenv("HOME", home)
		folders, err := Locate()
		if notice, ok := errors.AsType[*Notice](err); ok {
			if notice.Kind != NoFolder {
				t.Errorf("HOME=%q: %v", home, err)
			}
		} else if err != nil || strings.Count(folders.Data, "/") < 4 || strings.HasPrefix(folders.Data, "/.") {
			t.Errorf("HOME=%q: %+v, %v", home, folders, err)
		}
		if now := os.Getenv("HOME"); now != home {
			t.Errorf("HOME is %q now, not %q", now, home)
		}
	}
}
