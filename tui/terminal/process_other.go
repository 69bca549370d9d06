//go:build unix && !linux

package terminal

import "golang.org/x/sys/unix"

// processOf finds a process's group and session; its parent is not known.
func processOf(id int) (p process, known bool) {
	p.group, _ = unix.Getpgid(id)
	p.session, _ = unix.Getsid(id)
	return p, false
}
