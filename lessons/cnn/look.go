package cnn

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

const (
	lookEpochs = 10
	// edgeShare is how much of a filter's energy must lie in a slope for it to count as
	// an edge. Over 25 seeds (TestLookIsCalibrated) 1 to 4 of the eight filters are edges
	// after 10 epochs.
	edgeShare = 0.5
)

// A looking is a network whose filters are looked at, now and as they began.
type looking struct {
	lookState
	run *run
}

// lookState is the part of it that is plain values.
type lookState struct {
	start  []float64 // the filters as they began, laid out as the weights; never written to
	sorted bool      // by how much of an edge each is
	edge   bool      // the one with the most slope was chosen
	other  bool      // the one with the least was chosen
}

type lookSaved struct {
	state lookState
	run   runSaved
}

func newLooking(digits draw) *looking {
	net := convNet.of(digits.seed)
	net.Epochs = lookEpochs
	l := &looking{run: net.on(digits)}
	l.start = slices.Clone(l.run.trainer.Network().Weights(0).Data)
	return l
}

func (l *looking) save() lookSaved { return lookSaved{l.lookState, l.run.save()} }

func (l *looking) restore(s lookSaved) { l.lookState, l.run = s.state, l.run.restored(s.run) }

// weights are the filters, a column each: now, or as they began.
func (l *looking) weights(atStart bool) nn.Matrix {
	w := l.run.trainer.Network().Weights(0)
	if atStart {
		w.Data = l.start
	}
	return w
}

// slope is how a filter of 3×3 rises downwards and to the right, as the plane that is
// nearest to it does: its numbers times −1, 0, 1, along each axis.
func slope(w nn.Matrix, f int) (down, right, energy float64) {
	for k := range w.Rows {
		v := w.At(k, f)
		down += float64(v * float64(k/3-1))
		right += float64(v * float64(k%3-1))
		energy += float64(v * v)
	}
	return down, right, energy
}

// share is how much of a filter's energy, the sum of its squares, lies in its slope.
// Six of the nine numbers −1, 0, 1 along an axis are not 0, so that a slope of 1 has
// the energy 6.
func share(w nn.Matrix, f int) float64 {
	down, right, energy := slope(w, f)
	if energy == 0 {
		return 0
	}
	return (float64(down*down) + float64(right*right)) / 6 / energy
}

// compared is how many of the filters made by hand, from the first, what was learned is
// set beside.
const compared = 6

// nearest is the filter made by hand that a filter is most like, or its opposite; and how
// alike they are, which is the cosine of their angle: Σ w·d ÷ (√Σw² · √Σd²).
func nearest(w nn.Matrix, f int) (made [9]float64, alike float64) {
	for _, hand := range handMade[:compared] {
		if c := cosine(w, f, hand); math.Abs(c) > math.Abs(alike) {
			made, alike = hand, c
		}
	}
	if alike < 0 {
		for k := range made {
			made[k] = 0 - made[k] // no −0
		}
	}
	return made, math.Abs(alike)
}

// cosine is that of the angle between a filter and one made by hand; 0 for a filter of
// zeros.
func cosine(w nn.Matrix, f int, made [9]float64) float64 {
	along, energy := alongIt(w, f, made)
	_, _, own := slope(w, f)
	if own == 0 {
		return 0
	}
	return along / (math.Sqrt(own) * math.Sqrt(energy))
}

// alongIt is Σ w·d of a filter and one made by hand, and Σd².
func alongIt(w nn.Matrix, f int, made [9]float64) (along, energy float64) {
	for k, d := range made {
		along += float64(w.At(k, f) * d)
		energy += float64(d * d)
	}
	return along, energy
}

// ranked are the numbers of the filters, in the order that they are listed in.
func (l *looking) ranked() []int {
	order := kit.Seq(l.run.Filters)
	if l.sorted {
		w := l.weights(false)
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(share(w, b), share(w, a)) })
	}
	return order
}

// edges counts the filters that are edges.
func (l *looking) edges() int {
	n := 0
	for f := range l.run.Filters {
		n += kit.Bit(share(l.weights(false), f) > edgeShare)
	}
	return n
}

