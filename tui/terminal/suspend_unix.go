//go:build unix

package terminal

import (
	"os"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Continued are the signals of a program that goes on after it was stopped.
func Continued() []os.Signal { return []os.Signal{syscall.SIGCONT} }

// Foreground tells whether the terminal is this program's, as far as anybody knows.
func (d *Device) Foreground() bool {
	group, err := unix.IoctlGetInt(int(d.in.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// CanSuspend tells whether a job-control shell stands above that could bring the
// program back: some process from which this one descends is of another group of
// this session. Where there is none (a program that a terminal, ssh, tmux or a
// container started by itself) the group is an orphan, and the system drops
// requests to stop. And who is the first process of a system, or of a container,
// and is no shell waits for ends alone.
func CanSuspend() bool {
	me := process{parent: os.Getppid(), group: unix.Getpgrp()}
	session, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	for range 100 {
		if me.parent <= 0 {
			return false
		}
		above, known := processOf(me.parent)
		if !known {
			return above.session == session // Suspend finds out
		}
		switch {
		case above.session != session:
			return false
		case above.group != me.group:
			return me.parent != 1 || strings.HasSuffix(above.name, "sh")
		}
		me = above
	}
	return false
}

// A process is one that this one descends from.
type process struct {
	parent, group, session int
	name                   string
}

// A request to stop, and its end, are noticed within so many bits of time.
const (
	noticed = 30
	bit     = 10 * time.Millisecond
)

// Suspend stops the program until somebody lets it go on, which its caller tells by a
// channel. It returns false, soon, where the system drops the request. That it does
// not for SIGSTOP, and Go keeps a SIGTSTP that was ever caught from stopping anything:
// so nobody may have asked to be notified of it.
func Suspend(continued <-chan struct{}) bool {
	return stop(unix.SIGTSTP, continued)
}

// StopAgain stops a program that was let go on without its terminal, as the system
// stops whoever writes to another's. It returns as Suspend does.
func StopAgain(continued <-chan struct{}) bool {
	return stop(unix.SIGTTOU, continued)
}

// stop stops the whole group, as the terminal does (go run, a pipe), and waits until
// it goes on. Meanwhile time passes, but not for who is stopped: that nothing happens
// is known when the program has waited for a while, bit by bit.
func stop(s unix.Signal, continued <-chan struct{}) bool {
	select {
	case <-continued: // of an earlier stop
	default:
	}
	if unix.Kill(0, s) != nil {
		return false
	}
	for range noticed {
		select {
		case <-continued:
			return true
		case <-time.After(bit):
		}
	}
	return false
}
