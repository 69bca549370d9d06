package lstm

import (
	"math"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// A cellStep is one cell at one step: its gates, what it is offered, and what comes of it.
type cellStep struct {
	i, f, g, o float64
	before     float64 // c from the step before
	c, h       float64
}

// Gates and numbers of a cell, as its items and rows name them.
const (
	gateF = "f"
	gateI = "i"
	gateO = "o"
)

// open is how wide a gate is drawn: as an open valve, a half shut one, or a shut one.
func open(gate float64) scene.Role {
	switch {
	case gate >= 0.5:
		return scene.Strong
	case gate >= 0.1:
		return scene.Muted
	}
	return scene.Plain
}

// valve is a gate as it is written upon its link: in two decimals, where that is the gate.
func valve(gate float64) scene.Quantity {
	if rounded := math.Round(100*gate) / 100; math.Abs(rounded-gate) < 1e-9 {
		return scene.Number(gate, 2)
	}
	return scene.Number(gate, 3)
}

// short draws the cell without a node for tanh(c), where there is less room.
func (s cellStep) short(id string, step int, facts map[string]string) scene.Graph {
	graph := s.graph(id, step, facts)
	h := graph.Nodes[4]
	h.Column = 2
	graph.Nodes = append(graph.Nodes[:3], h)
	show := graph.Links[3]
	show.From, show.To = 2, 3
	graph.Links = append(graph.Links[:2], show)
	graph.Width, graph.Items = 52, scene.GraphItems(graph.Nodes, graph.Links)
	return graph
}

// graph draws the cell at a step, counted from 1. A gate is a link that multiplies, the
// thicker the wider it is open.
func (s cellStep) graph(id string, step int, facts map[string]string) scene.Graph {
	number := func(v float64) scene.Quantity { return scene.Number(v, 2) }
	nodes := []scene.GraphNode{
		{Name: scene.Subscript("c", step-1), Row: 0, Value: number(s.before), Constant: true, Item: scene.At("before")},
		{Name: scene.Subscript("g", step), Row: 2, Value: number(s.g), Constant: true, Item: scene.At("g")},
		{Name: scene.Subscript("c", step), Column: 1, Row: 1, Formula: "f·c + i·g", Value: number(s.c), Constant: true, Role: scene.Strong, Item: scene.At("c")},
		{Name: scene.Subscript("t", step), Column: 2, Row: 1, Formula: "tanh(c)", Value: number(shown(s.c)), Constant: true, Item: scene.At("t")},
		{Name: scene.Subscript("h", step), Column: 3, Row: 1, Formula: "o·tanh(c)", Value: number(s.h), Constant: true, Item: scene.At("h")},
	}
	links := []scene.GraphLink{
		{From: 0, To: 2, Slope: valve(s.f), Role: open(s.f), Item: scene.At(gateF)},
		{From: 1, To: 2, Slope: valve(s.i), Role: open(s.i), Item: scene.At(gateI)},
		{From: 2, To: 3},
		{From: 3, To: 4, Slope: valve(s.o), Role: open(s.o), Item: scene.At(gateO)},
	}
	return scene.Graph{Frame: scene.Frame{ID: id, Width: 68, Rows: 9, Items: scene.GraphItems(nodes, links), Facts: facts}, Nodes: nodes, Links: links}
}

// worked is how c and h come about at a step.
func (s cellStep) worked() (c, h []scene.Term) {
	c = []scene.Term{
		kit.Symbol("f·c + i·g"), kit.Op("   "),
		kit.Value(scene.Number(s.f, 3)), kit.Op("·"), kit.BySign(kit.Value(scene.Number(s.before, 3))), kit.Op(" + "),
		kit.Value(scene.Number(s.i, 3)), kit.Op("·"), kit.BySign(kit.Value(scene.Number(s.g, 3))), kit.Op(" = "), kit.Result(scene.Number(s.c, 3)),
	}
	h = []scene.Term{
		kit.Symbol("o·tanh(c)"), kit.Op("   "), kit.Value(scene.Number(s.o, 3)), kit.Op("·tanh("), kit.Value(scene.Number(s.c, 3)), kit.Op(") = "), kit.Result(scene.Number(s.h, 3)),
	}
	return c, h
}
