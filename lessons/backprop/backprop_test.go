package backprop

import (
	"math"
	"math/rand/v2"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// TestChainIsTheEngines holds the gradients that are followed link by link to
// those that the engine computes.
func TestChainIsTheEngines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2026))
	for range 200 {
		s := chainState{x: 6*random.Float64() - 3, w: 6*random.Float64() - 3, b: 6*random.Float64() - 3, done: 5}
		network := kit.Must(nn.NewNetwork(1, nn.Dense{Neurons: 1}, nn.Tanh{}))
		copy(network.Parameters(), []float64{s.w, s.b})
		trace := network.NewTrace(1)
		trace.KeepInputGradient()
		out := network.Forward(trace, kit.Column([]float64{s.x}))
		nn.HalfSquared{}.Gradient(trace.Passes[1].DOut, out, kit.Column([]float64{chainTarget}), 1)
		network.Backward(trace)
		got := s.evaluation().gradients
		for i, want := range []float64{trace.Passes[0].DIn.Data[0], trace.Gradients[0], trace.Gradients[1]} {
			if !proof.Near(got[i], want, 1e-12) {
				t.Fatalf("%+v: %s has %v, the engine says %v", s, s.computation().parts[i].name, got[i], want)
			}
		}
	}
}

// TestWaysThatMeetAreAdded checks the second computation by trying, and that
// its z gets its gradient in two parts.
func TestWaysThatMeetAreAdded(t *testing.T) {
	const h = 1e-5
	for _, x := range []float64{-2, -0.5, 0.3, 2} {
		s := chainState{which: 1, x: x, w: 0.5}
		loss := func(s chainState) float64 { e := s.evaluation(); return e.values[len(e.parts)-1] }
		ahead, back := s, s
		ahead.w, back.w = s.w+h, s.w-h
		full := s.computation().evaluate(5)
		if slope := (loss(ahead) - loss(back)) / (2 * h); !proof.Near(full.gradients[1], slope, 1e-8) {
			t.Errorf("x = %v: ∂L/∂w is %v, tried %v", x, full.gradients[1], slope)
		}
		first, both := s.computation().evaluate(2).gradients[2], s.computation().evaluate(3).gradients[2]
		if first == both || !proof.Near(both-first, full.gradients[3]*full.slopes[[2]int{3, 2}], 1e-12) {
			t.Errorf("x = %v: z has %v after one way and %v after both", x, first, both)
		}
	}
}

// TestSlopesOfTheGraphAreTheRules tries each link: its slope is how much the
// later number moves with the earlier one alone.
func TestSlopesOfTheGraphAreTheRules(t *testing.T) {
	const h = 1e-6
	for which := range chainKinds {
		c := chainState{which: which, x: 1.3, w: -0.7, b: 0.4}.computation()
		e := c.evaluate(0)
		for i, p := range c.parts {
			for k, from := range p.from {
				in := func(step float64) float64 {
					values := make([]float64, len(p.from))
					for n, other := range p.from {
						values[n] = e.values[other]
					}
					values[k] += step
					return p.value(values)
				}
				if slope := (in(h) - in(-h)) / (2 * h); !proof.Near(e.slopes[[2]int{i, from}], slope, 1e-7) {
					t.Errorf("%s: ∂%s/∂%s is %v, tried %v", chainKinds[which], p.name, c.parts[from].name, e.slopes[[2]int{i, from}], slope)
				}
			}
		}
	}
}

func TestTinyGradientsAgreeWithQuotients(t *testing.T) {
	for x1 := -2.0; x1 <= 2; x1 += 0.5 {
		for x2 := -2.0; x2 <= 2; x2 += 0.5 {
			network, x := tinyNetwork(), [2]float64{x1, x2}
			trace, _ := tinyTrace(network, x)
			if apart := furthest(trace.Gradients, slopes(quotients(network, x, 1e-5, true))); apart > 1e-8 {
				t.Errorf("at %v the gradients are %v off", x, apart)
			}
		}
	}
}

// TestTruncationAndRounding holds the screen network to what it says: on one
// side no h comes within 1e-9, on both sides 1e-5 does, and a tiny h spoils it
// whichever way.
func TestTruncationAndRounding(t *testing.T) {
	for k := -45; k <= 0; k++ {
		if apart := (checkState{h: lessons.Rung(k)}).apart(); apart < 10*checkClose {
			t.Errorf("on one side h = %v comes within %v", lessons.Rung(k), apart)
		}
	}
	if apart := (checkState{h: 1e-5, both: true}).apart(); apart > checkClose/10 {
		t.Errorf("on both sides h = 1e-5 is %v off", apart)
	}
	for _, both := range []bool{false, true} {
		if apart := (checkState{h: 1e-14, both: both}).apart(); apart < 1e-3 {
			t.Errorf("h = 1e-14 is only %v off", apart)
		}
	}
}

