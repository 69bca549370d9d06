package cli

import (
	"bufio"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/store"
)

// windowVariable makes this test binary another window of the program, which
// reaches goals in the chapter that it names.
const windowVariable = "SINAPSE_TUI_TEST_WINDOW"

// mainVariable makes it the program itself.
const mainVariable = "SINAPSE_TUI_TEST_MAIN"

// kills is how often a window is killed in the middle of its saves; the gate
// asks for a thousand.
var kills = flag.Int("kills", 8, "how often to kill a window while it saves")

func TestMain(m *testing.M) {
	if os.Getenv(mainVariable) != "" {
		os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	chapter := os.Getenv(windowVariable)
	if chapter == "" {
		os.Exit(m.Run())
	}
	if err := reachGoals(chapter); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// reachGoals is a window: it reaches goal after goal, keeps each, and says its
// number once it is kept. It goes on from the last one, for fifty or until it is
// killed.
func reachGoals(chapter string) error {
	disk, err := OpenDisk()
	if err != nil {
		return err
	}
	progress, notice := disk.Load()
	if notice.Key != "" {
		return fmt.Errorf("loading told %s", notice.Key)
	}
	record := progress.Record(chapter)
	progress.Chapter = chapter
	session := takenUp(disk, record, chapter)
	for range 50 {
		number := len(record.Met)
		record.Visited["screen"] = true
		if err := goOn(session, chapter); err != nil {
			return err
		}
		record.Answers = maps.Clone(session.Record().Answers)
		record.Met[fmt.Sprintf("screen/goal-%d", number)] = true
		record.Moves = append(record.Moves, fmt.Sprintf("type w1 %d", number))
		snapshot := progress.Clone()
		snapshot.Chapters[chapter].Moment = session.Moment()
		if err := disk.Save(number, snapshot); err != nil {
			return err
		}
		fmt.Println(number)
	}
	return nil
}

// runsBegun are the moves that begin a run in chapters whose states are large: a network
// and all that it has done.
var runsBegun = map[string][]string{
	"cnn":      {"move train", "answer better 3", "tick 1"},
	"rnn":      {"move poem", "answer when 2", "tick 1"},
	"remedies": {"move bench", "answer same 2", "tick 1"},
}

// goOn does one thing more in a chapter: a step of its run, or a turn of its first control.
func goOn(session *lessons.Session, chapter string) error {
	lines, runs := runsBegun[chapter]
	switch {
	case !runs:
		lines = []string{"nudge " + session.Controls()[0].Name() + " +1"}
	case len(session.Record().Answers) > 0:
		lines = lines[len(lines)-1:] // it has begun
	}
	for _, line := range lines {
		move, err := lessons.ParseMove(line)
		if err != nil {
			return err
		}
		if err := session.Apply(move); err != nil {
			return err
		}
	}
	return nil
}

// takenUp is a chapter as it was left on disk.
func takenUp(disk *Disk, kept *lessons.Record, chapter string) *lessons.Session {
	entry, _ := course.Find(chapter)
	record := lessons.NewProgress().Record(chapter)
	record.Answers = maps.Clone(kept.Answers)
	record.Snapshot = disk.State(chapter, 0)
	return lessons.NewSession(entry.New(0), record)
}

// windowOn starts another window in a chapter.
func windowOn(t *testing.T, chapter string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program)
	command.Env = append(os.Environ(), windowVariable+"="+chapter)
	return command
}

// kept reads what is on disk, which must be sound.
func kept(t *testing.T) *lessons.Progress {
	t.Helper()
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	progress, notice := disk.Load()
	if notice.Key != "" {
		t.Fatalf("loading told %s", notice.Key)
	}
	return progress
}

// TestTwoWindowsLoseNothing lets two processes save at the same time, in a
// chapter each.
func TestTwoWindowsLoseNothing(t *testing.T) {
	emptyHome(t)
	windows := []*exec.Cmd{windowOn(t, "weights"), windowOn(t, "bias")}
	for _, w := range windows {
		if err := w.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range windows {
		if err := w.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	progress := kept(t)
	for _, chapter := range []string{"weights", "bias"} {
		record := progress.Record(chapter)
		if len(record.Met) != 50 || len(record.Moves) != 50 {
			t.Errorf("%s: %d goals and %d moves on disk, want 50 each", chapter, len(record.Met), len(record.Moves))
		}
	}
}

// TestAWindowLeavesTheOthersChaptersAlone holds a window that was opened first
// to what it changed itself: the other's place and moves stay, and what was
// forgotten meanwhile stays so.
func TestAWindowLeavesTheOthersChaptersAlone(t *testing.T) {
	emptyHome(t)
	first, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	begun := lessons.NewProgress()
	begun.Record("weights").Moves = []string{"type w1 1"}
	begun.Record("loss").Met["squares/fit"] = true
	if err := first.Save(1, begun); err != nil {
		t.Fatal(err)
	}
	mine, _ := first.Load()
	if output, err := windowOn(t, "weights").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	second, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Forget("loss"); err != nil {
		t.Fatal(err)
	}
	mine.Record("bias").Met["shift/lift"] = true
	mine.Record("forward") // looked at on the map
	if err := first.Save(2, mine.Clone()); err != nil {
		t.Fatal(err)
	}
	progress := kept(t)
	if record := progress.Record("weights"); len(record.Met) != 50 || len(record.Moves) != 51 {
		t.Errorf("the other window's chapter has %d goals and %d moves", len(record.Met), len(record.Moves))
	}
	if !progress.Record("bias").Met["shift/lift"] || len(progress.Record("loss").Met) > 0 {
		t.Errorf("kept %+v", progress.Chapters)
	}
}

// TestKilledWhileSaving kills windows at random moments of their saves, time and again,
// in chapters whose states are small and large. No goal that a window had said to be kept
// is lost, the file always reads, and each chapter opens where it was.
func TestKilledWhileSaving(t *testing.T) {
	folder := emptyHome(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d, %d kills", seed, *kills)
	moments := rand.New(rand.NewPCG(seed, 0))
	chapters := []string{"weights", "cnn", "rnn", "remedies"}
	said := map[string]int{}
	interrupted := 0
	for round := range *kills {
		chapter := chapters[round%len(chapters)]
		w := windowOn(t, chapter)
		output, err := w.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Start(); err != nil {
			t.Fatal(err)
		}
		kill := func() { _ = w.Process.Kill() }
		if moments.IntN(2) == 0 { // while it opens, or in its first saves
			time.AfterFunc(time.Duration(moments.IntN(40_000))*time.Microsecond, kill)
		}
		lines := bufio.NewScanner(output)
		for saves := 0; lines.Scan(); saves++ { // ends when the window does
			number := 0
			if _, err := fmt.Sscan(lines.Text(), &number); err != nil {
				t.Fatalf("seed %d, round %d, %s: the window said %q", seed, round, chapter, lines.Text())
			}
			said[chapter] = number + 1
			if saves == 0 { // in the saves that follow, however long the start took
				time.AfterFunc(time.Duration(moments.IntN(20_000))*time.Microsecond, kill)
			}
		}
		if w.Wait() != nil {
			interrupted++
		}
		progress := kept(t)
		for _, one := range chapters {
			if met := len(progress.Record(one).Met); met < said[one] {
				t.Fatalf("seed %d, round %d: %s has %d goals on disk, %d were kept", seed, round, one, met, said[one])
			}
		}
		if s := takenUp(must(OpenDisk()), progress.Record(chapter), chapter); s.Lost() != lessons.Nothing {
			t.Fatalf("seed %d, round %d: where one stood in %s cannot be read: %d", seed, round, chapter, s.Lost())
		}
		if len(progress.Record(chapter).Met) > 400 { // as many as a course has: begin anew
			if err := os.Remove(folder + "/" + store.ProgressName); err != nil {
				t.Fatal(err)
			}
			clear(said)
		}
	}
	if interrupted == 0 {
		t.Error("no window was killed before its end")
	}
	files, _ := os.ReadDir(folder)
	for _, file := range files {
		if strings.Contains(file.Name(), "damaged") {
			t.Errorf("%s was set aside", file.Name())
		}
	}
}
