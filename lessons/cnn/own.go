package cnn

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

const (
	ownFilters = 4
	ownEpochs  = 10
	ownDraws   = 5
	// beatBy is by how much filters set by hand must beat the median of five draws.
	// Over 25 seeds (TestOwnFiltersAreCalibrated) edges of four directions beat it by
	// 0.036 or more; at a third of the size, by 0.02 or more on 14.
	beatBy = 0.02
)

// handMade are filters to choose from, beside the learner's own, by name.
var handMade = [][9]float64{
	{1, 1, 1, 0, 0, 0, -1, -1, -1},
	{1, 0, -1, 1, 0, -1, 1, 0, -1},
	{0, 1, 1, -1, 0, 1, -1, -1, 0},
	{1, 1, 0, 1, 0, -1, 0, -1, -1},
	{-1, -1, -1, -1, 8, -1, -1, -1, -1},
	{1, 1, 1, 1, 1, 1, 1, 1, 1},
	{},
}

// handNames are their names; the last is that of the learner's own.
var handNames = []string{"made.level", "made.upright", "made.slash", "made.backslash", "made.outline", "made.sum", "made.nothing", "made.own"}

// ownNet is the network of own-filters: what its filters say never changes.
var ownNet = setup{Filters: ownFilters, Size: 3, Pool: 2, Epochs: ownEpochs}

// A headTraining trains the dense layer behind filters that stay: those set by hand,
// and five sets that were drawn.
type headTraining struct {
	headState
	digits  draw
	trainer *nn.Trainer
	front   *run // the filters, their maps and the head, to be looked at
}

// headState is the part of it that is plain values.
type headState struct {
	filters [ownFilters][9]float64
	seed    uint32
	at      int                   // 0: those set by hand learn; k: draw k
	shares  [1 + ownDraws]float64 // of held digits that are right, by hand and by draw; −1 before
	shown   int
}

type headSaved struct {
	state headState
	run   nn.State
}

func newHead(digits draw) *headTraining {
	h := &headTraining{headState: headState{seed: digits.seed}, digits: digits}
	h.forget()
	h.begin()
	return h
}

// forget forgets what was measured.
func (h *headTraining) forget() {
	for i := range h.shares {
		h.shares[i] = -1
	}
}

// begin starts the head of the present filters afresh. As the filters stay, what they
// say of each digit is worked out once, and the head learns from that.
func (h *headTraining) begin() {
	if h.digits.held.Len() == 0 || h.digits.seed != h.seed {
		h.digits = drawn(h.seed)
	}
	if h.front == nil || h.front.Seed != h.seed {
		h.front = ownNet.of(h.seed).on(h.digits)
	}
	net, stream := h.front.trainer.Network(), h.digits.stream.Clone()
	if h.at > 0 {
		stream = random.New(h.seed + uint32(h.at))
		net.InitializeLayer(0, nn.Start{Weights: nn.He, Biases: nn.Zeros}, stream)
	} else {
		for f, filter := range h.filters {
			for k, v := range filter {
				net.Weights(0).Set(k, f, v)
			}
		}
	}
	head := kit.Must(nn.NewNetwork(ownNet.features().Len(), nn.Dense{Neurons: classes}))
	head.Initialize(nn.He, nn.Zeros, stream)
	h.trainer = kit.Must(nn.NewTrainer(head, h.said(h.digits.train), nn.Training{
		Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: trainRate, BatchSize: batchSize, Bound: kit.LossBound, Shuffle: stream,
		Record: nn.RecordBatches, Validation: h.said(h.digits.held), Metric: nn.Accuracy(0, 0),
	}))
}

// said is what the filters say of digits, pooled.
func (h *headTraining) said(digits nn.Dataset) nn.Dataset {
	front := kit.Must(nn.NewNetwork(ink.Len(), ownNet.conv(), nn.ReLU{}, ownNet.pool()))
	copy(front.Parameters(), h.front.trainer.Network().Parameters())
	return nn.Dataset{X: front.Predict(digits.X), Y: digits.Y}
}

func (h *headTraining) save() headSaved { return headSaved{h.headState, h.trainer.Save()} }

