package proof

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/kit"
)

// How many moments of a wild play are looked at on each screen, a day and by the gate,
// how many moves are between two, and how many are run at once; and how many ticks a run
// has at most, a day and by the gate: Python takes a hundred times as long for them.
const (
	wildMoments      = 8
	wildMomentsWhole = 200
	wildMoves        = 4
	wildAtOnce       = 25
	wildRun          = 12
	wildRunWhole     = 60
)

// wild plays each screen at random and compares what its code prints with what the screen
// says, at many moments. What is compared there is no goal, so that no way there is
// spared: changed rates, turned weights, undone moves, starts over.
func (c *walk) wild(t *testing.T) {
	t.Helper()
	python := needNumPy(t)
	var plays []*wildPlay
	for _, screen := range c.session.Screens() {
		s := c.fresh()
		Do(t, s, "move "+screen.ID)
		plays = append(plays, newWildPlay(s, daily.Chance(t, c.ID+"/"+screen.ID).IntN))
	}
	for len(plays) > 0 {
		if err := compareSome(python, plays); err != nil {
			t.Fatal(err)
		}
		plays = slices.DeleteFunc(plays, func(p *wildPlay) bool {
			if p.wrong != "" {
				t.Errorf("%s/%s: %s\nafter\n%s", c.ID, p.s.Screen().ID, p.wrong, strings.Join(p.moves, "\n"))
			}
			return p.wrong != "" || p.left == 0
		})
	}
}

// A wildPlay is a learner who does anything.
type wildPlay struct {
	s      *lessons.Session
	chance func(n int) int // a number from 0 to n−1
	run    int             // how many ticks it runs at most
	left   int             // how many moments are still to be compared
	edges  int             // how many were not, for a number lay on the edge of its last digit
	moves  []string
	wrong  string // with the code after these moves; "" for nothing
}

// newWildPlay begins one.
func newWildPlay(s *lessons.Session, chance func(n int) int) *wildPlay {
	p := &wildPlay{s: s, chance: chance, run: wildRun, left: wildMoments}
	if daily.Whole() {
		p.run, p.left = wildRunWhole, wildMomentsWhole
	}
	return p
}

// A wildMoment is the code of a screen after so many moves, and what it must print.
type wildMoment struct {
	code, prints string
	moves        int
}

// compareSome plays each on, and compares its next moments: those of all plays in one go,
// for a process that Python is forked into costs as much as many programs.
func compareSome(python *python, plays []*wildPlay) error {
	moments := make([][]wildMoment, len(plays))
	var codes []string
	for i, p := range plays {
		moments[i] = p.some(min(p.left, wildAtOnce))
		for _, m := range moments[i] {
			codes = append(codes, m.code)
		}
	}
	answers, err := python.run(codes...)
	if err != nil {
		return err
	}
	for i, p := range plays {
		p.compare(python, moments[i], answers[:len(moments[i])])
		answers = answers[len(moments[i]):]
	}
	return nil
}

// compare compares moments with what their code printed, up to the first that is wrong.
// Where a number lies on the edge of its last digit, another moment is to be looked at.
func (p *wildPlay) compare(python *python, moments []wildMoment, answers []answer) {
	for i, m := range moments {
		switch got := strings.TrimSpace(answers[i].Printed); {
		case !answers[i].Failed && printed(m.code, got, m.prints):
			p.left--
		case !answers[i].Failed && p.edges < wildMoments && python.onEdge(m.code):
			p.edges++
		default:
			p.moves = p.moves[:m.moves]
			p.wrong = fmt.Sprintf("the screen says\n%s\nits code prints\n%s\n%s", m.prints, got, m.code)
			return
		}
	}
}

// some are the next moments of the play, up to the first with a wrong form.
func (p *wildPlay) some(count int) (moments []wildMoment) {
	for range count {
		for range wildMoves {
			if move := p.move(); move != "" {
				p.moves = append(p.moves, move)
			}
		}
		screen := p.s.Screen()
		m := wildMoment{screen.Code(), strings.TrimSpace(screen.Prints()), len(p.moves)}
		if p.wrong = misshapen(m.code); p.wrong == "" && m.prints == "" {
			p.wrong = "its code prints nothing"
		}
		if p.wrong != "" {
			return nil
		}
		moments = append(moments, m)
	}
	return moments
}

