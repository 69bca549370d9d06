package proof

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// How many moments of a wild play are looked at on each screen, a day and by the gate,
// and how many moves are between two.
const (
	wildMoments      = 8
	wildMomentsWhole = 24
	wildMoves        = 4
)

// wild plays each screen at random and compares what its code prints with what the
// screen says, at many moments. What is compared there is no goal, so that no way
// there is spared: changed rates, turned weights, undone moves, starts over.
func (c *walk) wild(t *testing.T) {
	t.Helper()
	python := needNumPy(t)
	for _, screen := range c.session.Screens() {
		if screen.Code == nil {
			continue
		}
		s := c.fresh()
		Do(t, s, "move "+screen.ID)
		play := wildPlay{s: s, chance: daily.Chance(t, c.ID+"/"+screen.ID).IntN}
		if wrong := play.compare(python); wrong != "" {
			t.Errorf("%s/%s: %s\nafter\n%s\n%s", c.ID, screen.ID, wrong, strings.Join(play.moves, "\n"), s.Screen().Code())
		}
	}
}

// A wildPlay is a learner who does anything.
type wildPlay struct {
	s      *lessons.Session
	chance func(n int) int // a number from 0 to n−1
	moves  []string
}

// compare plays on, and tells what is wrong with the code of a moment, the first time.
// Where a number lies on the edge of its last digit, the next moment is looked at.
func (p *wildPlay) compare(python *python) string {
	left, edges := wildMoments, 0
	if daily.Whole() {
		left = wildMomentsWhole
	}
	for ; left > 0; left-- {
		for range wildMoves {
			if move := p.move(); move != "" {
				p.moves = append(p.moves, move)
			}
		}
		screen := p.s.Screen()
		code := screen.Code()
		if wrong := misshapen(code); wrong != "" {
			return wrong
		}
		printed, err := python.run(code)
		want, got := strings.TrimSpace(screen.Prints()), strings.TrimSpace(printed)
		switch {
		case err == nil && (want == "" || alike(got, want)):
		case err == nil && edges < wildMoments && python.onEdge(code):
			edges++
			left++
		default:
			return fmt.Sprintf("the screen says\n%s\nits code prints\n%s", want, got)
		}
	}
	return ""
}

var numeral = regexp.MustCompile(`-?[0-9]+(\.[0-9]+)?(e[-+][0-9]+)?`)

// alike tells whether two prints are the same to the character, but for numbers that
// a page writes with a power of ten: of them only nine digits count, as doubles have
// no more that two ways of adding up would agree on after a run that diverged.
func alike(got, want string) bool {
	if got == want {
		return true
	}
	wanted := numeral.FindAllString(want, -1)
	if numeral.ReplaceAllString(got, "#") != numeral.ReplaceAllString(want, "#") {
		return false
	}
	for i, text := range numeral.FindAllString(got, -1) {
		a, _ := strconv.ParseFloat(text, 64)
		b, _ := strconv.ParseFloat(wanted[i], 64)
		if text != wanted[i] && (math.Abs(b) < scene.Widest || math.Abs(a-b) > 1e-9*math.Abs(b)) {
			return false
		}
	}
	return true
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
	move := lessons.Move{Verb: lessons.Skip, Target: p.s.Gate()}
	if move.Target == "" {
		switch roll := p.chance(100); {
		case roll < 40:
			move = lessons.Move{Verb: lessons.Tick, Count: 1 + p.chance(1+p.chance(60))}
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

var (
	fixed   = regexp.MustCompile(`:(\+?)\.(\d)f`)
	rounded = regexp.MustCompile(`round\(`)
)

// onEdge tells whether a number that code prints lies within 1e-9 of where its last
// digit changes: printed with fifteen more, what follows it is 4999999999 or
// 5000000000.
func (p *python) onEdge(code string) bool {
	fine := fixed.ReplaceAllStringFunc(code, func(format string) string {
		return strings.Replace(format, format[len(format)-2:], strconv.Itoa(int(format[len(format)-2]-'0')+12)+"f", 1)
	})
	if fine == code || rounded.MatchString(code) {
		return false
	}
	printed, err := p.run(fine)
	if err != nil {
		return false
	}
	for number := range strings.FieldsSeq(printed) {
		if _, digits, ok := strings.Cut(number, "."); ok && len(digits) > 12 {
			if rest := digits[len(digits)-12:]; strings.HasPrefix(rest, "49999999") || strings.HasPrefix(rest, "50000000") {
				return true
			}
		}
	}
	return false
}
