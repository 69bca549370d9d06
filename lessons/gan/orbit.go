package gan

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// mostOrbit is how many steps are made at most.
const mostOrbit = 500

// The ways in which the two may learn.
const (
	atOnce = iota // both from the same place, each makes the other's loss worse
	inTurn        // the judge first
	unsaturated
)

// orbitState is the Dirac GAN (Mescheder, Geiger and Nowozin, 2018): all real samples are
// 0, the generator says θ, and the discriminator's score of x is ψ·x. At (0, 0) the
// generator is right and the judge cannot tell. Its slice is replaced, never written to.
type orbitState struct {
	way     int
	damping float64
	path    [][2]float64 // (θ, ψ), from the start on
}

// orbitRate is the rate of both.
const orbitRate = 0.1

func startOrbit() orbitState { return orbitState{path: [][2]float64{{1, 0}}} }

func (s *orbitState) at() (theta, psi float64) {
	last := s.path[len(s.path)-1]
	return last[0], last[1]
}

func (s *orbitState) steps() int { return len(s.path) - 1 }

// distance is how far the two are from (0, 0).
func (s *orbitState) distance() float64 { return s.distanceAt(s.steps()) }

func (s *orbitState) distanceAt(step int) float64 {
	p := s.path[step]
	return math.Sqrt(float64(p[0]*p[0]) + float64(p[1]*p[1]))
}

// moves are by how much θ and ψ move in a step from a place. With p = D(θ) = σ(ψ·θ),
//
//	D descends ln 2 + softplus(ψ·θ) + ½·λ·ψ²:  ψ moves by −rate·(p·θ + λ·ψ)
//	G descends −softplus(ψ·θ), minimax:        θ moves by  rate·p·ψ
//	        or  softplus(−ψ·θ):                θ moves by  rate·(1 − p)·ψ
func (s *orbitState) moves(theta, psi float64) (ofTheta, ofPsi float64) {
	p := kit.Sigmoid(float64(psi * theta))
	ofPsi = -float64(orbitRate * (float64(p*theta) + float64(s.damping*psi)))
	if s.way != atOnce {
		psi += ofPsi
		p = kit.Sigmoid(float64(psi * theta))
	}
	if s.way == unsaturated {
		p = 1 - p
	}
	return float64(orbitRate * float64(p*psi)), ofPsi
}

// tick makes a step of both.
func (s *orbitState) tick() bool {
	if s.steps() >= mostOrbit {
		return false
	}
	theta, psi := s.at()
	ofTheta, ofPsi := s.moves(theta, psi)
	s.path = append(slices.Clip(s.path), [2]float64{theta + ofTheta, psi + ofPsi})
	return true
}

// orbitLength is after how many steps the ways are compared.
const orbitLength = 100

