// Package guarded gives tests memory beside which nobody may read or write, where the
// system is Linux: only tests of nn may use it, and it uses nothing of ours.
package guarded