// TestPromiseIsKeptForSmallNudges halves the nudge: what the promise misses
// falls to a quarter.
func TestPromiseIsKeptForSmallNudges(t *testing.T) {
	for w := -2.5; w <= 2.5; w += 0.25 {
		missed := func(step float64) float64 {
			return nudgeLoss(w+step) - nudgeLoss(w) - nudgeSlope(w)*step
		}
		if a, b := missed(2e-3), missed(1e-3); math.Abs(a) > 1e-9 && math.Abs(a/b-4) > 0.2 {
			t.Errorf("at w = %v the promise misses %v, of half the nudge %v", w, a, b)
		}
	}
}

// TestBackpropagationMovesNothing looks at both halves of a step.
func TestBackpropagationMovesNothing(t *testing.T) {
	c := New(0).(*backprop)
	before := append([]float64{}, c.moves.Parameters()...)
	c.moveHalf()
	for i, p := range c.moves.Parameters() {
		if p != before[i] {
			t.Errorf("%s moved with the gradients", tinyItems[i])
		}
	}
	c.moveHalf()
	for i, p := range c.moves.Parameters() {
		if want := before[i] - c.state.moves.rate*c.state.moves.gradient[i]; !proof.Near(p, want, 1e-15) || p == before[i] {
			t.Errorf("%s is %v after the step, not %v", tinyItems[i], p, want)
		}
	}
}

// TestMovesStayFinite lets steps run at the largest rate from every corner.
func TestMovesStayFinite(t *testing.T) {
	for x1 := -2.0; x1 <= 2; x1++ {
		for x2 := -2.0; x2 <= 2; x2++ {
			c := New(0).(*backprop)
			c.state.moves.x, c.state.moves.rate = [2]float64{x1, x2}, 0.2
			for range 1000 {
				c.moveHalf()
			}
			for i, p := range c.moves.Parameters() {
				if math.IsNaN(p) || math.Abs(p) > 20 {
					t.Fatalf("from (%v, %v) %s became %v", x1, x2, tinyItems[i], p)
				}
			}
		}
	}
}

// TestOnlyOneMendingAgrees tries all ways to put the hand-written lines: one
// agrees with what is measured, and the biases do before W₁ does.
func TestOnlyOneMendingAgrees(t *testing.T) {
	all := kit.Seq(len(tinyItems))
	right := 0
	for code := range 2 * 2 * 3 * 2 {
		s := handState{[4]int{code % 2, code / 2 % 2, code / 4 % 3, code / 12}}
		want := true
		for i, line := range handLines {
			want = want && s.lines[i] == line.right
		}
		if got := s.agree(all...) == len(all); got != want {
			t.Errorf("%v: agrees %v, want %v", s.lines, got, want)
		} else if got {
			right++
		}
	}
	if right != 1 {
		t.Errorf("%d ways agree", right)
	}
	turned := handState{[4]int{0, 0, 2, 0}}
	if n := turned.agree(0, 3); n != 2 {
		t.Error("turned round, the diagonal of W₁ should still agree")
	}
	if n := turned.agree(1, 2); n != 0 {
		t.Error("turned round, the rest of W₁ should not agree")
	}
}

// TestGraphItemsHavePlacesOfTheirOwn looks for two things of a computation that
// the arrows could not tell apart.
func TestGraphItemsHavePlacesOfTheirOwn(t *testing.T) {
	for _, graph := range []scene.Graph{startChain().graph(), (chainState{which: 1}).graph(), startCheck().picture()} {
		taken := map[[2]int]scene.ItemID{}
		for _, item := range graph.Items {
			place := [2]int{item.Row, item.Column}
			if other, ok := taken[place]; ok {
				t.Errorf("%s: %s and %s stand in the same place", graph.ID, item.ID, other)
			}
			taken[place] = item.ID
		}
	}
}

// TestGuessIsAboutTheNextLink: once a guess was judged, its field is empty, for
// it names the next link; the verdict still stands.
func TestGuessIsAboutTheNextLink(t *testing.T) {
	c := &backprop{}
	c.state.chain = startChain()
	field := kit.GuessControl("", &c.state.chain.guess, false).(lessons.Text)
	if err := field.Set("-0.336"); err != nil || field.Get() != "-0.336" {
		t.Fatal("typed", field.Get(), err)
	}
	c.follow()
	if s := c.state.chain; field.Get() != lessons.Unguessed || !s.guess.Right || !s.knew {
		t.Errorf("the field holds %q; right %v, known %v", field.Get(), s.guess.Right, s.knew)
	}
}

