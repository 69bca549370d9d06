//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
)

// Deadly are the signals that end a program and that it can catch. Those that it
// was started to ignore, as nohup does, are not among them.
func Deadly() []os.Signal {
	var deadly []os.Signal
	for _, s := range []os.Signal{
		syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGTERM,
		syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGXCPU, syscall.SIGPIPE,
	} {
		if !signal.Ignored(s) {
			deadly = append(deadly, s)
		}
	}
	return deadly
}

// Status is the exit status of a program that a signal ended.
func Status(s os.Signal) int {
	if number, ok := s.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return 1
}