// orbitScreen: two numbers that circle each other.
func (c *gan) orbitScreen() lessons.Screen {
	s := &c.orbit
	anew := func() { s.path = startOrbit().path }
	after := func(way int, damped bool) (distance float64, ok bool) {
		if s.way != way || (s.damping > 0) != damped || s.steps() < orbitLength {
			return 0, false
		}
		return s.distanceAt(orbitLength), true
	}
	return lessons.Screen{
		ID: "orbit", Tick: s.tick, Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("way", []string{"way.once", "way.turn", "way.unsaturated"}, &s.way, anew),
				kit.Knob(lessons.Slider{ID: "damping", Max: 1, Step: 0.1, Decimals: 1}, &s.damping, anew),
			}
		},
		Questions: []lessons.Question{{ID: "path", Gate: true, Answer: "3", By: "out"}},
		Reset:     func() { *s = startOrbit() },
		Explain:   s.explain,
		Code:      s.code,
		Prints: func() string {
			theta, psi := s.at()
			return kit.Rounded(theta, 3) + " " + kit.Rounded(psi, 3) + " " + kit.Rounded(s.distance(), 3)
		},
		Goals: []lessons.Goal{
			{ID: "out", Judge: func() lessons.Judgement {
				distance, ok := after(atOnce, false)
				judgement := kit.Reached(ok && distance > 1.05)
				if s.way == atOnce && s.damping == 0 {
					judgement.Share, judgement.Now = min(float64(s.steps())/orbitLength, 1), scene.Number(s.distance(), 2)
				}
				return judgement
			}},
			{ID: "round", Judge: func() lessons.Judgement {
				distance, ok := after(inTurn, false)
				judgement := kit.Reached(ok && math.Abs(distance-1) < 0.05)
				if s.way == inTurn && s.damping == 0 {
					judgement.Share, judgement.Now = min(float64(s.steps())/orbitLength, 1), scene.Number(s.distance(), 2)
				}
				return judgement
			}},
			{ID: "in", Judge: func() lessons.Judgement {
				distance, ok := after(s.way, s.damping > 0)
				judgement := kit.Reached(ok && distance < 0.25)
				if ok {
					judgement.Share, judgement.Now = max(min(0.25/distance, 1)*0.9, judgement.Share), scene.Number(distance, 2)
				}
				return judgement
			}},
		},
	}
}

// orbitReach is how far the picture goes to each side.
const orbitReach = 2.0