// misshapen tells what is wrong with the form of code.
func misshapen(code string) string {
	if lines := strings.Count(code, "\n"); lines > kit.CodeHeight {
		return fmt.Sprintf("the code has %d lines", lines)
	}
	for line := range strings.Lines(code) {
		if width := len([]rune(strings.TrimSuffix(line, "\n"))); width > kit.CodeWidth {
			return fmt.Sprintf("a line of the code is %d wide: %s", width, line)
		}
	}
	return ""
}

// move does something or other, and returns its line; "" where nothing came of it.
func (p *wildPlay) move() string {
	move := lessons.Move{Verb: lessons.Skip, Target: p.s.Waits()}
	if move.Target == "" {
		switch roll := p.chance(100); {
		case roll < 40:
			move = lessons.Move{Verb: lessons.Tick, Count: 1 + p.chance(1+p.chance(p.run))}
			if roll < 4 {
				move.Count *= 4
			}
		case roll < 65:
			move = p.turn(p.s.Controls())
		case roll < 85:
			move = p.choose()
		case roll < 90:
			p.s.Undo()
			return "undo"
		case roll < 95:
			p.s.Back()
			return "back"
		default:
			move = lessons.Move{Verb: lessons.Reset}
		}
	}
	if p.s.Apply(move) != nil {
		return ""
	}
	return move.String()
}

// choose chooses an item of the scene, and turns what it edits.
func (p *wildPlay) choose() lessons.Move {
	var ids []string
	for _, panel := range p.s.Scene() {
		for _, item := range panel.About().Items {
			ids = append(ids, item.ID.String())
		}
	}
	if len(ids) == 0 {
		return lessons.Move{}
	}
	chosen := lessons.Move{Verb: lessons.Select, Target: ids[p.chance(len(ids))]}
	control, edits := p.s.Control(chosen.Target)
	if !edits {
		return chosen
	}
	if p.s.Apply(chosen) == nil {
		p.moves = append(p.moves, chosen.String())
	}
	return p.turn([]lessons.Control{control})
}

// turn is a move that turns one of some controls, by steps or to anything.
func (p *wildPlay) turn(controls []lessons.Control) lessons.Move {
	if len(controls) == 0 {
		return lessons.Move{}
	}
	control := controls[p.chance(len(controls))]
	move := lessons.Move{Verb: lessons.Nudge, Target: control.Name(), Value: fmt.Sprintf("%+d", p.chance(11)-5)}
	if slider, ok := control.(lessons.Slider); ok && p.chance(3) == 0 {
		move.Verb, move.Value = lessons.Type, strconv.FormatFloat(slider.Min+float64(float64(p.chance(1e6))/1e6*(slider.Max-slider.Min)), 'g', 1+p.chance(8), 64)
		if p.chance(2) == 0 {
			move.Value = strconv.Itoa(p.chance(4) - 1)
		}
	}
	return move
}

// fixed are formats of a number with so many digits behind the point.
var fixed = regexp.MustCompile(`([:%]\+?\.)(\d)([fe])`)

// roundFinely prints what is rounded with twelve digits more, as it is rounded.
const roundFinely = `import numpy
def round(v, digits=0, all=numpy.ravel, whole=round):
    print(*(f"{x:.{digits + 12}f}" for x in all(v)))
    return whole(v, digits)
numpy.round = lambda v, digits=0, whole=numpy.round: round(v, digits, whole=whole)
`

// finely is code that prints its numbers with twelve digits more.
func finely(code string) string {
	return roundFinely + fixed.ReplaceAllStringFunc(code, func(format string) string {
		parts := fixed.FindStringSubmatch(format)
		digits, _ := strconv.Atoi(parts[2]) // it is one digit
		return parts[1] + strconv.Itoa(digits+12) + parts[3]
	})
}

// edge is a number of which the twelve digits behind the last one that is shown say
// that it lies within 1e-9 of where that one changes.
var edge = regexp.MustCompile(`\d*(499999999|500000000)\d{3}(e[-+]\d+)?\b`)

// onEdge tells whether a number that code prints lies on an edge.
func (p *python) onEdge(code string) bool {
	answers, err := p.run(finely(code))
	return err == nil && !answers[0].Failed && edge.MatchString(answers[0].Printed)
}