// TestNothingIsForeseenWhereNothingMoves trains until no move shows in the table:
// what is guessed from there on reaches no goal, and nothing is marked as right.
func TestNothingIsForeseenWhereNothingMoves(t *testing.T) {
	c := New(0).(*backprop)
	for range 4000 {
		c.moveHalf()
	}
	c.state.moves.hits, c.state.moves.still = [9]bool{}, false
	for i := range movesWeights {
		c.state.moves.guess = i
		c.state.moves.enters()
		c.moveHalf()
		c.moveHalf()
		for _, line := range c.movesSaid(0).(scene.Arithmetic).Lines {
			for _, term := range line {
				if term.Text == "✓" {
					t.Errorf("with the guess %v, and nothing that moves, it says ✓", tinyItems[movesWeights[i]])
				}
			}
		}
	}
	if s := c.state.moves; s.right() != 0 || s.still {
		t.Errorf("nothing moves, yet %d are foreseen and x₁'s weights stand still beside others: %v", s.right(), s.still)
	}
	c.state.moves.enters()
	c.state.moves.x[1] = -2
	c.state.moves.guess = 3
	c.moveHalf()
	c.moveHalf()
	if s := c.state.moves; s.still {
		t.Error("x₁ = 0.2 moves its weights, yet they are said to stand still")
	}
}

// TestNextGradientIsNotTold looks at the rule below the links, link by link: where it
// bears the name of the gradient that is asked for, it leaves the number out.
func TestNextGradientIsNotTold(t *testing.T) {
	for which := range chainKinds {
		s := startChain()
		for s.which = which; s.next() != ""; s.done++ {
			rule := s.nextRule(s.evaluation())
			asks := rule[0].Text == "∂L/∂"+s.next()
			if told := rule[len(rule)-1].Kind == scene.Value; told == asks {
				t.Errorf("%s, %d links followed: %q, its number told: %v", chainKinds[which], s.done, rule[0].Text, told)
			}
		}
	}
}

// TestAGuessIsOfWhatWasNotSeen lets a run go on while one weight after the other is
// guessed, turns the rate between the halves and after them, and guesses what the table
// shows: nothing of that was foreseen. Once something else enters, it is.
func TestAGuessIsOfWhatWasNotSeen(t *testing.T) {
	c := New(0).(*backprop)
	session := lessons.NewSession(c, &lessons.Record{Met: map[string]bool{}, Answers: map[string]lessons.Given{}, Hints: map[string]int{}, Visited: map[string]bool{}})
	do := func(moves ...string) {
		t.Helper()
		for _, text := range moves {
			move, err := lessons.ParseMove(text)
			if err == nil {
				err = session.Apply(move)
			}
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
		}
	}
	do("move who-moves", "answer largest 3", "type bet 6", "tick 2")
	if c.state.moves.right() != 0 {
		t.Fatal("the first guess hits: nothing is left to be tried")
	}
	for range 200 {
		for _, bet := range "123456" {
			do("type bet "+string(bet), "tick 2")
		}
	}
	do("type bet 4", "type rate 0.05", "tick 2", "tick 1", "type rate 0.06", "tick 2")
	if s := c.state.moves; s.right() != 0 || s.guessed() != unasked {
		t.Errorf("%d are said to be foreseen of what the table showed, the last guess is %d", s.right(), s.guessed())
	}
	do("reset", "type bet 4", "tick 2", "type bet 1")
	if s := c.state.moves; s.right() != 1 || s.guessed() != 3 {
		t.Errorf("after a hit %d are foreseen, and the guess that is shown is %d, not 3", s.right(), s.guessed())
	}
	do("type x1 2", "type x2 0.5", "type bet 6", "tick 2")
	if c.state.moves.right() != 2 {
		t.Error("a guess on what enters now does not count")
	}
}

// TestWhetherTheLargestMovesMostIsSeen lets w₂[2,1] move the most: that settles nothing.
// Another that does, settles it.
func TestWhetherTheLargestMovesMostIsSeen(t *testing.T) {
	c := New(0).(*backprop)
	reveal := c.whoMoves().Questions[0].Reveal
	for i, w := range tinyParameters {
		if i != largestWeight && math.Abs(w) > math.Abs(tinyParameters[largestWeight]) {
			t.Errorf("%v is larger than %v", tinyItems[i], tinyItems[largestWeight])
		}
	}
	s := &c.state.moves
	for _, step := range []struct {
		x      [2]float64
		reveal bool
	}{{[2]float64{2, 0.5}, false}, {[2]float64{0.2, 1.5}, true}} {
		copy(c.moves.Parameters(), tinyParameters)
		s.x = step.x
		s.enters()
		c.moveHalf()
		if reveal() {
			t.Error("settled before anything moved")
		}
		c.moveHalf()
		if reveal() != step.reveal {
			t.Errorf("%v: the winner is %v, settled: %v", step.x, tinyItems[s.winner()], reveal())
		}
	}
}