func (s *orbitState) scene() scene.Scene {
	theta, psi := s.at()
	path := scene.Path{Role: scene.Train}
	for _, p := range s.path {
		path.X, path.Y = append(path.X, p[0]), append(path.Y, p[1])
	}
	axis := func(name string) scene.Axis {
		return scene.Axis{Name: name, Min: -orbitReach, Max: orbitReach, Ticks: []float64{-1, 0, 1}}
	}
	plane := scene.Plot{
		Frame: scene.Frame{ID: "plane", Width: 46, Rows: 14, Facts: map[string]string{
			"theta": scene.Number(theta, 3).Plain(), "psi": scene.Number(psi, 3).Plain(), "steps": fmt.Sprint(s.steps()),
		}},
		X: axis("axis.theta"), Y: axis("axis.psi"), Paths: []scene.Path{path},
		Points: []scene.Mark{{Role: scene.Faint}, {X: theta, Y: psi, Role: scene.Strong}},
	}
	ofTheta, ofPsi := s.moves(theta, psi)
	table := scene.Table{
		Frame:   scene.Frame{ID: "two", Width: 38, Rows: 4},
		Columns: []scene.Column{{Name: "column.now", Wide: 8}, {Name: "column.moves", Wide: 8}},
	}
	for i, row := range []struct {
		name    string
		v, move float64
	}{{"θ", theta, ofTheta}, {"ψ", psi, ofPsi}} {
		item := scene.At("move", i+1)
		table.Rows = append(table.Rows, scene.Row{Title: row.name, Cells: []scene.Cell{{Quantity: scene.Number(row.v, 3)}, {Quantity: scene.Signed(row.move, 4), Role: scene.BySign, Item: item}}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	table.Rows = append(table.Rows, scene.Row{Name: "two.distance", Cells: []scene.Cell{{Quantity: scene.Number(s.distance(), 3), Role: scene.Strong}, {}}},
		scene.Row{Name: "two.steps", Cells: []scene.Cell{{Quantity: scene.Number(float64(s.steps()), 0)}, {}}})
	return scene.Scene{plane, table, s.curve()}
}

// What the smallest pair may fail by.
const (
	circles = "ill.circles" // they come round and round, no nearer
	outward = "ill.outward" // each round is further out
)

// A round leads further out where it ends so many times as far from the middle as it began,
// and it leads nowhere where it ends in as many parts of that.
const outwards, inwards = 1.05, 0.95

// illness names what the last whole round about the middle shows.
func (s *orbitState) illness() string {
	swept := 0.0
	for i := len(s.path) - 1; i > 0; i-- {
		a, b := s.path[i-1], s.path[i]
		long := s.distanceAt(i-1) * s.distanceAt(i)
		if long == 0 {
			return healthy
		}
		// the sine of the angle, which is small, is nearly the angle
		if swept += (float64(a[0]*b[1]) - float64(a[1]*b[0])) / long; math.Abs(swept) < 2*math.Pi {
			continue
		}
		switch ratio := s.distance() / s.distanceAt(i-1); {
		case ratio > outwards:
			return outward
		case ratio > inwards:
			return circles
		}
		return healthy
	}
	return healthy
}

// curve is how far from the middle the two are, step by step.
func (s *orbitState) curve() scene.Panel {
	points := make([]scene.Point, len(s.path))
	for i := range points {
		points[i] = scene.PointAt(i, s.distanceAt(i))
	}
	return scene.Curve{
		Frame: scene.Frame{ID: "away", Width: 30, Rows: 6, Beside: true, Facts: map[string]string{
			"steps": fmt.Sprint(s.steps()), "distance": scene.Number(s.distance(), 2).Plain(),
		}},
		Runs: []scene.Run{{Label: "two.distance", Role: scene.Train, Points: points}},
		Ill:  s.illness(),
	}
}

// explain opens a move: how it is made of the place.
func (s *orbitState) explain(item scene.ItemID) []scene.Panel {
	at, ok := item.Of("move", 1)
	if !ok || at[0] < 1 || at[0] > 2 {
		return nil
	}
	theta, psi := s.at()
	ofTheta, ofPsi := s.moves(theta, psi)
	rate := kit.Value(scene.Number(orbitRate, 1))
	if at[0] == 2 {
		p := kit.Sigmoid(float64(psi * theta))
		return []scene.Panel{kit.Arithmetic("move",
			[]scene.Term{kit.Symbol("−"), rate, kit.Op("·("), kit.Value(scene.Number(p, 6)), kit.Op("·("), kit.Value(scene.Signed(theta, 6)), kit.Op(") + "), kit.Value(scene.Number(s.damping, 1)), kit.Op("·("), kit.Value(scene.Signed(psi, 6)), kit.Op(")) = "), kit.BySign(kit.Result(scene.Signed(ofPsi, 4)))},
		)}
	}
	if s.way != atOnce {
		psi += ofPsi
	}
	p := kit.Sigmoid(float64(psi * theta))
	if s.way == unsaturated {
		p = 1 - p
	}
	return []scene.Panel{kit.Arithmetic("move",
		[]scene.Term{rate, kit.Op("·"), kit.Value(scene.Number(p, 6)), kit.Op("·("), kit.Value(scene.Signed(psi, 6)), kit.Op(") = "), kit.BySign(kit.Result(scene.Signed(ofTheta, 4)))},
	)}
}

// code is the Python that makes the same steps.
func (s *orbitState) code() string {
	damped := ""
	if s.damping > 0 {
		damped = fmt.Sprintf(" + %s * psi", kit.PythonNumber(s.damping))
	}
	judge := "psi - 0.1 * (sigmoid(psi * theta) * theta" + damped + ")"
	step := "    p = sigmoid(psi * theta)\n    theta, psi = theta + 0.1 * p * psi, psi - 0.1 * (p * theta" + damped + ")\n"
	switch s.way {
	case inTurn:
		step = "    psi = " + judge + "\n    theta = theta + 0.1 * sigmoid(psi * theta) * psi\n"
	case unsaturated:
		step = "    psi = " + judge + "\n    theta = theta + 0.1 * sigmoid(-psi * theta) * psi\n"
	}
	return fmt.Sprintf(`import numpy as np

def sigmoid(s):
    return 1 / (1 + np.exp(-s))

theta, psi = 1.0, 0.0
for step in range(%d):
%s
distance = np.sqrt(theta ** 2 + psi ** 2)
print(round(float(theta), 3), round(float(psi), 3), round(float(distance), 3))
`, s.steps(), step)
}
