// Package terminal is the terminal as a device, how it was found and how it is put back,
// input that is poured into it, and being stopped and brought back by a shell: package tui
// and the command line may use it, and it uses nothing of ours.
//
// A terminal can go away, or stop reading, at any moment. Whoever writes to a
// [Device] waits for it, until [Device.Hurry] says for how long at most; then
// [Device.Leave] puts back what can be put back. Whoever reads its [Keyboard] gets
// what a person can have typed: a flood is a paste, and ctrl+c goes before all.
package terminal
