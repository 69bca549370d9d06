package main

import (
	"math"
	"time"
)

// The tasks, alike for every peer. All numbers come from the same generator,
// so the losses tell whether the peers do the same work.
//
//	T1  training tanh nets on 200 points of a spiral: batch 10, SGD 0.03; unit: epochs
//	T2  training 784-128-64-10, ReLU and softmax cross-entropy: batch 64, SGD 0.05; unit: samples
//	T3  the output of 2-8-8-1 at 100×100 points, before training; unit: grids
//	T4  the product of two n×n matrices; unit: GFLOP
//	T5  training a convolution of 8 filters 3×3, ReLU, a 2×2 max pool and a dense layer on
//	    the first 1,000 digits: batch 10, SGD 0.1; unit: epochs
//	T6  training a recurrent net of 32 units on 8 windows of 25 tokens of 34 kinds, the next
//	    token at each step; Adam 0.01, clipped at 1; unit: updates
//	T7  training an LSTM of 4 units on 16 rows of 100 tokens of 4 kinds, an answer at the end;
//	    Adam 0.01, clipped at 1; unit: updates
type work struct {
	task  string
	unit  string
	units float64        // done by one call of do
	do    func()         // one call
	loss  func() float64 // after 1,000 epochs (T1) or one pass (T2); nil if there is none
}

// A result is one line of a peer's output.
type result struct {
	Peer, Task, Unit string
	Rate             float64 // units per second of processor time
	Loss             float64 `json:",omitempty"`
}

// measure repeats the work for about the given time.
func (w work) measure(peer string, lasting time.Duration) result {
	r := result{Peer: peer, Task: w.task, Unit: w.unit}
	if w.loss != nil {
		r.Loss = w.loss()
	}
	w.do()
	start, calls := processorTime(), 0
	for end := time.Now().Add(lasting); time.Now().Before(end); {
		for range 1 + calls/16 { // seldom look at the clock
			w.do()
			calls++
		}
	}
	r.Rate = w.units * float64(calls) / (processorTime() - start).Seconds()
	return r
}

// spiralNets are the hidden layers of T1.
var spiralNets = [][]int{{2, 4, 2, 1}, {2, 8, 8, 1}}

// matrixSizes are those of T4.
var matrixSizes = []int{8, 64, 256, 512}

const (
	spiralPoints = 200
	spiralBatch  = 10
	pictures     = 4096
	pictureBatch = 64
	pictureSize  = 784
	classes      = 10
)

// The sizes of T6 and T7.
const (
	textSteps, textKinds, textUnits, textBatch = 25, 34, 32, 8
	recallSteps, recallBatch                   = 100, 16
)

// textToken returns the token of row i, step t.
func textToken(i, t int) int { return (7*i + 3*t*t + t/2) % textKinds }

var pictureNet = []int{pictureSize, 128, 64, classes}

// generator returns the numbers of Park and Miller between 0 and 1.
func generator(seed int64) func() float64 {
	return func() float64 {
		seed = seed * 16807 % 2147483647
		return float64(seed) / 2147483647
	}
}

// spiral returns points, x and y in turn, and their classes.
func spiral() (points, targets []float64) {
	for i := range spiralPoints {
		q := i * 73 % spiralPoints
		share, arm := float64(q%100)/100, float64(q/100)
		turn := 1.75*share*2*math.Pi + arm*math.Pi
		points = append(points, share*5*math.Sin(turn), share*5*math.Cos(turn))
		targets = append(targets, 1-2*arm)
	}
	return points, targets
}

// picturesAndLabels returns rows of 784 numbers, and a class for each.
func picturesAndLabels() (x []float64, labels []int) {
	u := generator(7)
	for i := range pictures {
		labels = append(labels, i%classes)
		for j := range pictureSize {
			v := 0.5 * u()
			if j%classes == i%classes {
				v += 0.5
			}
			x = append(x, v)
		}
	}
	return x, labels
}

// grid returns the 100×100 points of T3.
func grid() (points []float64) {
	for i := range 10_000 {
		points = append(points, -6+12*float64(i/100)/99, -6+12*float64(i%100)/99)
	}
	return points
}

// spiralWeights are uniform from −½ to ½, layer after layer; biases are 0.1.
func spiralWeights(sizes []int) [][]float64 {
	return weights(sizes, 1, func(int) float64 { return 0.5 })
}

// pictureWeights are uniform within ±√(6/inputs); biases are 0.
func pictureWeights(sizes []int) [][]float64 {
	return weights(sizes, 3, func(inputs int) float64 { return math.Sqrt(6 / float64(inputs)) })
}

func weights(sizes []int, seed int64, limit func(inputs int) float64) (all [][]float64) {
	u := generator(seed)
	for l := range len(sizes) - 1 {
		w := make([]float64, sizes[l]*sizes[l+1])
		for i := range w {
			w[i] = (2*u() - 1) * limit(sizes[l])
		}
		all = append(all, w)
	}
	return all
}

// square returns the numbers of an n×n matrix.
func square(n int, seed int64) []float64 {
	u, x := generator(seed), make([]float64, n*n)
	for i := range x {
		x[i] = u() - 0.5
	}
	return x
}
