package tui

import (
	"errors"
	"time"

	"sinapse/lessons/course"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// speeds are what each is called, by its key, and how many ticks it makes where the
// normal one makes sixty; the last makes as many as fit.
var speeds = []struct {
	name  string
	ticks int
}{{"pace.least", 2}, {"pace.slow", 10}, {"pace.normal", usualPace}, {"pace.fast", 400}, {"pace.most", 0}}

// usualSpeed is where a lesson starts; usualPace is how many ticks a second it makes
// there, where a screen has no pace of its own.
const usualSpeed, usualPace = 2, 60

// leastPace is how many ticks a second are made at least: nobody waits longer.
const leastPace = 0.2

// tempo is how many ticks a second the lesson makes; 0 for as many as fit.
func (l *lesson) tempo() float64 {
	ticks := float64(speeds[l.speed].ticks)
	if pace := l.Session.Pace(); pace > 0 && ticks > 0 {
		return max(ticks*float64(pace)/usualPace, leastPace)
	}
	return ticks
}

// A clock advances a running lesson. It exists only while something moves.
type clock struct {
	running bool
	id      int     // of the frames that are ours
	owed    float64 // ticks that the speed has promised
	fresh   bool    // nothing ticked yet in this run: one run is one undo
	script  []lessons.Move
	wait    int       // frames until the script's next move
	shown   time.Time // when a script ended, by itself or by esc
	frames  int       // since the start: maps are drawn anew in every second one
	late    func()    // what is done once the page has said that it takes a while; nil for nothing
}

// toggleRun starts the clock, or stops it.
func (l *lesson) toggleRun() tea.Cmd {
	if l.clock.running {
		l.clock.running = false
		return nil
	}
	if l.Session.Gate() != "" {
		l.notice = "notice.gate"
		return nil
	}
	if l.Session.Still() {
		l.notice = "notice.still"
		return nil
	}
	l.clock.script = nil
	return l.start()
}

// start lets the clock run.
func (l *lesson) start() tea.Cmd {
	l.notice = ""
	l.look()
	l.clock.running, l.clock.fresh, l.clock.owed, l.clock.frames = true, true, 0, 0
	l.clock.id++
	return l.nextFrame()
}

func (l *lesson) nextFrame() tea.Cmd {
	id := l.clock.id
	return tea.Tick(frameTime, func(time.Time) tea.Msg { return frameMsg(id) })
}

// frame advances a running lesson by one frame. On the map, l is nil, and a frame of
// what ran before is nobody's.
func (l *lesson) frame(msg frameMsg) tea.Cmd {
	if l == nil || !l.clock.running || int(msg) != l.clock.id {
		return nil
	}
	l.clock.frames++
	if l.clock.script != nil {
		l.follow(l.play)
	} else {
		l.follow(l.advance)
	}
	if !l.clock.running {
		return nil
	}
	return l.nextFrame()
}

// advance ticks as often as the speed says, until the frame's time is gone.
func (l *lesson) advance() {
	deadline := l.now().Add(tickBudget)
	speed := l.tempo()
	l.clock.owed += float64(speed * frameTime.Seconds())
	for speed == 0 || l.clock.owed >= 1 {
		n := 1
		if speed == 0 {
			n = 16
		}
		done, err := l.Session.Run(n, !l.clock.fresh)
		l.clock.fresh = false
		l.clock.owed -= float64(done)
		if errors.Is(err, lessons.ErrGated) {
			l.notice = problem(err)
		}
		if err != nil || done < n {
			l.clock.running = false
			return
		}
		if l.now().After(deadline) {
			l.clock.owed = min(l.clock.owed, 1)
			return
		}
	}
}

// scriptPace is how many frames pass between two moves of a solution.
const scriptPace = 5

// play does the next move of a solution; its ticks run as a run does.
func (l *lesson) play() {
	if l.clock.wait > 0 {
		l.clock.wait--
		return
	}
	if len(l.clock.script) == 0 {
		l.endScript()
		return
	}
	for question := l.Session.Waits(); question != ""; question = l.Session.Waits() { // it may come up on the way
		l.apply(lessons.Move{Verb: lessons.Skip, Target: question})
	}
	move := &l.clock.script[0]
	if move.Verb != lessons.Tick {
		l.apply(*move)
		l.clock.script, l.clock.wait, l.clock.fresh = l.clock.script[1:], scriptPace, true
		return
	}
	n := min(move.Count, max(move.Count/20, 10))
	done, err := l.Session.Run(n, !l.clock.fresh)
	l.clock.fresh = false
	move.Count -= done
	if errors.Is(err, lessons.ErrGated) {
		return // it is skipped before the next ones
	}
	if err != nil || move.Count == 0 || done < n {
		l.clock.script, l.clock.wait = l.clock.script[1:], scriptPace
	}
}

// endScript ends the solution that is shown.
func (l *lesson) endScript() {
	l.clock.running, l.clock.script, l.clock.shown = false, nil, l.now()
}

// escGrace is for how long after a solution an esc may have been meant to stop it.
const escGrace = time.Second

// justShown tells whether a solution has ended a moment ago. It does so once.
func (l *lesson) justShown() bool {
	just := !l.clock.shown.IsZero() && l.now().Sub(l.clock.shown) < escGrace
	l.clock.shown = time.Time{}
	return just
}

// solve plays the solution of the open goal before the learner's eyes, or says what
// it takes to see it.
func (l *lesson) solve() tea.Cmd {
	if _, open := l.Session.OpenGoal(); open && l.solution() == nil {
		l.notice = "notice.hints"
		return nil
	} else if !open {
		return nil
	}
	for _, question := range l.Session.Screen().Questions { // what it turns is to be seen
		if _, answered := l.Session.Answered(question.ID); question.Cure != "" && !answered {
			l.apply(lessons.Move{Verb: lessons.Skip, Target: question.ID})
		}
	}
	l.clock.script = l.solution()
	l.clock.wait = 0
	return l.start()
}

// solution returns the moves that reach the open goal, once the learner may
// ask for them.
func (l *lesson) solution() []lessons.Move {
	goal, open := l.Session.OpenGoal()
	if !open || l.Session.Hints(goal.ID) < lessons.SolutionAfter {
		return nil
	}
	return course.Solution(l.id, l.Session.Screen().ID, goal.ID)
}