func (h *headTraining) restore(s headSaved) {
	same := h.trainer != nil && h.seed == s.state.seed && h.at == s.state.at && h.filters == s.state.filters
	h.headState = s.state
	if !same {
		h.begin()
	}
	h.trainer.Restore(s.run)
}

// tick trains a batch: of the filters set by hand first, then of each draw.
func (h *headTraining) tick() bool {
	switch {
	case h.trainer.Divergence() != nil:
		return false
	case h.trainer.Epochs() < ownEpochs:
		h.trainer.Batch()
		if h.trainer.Epochs() == ownEpochs {
			h.shares[h.at] = h.accuracy()
		}
	default:
		next := slices.Index(h.shares[:], -1)
		if next < 0 {
			return false
		}
		h.at = next
		h.begin()
	}
	return true
}

// accuracy is the share of held digits that are right after the last epoch.
func (h *headTraining) accuracy() float64 {
	history := h.trainer.ValidationMetricHistory()
	return history.At(history.Len() - 1).Last
}

// median is that of the draws, once all are done.
func (h *headTraining) median() (share float64, ok bool) {
	return kit.Median(slices.Clone(h.shares[1:])), !slices.Contains(h.shares[1:], -1)
}

// changed takes the filters set by hand up anew.
func (h *headTraining) changed() {
	h.at, h.shares[0] = 0, -1
	h.begin()
}

// ownScreen: filters set by hand stay, and the head alone learns.
func (c *cnn) ownScreen() lessons.Screen {
	h := c.own
	return lessons.Screen{
		ID: "own-filters", OfZero: true, Scene: h.scene, Tick: h.tick, Edit: h.number,
		Controls: func() []lessons.Control { return h.controls(c.seed) },
		Questions: []lessons.Question{{
			ID: "hand", Gate: true, Outcome: h.far, Reveal: func() bool { return h.shares[0] >= 0 },
		}},
		Reset:   func() { *h = *newHead(drawn(c.seed.Plus(0))) },
		Explain: func(item scene.ItemID) []scene.Panel { return h.pass().explain(item) },
		Code:    h.code,
		Prints:  h.prints,
		Goals: []lessons.Goal{{ID: "beaten", Judge: func() lessons.Judgement {
			median, ok := h.median()
			ahead := h.shares[0] - median
			done := 0
			for _, share := range h.shares {
				done += kit.Bit(share >= 0)
			}
			judgement := lessons.Judgement{Met: h.beats(), Share: float64(done) / (2 + ownDraws)}
			if ok && h.shares[0] >= 0 {
				judgement.Now = scene.Signed(100*ahead, 1).In("points")
			}
			return judgement
		}}},
	}
}

// beats tells whether the filters set by hand stand far enough above the draws.
func (h *headTraining) beats() bool {
	median, ok := h.median()
	return ok && h.shares[0] >= median+beatBy-1e-9
}

// far is the right choice, by how far the head came behind the filters set by hand:
// nearest to a half, or below it; to three quarters; to nine in ten, or above.
func (h *headTraining) far() (right string, facts map[string]string) {
	switch {
	case h.shares[0] < 0.625:
		right = "1"
	case h.shares[0] < 0.825:
		right = "2"
	default:
		right = "3"
	}
	return right, map[string]string{"own": scene.Number(100*h.shares[0], 1).Plain()}
}

func (h *headTraining) controls(course lessons.Seed) []lessons.Control {
	var controls []lessons.Control
	for f, filter := range h.filters {
		now, options := slices.Index(handMade, filter), handNames[:len(handMade)]
		if now < 0 {
			now, options = len(handMade), handNames
		}
		controls = append(controls, lessons.Choices{
			ID: kit.Numbered("made", f+1), Options: options, Get: func() int { return now },
			Set: func(i int) {
				if i < len(handMade) {
					h.filters[f] = handMade[i]
					h.changed()
				}
			},
		})
	}
	return append(controls,
		kit.Whole(lessons.Slider{ID: "held", Min: 0, Max: heldDigits - 1}, &h.shown),
		course.Slider(&h.seed, func() { h.forget(); h.changed() }))
}