// lookScreen: what have the filters become?
func (c *cnn) lookScreen() lessons.Screen {
	l := c.look
	return lessons.Screen{
		ID: "look", OfZero: true, Scene: l.scene,
		Tick: func() bool { return !l.run.trained() && l.run.tick() },
		Controls: func() []lessons.Control {
			seed := l.run.Seed
			return []lessons.Control{
				kit.Either("order", "order.given", "order.edges", &l.sorted),
				c.seed.Slider(&seed, func() { *l = *newLooking(drawn(seed)) }),
			}
		},
		Questions: []lessons.Question{{
			ID: "many", Gate: true, Outcome: l.many, Reveal: l.trained,
		}},
		Select:  l.pick,
		Reset:   func() { *l = *newLooking(drawn(c.seed.Plus(0))) },
		Explain: l.explain,
		Code:    l.code,
		Prints:  l.prints,
		Goals: []lessons.Goal{
			{ID: "edge", Judge: func() lessons.Judgement { return l.judge(l.edge) }},
			{ID: "other", Judge: func() lessons.Judgement { return l.judge(l.other) }},
		},
	}
}

func (l *looking) trained() bool { return l.run.trained() }

// judge judges a choice that counts once the network is trained.
func (l *looking) judge(chosen bool) lessons.Judgement {
	return lessons.Judgement{Met: chosen, Share: float64(l.run.trainer.Epochs()) / (lookEpochs + 1), Now: scene.Number(float64(l.run.trainer.Epochs()), 0).In("epochs")}
}

// many is the right choice, by how many filters are edges.
func (l *looking) many() (right string, facts map[string]string) {
	n := l.edges()
	right = "2"
	switch {
	case n == 0:
		right = "1"
	case n > 4:
		right = "3"
	}
	return right, map[string]string{"edges": strconv.Itoa(n)}
}

// pick takes a filter that was chosen in the table, of a trained network.
func (l *looking) pick(item scene.ItemID) {
	at, ok := item.Of("e", 1)
	if !ok || at[0] >= l.run.Filters || !l.run.trained() {
		return
	}
	var shares []float64
	for f := range l.run.Filters {
		shares = append(shares, share(l.weights(false), f))
	}
	part := shares[l.ranked()[at[0]]]
	l.edge = l.edge || part == slices.Max(shares)
	l.other = l.other || part == slices.Min(shares)
}

// scene: the filters, those made by hand that are most like them, the slope in each, and
// how they began; and how much of each is one.
func (l *looking) scene() scene.Scene {
	now, start := l.weights(false), l.weights(true)
	slopes, made := nn.NewMatrix(now.Rows, now.Cols), nn.NewMatrix(now.Rows, now.Cols)
	for f := range now.Cols {
		down, right, _ := slope(now, f)
		hand, _ := nearest(now, f)
		for k := range now.Rows {
			made.Set(k, f, hand[k])
			slopes.Set(k, f, (float64(down*float64(k/3-1))+float64(right*float64(k%3-1)))/6)
		}
	}
	groups := []scene.ShelfGroup{
		{Name: "shelf.filters", Maps: columns(now, 3, filterKind, "F"), Signed: true},
		{Name: "shelf.made", Maps: columns(made, 3, "d", "D"), Signed: true, Bare: true},
		{Name: "shelf.slopes", Maps: columns(slopes, 3, "s", "F"), Signed: true, Bare: true},
		{Name: "shelf.start", Maps: columns(start, 3, "b", "F"), Signed: true, Bare: true},
	}
	groups[2].Full = groups[0].Strength()
	facts := map[string]string{"epoch": strconv.Itoa(l.run.trainer.Epochs()), "edges": strconv.Itoa(l.edges())}
	learned, grown := groups[:2], groups[2:]
	return scene.Scene{
		scene.Shelf{Frame: scene.Frame{ID: "looked", Width: 34, Rows: 7, Items: scene.ShelfItems(learned), Facts: facts}, Groups: learned},
		l.table(),
		scene.Shelf{Frame: scene.Frame{ID: "grown", Width: 34, Rows: 7, Items: scene.ShelfItems(grown), Facts: facts}, Groups: grown},
		l.run.curve(),
	}
}

