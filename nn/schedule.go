package nn

import (
	"math"

	"sinapse/nn/elementary"
)

// A Schedule changes the learning rate while a run goes on.
type Schedule interface {
	// Rate returns the rate of an epoch, counted from 0, where base is the
	// rate that was set.
	Rate(base float64, epoch int) float64
}

// StepDecay multiplies the rate by Factor after every Epochs epochs:
// base·factor^⌊epoch/epochs⌋. Zero epochs leave the rate as it is.
type StepDecay struct {
	Epochs int
	Factor float64
}

// Rate returns base·factor^⌊epoch/epochs⌋.
func (s StepDecay) Rate(base float64, epoch int) float64 {
	if s.Epochs <= 0 {
		return base
	}
	return base * elementary.Pow(s.Factor, float64(epoch/s.Epochs))
}

// Exponential multiplies the rate by Factor after every epoch: base·factor^epoch.
type Exponential struct{ Factor float64 }

// Rate returns base·factor^epoch.
func (s Exponential) Rate(base float64, epoch int) float64 {
	return base * elementary.Pow(s.Factor, float64(epoch))
}

// Cosine lets the rate fall along half a wave from base to Floor, which it
// reaches after Epochs epochs and keeps:
//
//	floor + ½(base − floor)(1 + cos(π·epoch/epochs))
//
// (Loshchilov and Hutter, 2017, without restarts.) Zero epochs leave the rate as it is.
type Cosine struct {
	Epochs int
	Floor  float64
}

// Rate returns floor + ½(base − floor)(1 + cos(π·epoch/epochs)).
func (s Cosine) Rate(base float64, epoch int) float64 {
	if s.Epochs <= 0 {
		return base
	}
	share := float64(min(epoch, s.Epochs)) / float64(s.Epochs)
	return s.Floor + float64((base-s.Floor)*(1+elementary.Cos(math.Pi*share))/2)
}