// number is the control of a number of a filter, while those set by hand are looked at.
func (h *headTraining) number(item scene.ItemID) lessons.Control {
	at, ok := item.Of(filterKind, 3)
	if !ok || h.at > 0 || at[0] >= ownFilters || max(at[1], at[2]) > 2 {
		return nil
	}
	place := &h.filters[at[0]][3*at[1]+at[2]]
	return kit.Knob(lessons.Slider{ID: item.String(), Min: -8, Max: 8, Step: 0.5, Signed: true, Decimals: 1}, place, h.changed)
}

// pass takes the shown digit through the filters, the pool and the head.
func (h *headTraining) pass() pass {
	net := h.front.trainer.Network()
	copy(net.Parameters()[ownFilters*10:], h.trainer.Network().Parameters())
	return h.front.pass(h.digits.held.X.Row(h.shown), h.front.label(h.shown))
}

// scene: the filters and their maps, the losses of the head, and what each set came to.
func (h *headTraining) scene() scene.Scene {
	shelf := h.pass().shelf("own", false)
	for i := range shelf.Groups[1].Maps {
		shelf.Groups[1].Maps[i].Change = h.at == 0
	}
	shelf.Items = scene.ShelfItems(shelf.Groups)
	return scene.Scene{shelf, curveOf(h.trainer), h.table()}
}

// table is what each set of filters came to.
func (h *headTraining) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "sets", Width: 26, Rows: 8, Beside: true, Facts: map[string]string{}},
		Columns: []scene.Column{{Name: "column.right", Wide: 6}},
	}
	done := 0
	add := func(name string, share float64, known bool, role scene.Role) {
		cell := scene.Cell{}
		if known {
			done++
			cell = scene.Cell{Quantity: scene.Number(100*share, 1).In("percent"), Role: role}
		}
		table.Rows = append(table.Rows, scene.Row{Name: name, Cells: []scene.Cell{cell}})
	}
	for i, share := range h.shares {
		name := "sets.hand"
		if i > 0 {
			name = "sets.draw" + strconv.Itoa(i)
		}
		add(name, share, share >= 0, []scene.Role{scene.Plain, scene.Strong}[kit.Bit(i == h.at)])
	}
	median, ok := h.median()
	table.Facts["done"] = strconv.Itoa(done)
	add("sets.median", median, ok, scene.Strong)
	return table
}

// code is the Python that trains the head behind the present filters, as far as it came.
func (h *headTraining) code() string {
	filters := "filters = he(9, 4)\n"
	if h.at == 0 {
		rows := make([]string, ownFilters)
		for f, filter := range h.filters {
			rows[f] = "    " + kit.List(filter[:]...) + ",\n"
		}
		filters = "filters = np.array([\n" + strings.Join(rows, "") + "]).T  # a column a filter, row by row\n"
	}
	own := ""
	if h.at > 0 {
		own = fmt.Sprintf("rng = np.random.RandomState(%d)\n", h.seed+uint32(h.at))
	}
	return h.front.codeData() + own + filters + fmt.Sprintf(`V, c = he(36, 10), np.zeros(10)

# The filters stay, so what they say is worked out once.
places = [(u, v) for u in range(3) for v in range(3)]
patches = np.stack([X[:, u:u + 6, v:v + 6] for u, v in places], axis=-1)
maps = np.maximum(patches @ filters, 0)
pooled = maps.reshape(-1, 3, 2, 3, 2, 4).max(axis=(2, 4)).reshape(-1, 36)

def right():
    return np.mean((pooled[1000:] @ V + c).argmax(axis=1) == labels[1000:])

share = right()
for update in range(%d):
    at = 10 * update %% 1000
    if at == 0:
        order = rng.permutation(1000)
    batch = order[at:at + 10]
    h = pooled[batch]
    z = h @ V + c
    dz = np.exp(z - z.max(axis=1, keepdims=True))
    dz /= dz.sum(axis=1, keepdims=True)
    dz[np.arange(10), labels[batch]] -= 1
    V -= 0.1 * (h.T @ dz) / 10
    c -= 0.1 * dz.mean(axis=0)
    if at == 990:  # an epoch is through
        share = right()

print(round(float(share), 3))
`, h.trainer.Steps())
}

// prints is what the code prints.
func (h *headTraining) prints() string { return kit.Rounded(h.accuracy(), 3) }