// table is how much of each filter's energy lies in its slope.
func (l *looking) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "slopes", Width: 30, Rows: 9, Beside: true, Facts: map[string]string{"edges": strconv.Itoa(l.edges())}},
		Columns: []scene.Column{{Name: "column.now", Wide: 6}, {Name: "column.start", Wide: 6}, {Name: "column.alike", Wide: 4}},
	}
	for row, f := range l.ranked() {
		item := scene.At("e", row)
		now := share(l.weights(false), f)
		cell := scene.Cell{Quantity: scene.Number(100*now, 0).In("percent"), Item: item}
		if now > edgeShare {
			cell.Role = scene.Strong
		}
		_, alike := nearest(l.weights(false), f)
		like := scene.At("a", row)
		table.Items = append(table.Items, scene.Item{ID: item, Row: row}, scene.Item{ID: like, Row: row, Column: 1})
		table.Rows = append(table.Rows, scene.Row{Title: scene.Subscript("F", f+1), Cells: []scene.Cell{
			cell, {Quantity: scene.Number(100*share(l.weights(true), f), 0).In("percent"), Role: scene.Muted}, {Quantity: scene.Number(alike, 2), Item: like},
		}})
	}
	return table
}

// explain opens how much of a filter is slope, how much it is like one made by hand, or
// one of its numbers.
func (l *looking) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("e", 1); ok && at[0] < l.run.Filters {
		f := l.ranked()[at[0]]
		down, right, energy := slope(l.weights(false), f)
		return []scene.Panel{kit.Arithmetic("slope",
			[]scene.Term{kit.Word("slope.down"), kit.Op(" "), kit.Value(scene.Signed(down, 3)), kit.Op("   "), kit.Word("slope.right"), kit.Op(" "), kit.Value(scene.Signed(right, 3)), kit.Op("   Σw² = "), kit.Value(scene.Number(energy, 3))},
			[]scene.Term{kit.Op("("), kit.Value(scene.Number(math.Abs(down), 3)), kit.Op("² + "), kit.Value(scene.Number(math.Abs(right), 3)), kit.Op("²) ÷ 6 ÷ "), kit.Value(scene.Number(energy, 3)), kit.Op(" = "), kit.Result(scene.Number(share(l.weights(false), f), 3))})}
	}
	if at, ok := item.Of("a", 1); ok && at[0] < l.run.Filters {
		w, f := l.weights(false), l.ranked()[at[0]]
		made, alike := nearest(w, f)
		along, energy := alongIt(w, f, made)
		_, _, own := slope(w, f)
		return []scene.Panel{kit.Arithmetic("alike",
			[]scene.Term{kit.Op("Σ"), kit.Symbol(scene.Subscript("F", f+1)), kit.Op("·"), kit.Symbol(scene.Subscript("D", f+1)), kit.Op(" = "), kit.Value(scene.Number(along, 3)), kit.Op("   ΣF² = "), kit.Value(scene.Number(own, 3)), kit.Op("   ΣD² = "), kit.Value(scene.Number(energy, 0))},
			[]scene.Term{kit.Value(scene.Number(along, 3)), kit.Op(" ÷ √("), kit.Value(scene.Number(own, 3)), kit.Op("·"), kit.Value(scene.Number(energy, 0)), kit.Op(") = "), kit.Result(scene.Number(alike, 3))})}
	}
	m, row, col, ok := l.scene()[0].(scene.Shelf).Number(item)
	if !ok {
		return nil
	}
	return []scene.Panel{kit.Arithmetic("weight", []scene.Term{kit.Symbol(m.Name), kit.Op(" = "), kit.Result(scene.Signed(m.Values[row*m.Cols+col], 3))})}
}

// code trains the network, and measures its filters.
func (l *looking) code() string {
	rows := make([]string, compared)
	for i := range rows {
		rows[i] = kit.List(handMade[i][:]...)
	}
	return kit.Snug(l.run.code() + `
filters = W.reshape(3, 3, 8)
down = filters[2].sum(axis=0) - filters[0].sum(axis=0)
across = filters[:, 2].sum(axis=0) - filters[:, 0].sum(axis=0)
energy = (filters ** 2).sum(axis=(0, 1))
print(np.round((down ** 2 + across ** 2) / 6 / energy, 2))
` + kit.PythonPieces("D = np.array([", "])", rows) + `alike = D @ W / np.linalg.norm(D, axis=1)[:, None] / np.sqrt(energy)
print(np.round(abs(alike).max(axis=0), 2))  # how much like one drawn by hand
`)
}

// prints is what the code prints.
func (l *looking) prints() string {
	shares, alike := make([]float64, l.run.Filters), make([]float64, l.run.Filters)
	for f := range shares {
		shares[f] = share(l.weights(false), f)
		_, alike[f] = nearest(l.weights(false), f)
	}
	return l.run.prints() + "\n" + kit.NumpyRounded(2, shares...).String() + "\n" + kit.NumpyRounded(2, alike...).String()
}
