package course

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"sinapse/lessons/course/daily"
)

// ends makes the test write what the ends of all playthroughs come to, to be compared
// with those of another machine.
var ends = flag.String("ends", "", "write hashes of the states at the end of all playthroughs to this file")

// TestEndsOfPlaythroughs plays chapters with packed instructions and without, in another
// process: the states at their ends have the same bits.
func TestEndsOfPlaythroughs(t *testing.T) {
	if *ends != "" {
		var lines strings.Builder
		all := 0
		for _, entry := range written() {
			line, size := endOf(t, entry)
			lines.WriteString(line)
			all += size
		}
		t.Logf("the whole course takes %d bytes on disk", all)
		if all > mostOnDisk {
			t.Errorf("that is more than %d", mostOnDisk)
		}
		if err := os.WriteFile(*ends, []byte(lines.String()), 0o644); err != nil { //nolint:gosec // nothing secret
			t.Fatal(err)
		}
		return
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("packed instructions are always there")
	}
	for _, entry := range daily.Some(t, written(), 2) {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "ends")
			other := exec.Command(os.Args[0], "-test.run", "^TestEndsOfPlaythroughs$", "-chapter", entry.ID, "-ends", file) //nolint:gosec // this very program
			other.Env = append(os.Environ(), "GODEBUG=cpu.avx2=off,cpu.fma=off")
			if said, err := other.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			without, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if with, _ := endOf(t, entry); with != string(without) {
				t.Errorf("without packed instructions the end is another:\n%s%s", with, without)
			}
		})
	}
}

// mostOnDisk is how many bytes the course may take on disk once it is played. What a
// chapter may take alone is held wherever it is proved.
const mostOnDisk = 6_000_000

// endOf plays a chapter, and writes a hash of the state at its end; size is how many bytes
// that takes on disk.
func endOf(t *testing.T, entry Entry) (line string, size int) {
	t.Helper()
	lines, err := Playthrough(entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	s := begin(entry)
	for _, line := range lines {
		if !line.Moves() {
			continue
		}
		if err := s.Apply(line.Move); err != nil {
			t.Fatalf("%s: %v: %v", entry.ID, line.Move, err)
		}
	}
	state, err := s.Moment().Encode()
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x %s\n", sha256.Sum256(state), entry.ID), len(state)
}
