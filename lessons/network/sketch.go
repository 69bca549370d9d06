package network

import "sinapse/lessons/scene"

// A sketch is a kind of network in a few numbers: where each stands, and from which it
// is computed.
type sketch struct {
	nodes []scene.GraphNode
	links [][2]int // from a node to another, by their place in nodes
}

// sketches are those of kindNames.
var sketches = []sketch{
	{ // feed-forward: all links lead onwards
		[]scene.GraphNode{
			{Name: "x₁", Row: 1}, {Name: "x₂", Row: 3}, {Name: "h₁", Column: 1}, {Name: "h₂", Column: 1, Row: 2}, {Name: "h₃", Column: 1, Row: 4}, {Name: "ŷ", Column: 2, Row: 2},
		},
		[][2]int{{0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 5}, {3, 5}, {4, 5}},
	},
	{ // convolutional: each h sees two neighbours, through the same two weights
		[]scene.GraphNode{
			{Name: "x₁"},
			{Name: "x₂", Row: 2},
			{Name: "x₃", Row: 4},
			{Name: "x₄", Row: 6},
			{Name: "h₁", Column: 1, Row: 1},
			{Name: "h₂", Column: 1, Row: 3},
			{Name: "h₃", Column: 1, Row: 5},
			{Name: "ŷ", Column: 2, Row: 3},
		},
		[][2]int{{0, 4}, {1, 4}, {1, 5}, {2, 5}, {2, 6}, {3, 6}, {4, 7}, {5, 7}, {6, 7}},
	},
	{ // recurrent: one after another, and each h gets the one before
		[]scene.GraphNode{
			{Name: "x₁", Row: 1},
			{Name: "x₂", Column: 1, Row: 1},
			{Name: "x₃", Column: 2, Row: 1},
			{Name: "h₁", Column: 1},
			{Name: "h₂", Column: 2},
			{Name: "h₃", Column: 3},
			{Name: "ŷ", Column: 4},
		},
		[][2]int{{0, 3}, {1, 4}, {2, 5}, {3, 4}, {4, 5}, {5, 6}},
	},
	{ // LSTM: beside h, a memory c
		[]scene.GraphNode{
			{Name: "x₁", Row: 2},
			{Name: "c₁", Column: 1},
			{Name: "h₁", Column: 2, Row: 1},
			{Name: "x₂", Column: 2, Row: 2},
			{Name: "c₂", Column: 3},
			{Name: "h₂", Column: 4, Row: 1},
			{Name: "ŷ", Column: 5, Row: 1},
		},
		[][2]int{{0, 1}, {1, 2}, {1, 4}, {2, 4}, {3, 4}, {4, 5}, {5, 6}},
	},
	{ // GAN: G makes x′ of noise z, D says how real what it gets is
		[]scene.GraphNode{
			{Name: "z"}, {Name: "G", Column: 1}, {Name: "x′", Column: 2}, {Name: "x", Column: 2, Row: 2}, {Name: "D", Column: 3, Row: 1}, {Name: "p", Column: 4, Row: 1},
		},
		[][2]int{{0, 1}, {1, 2}, {2, 4}, {3, 4}, {4, 5}},
	},
	{ // transformer: each h looks at every x
		[]scene.GraphNode{
			{Name: "x₁"},
			{Name: "x₂", Row: 2},
			{Name: "x₃", Row: 4},
			{Name: "h₁", Column: 1},
			{Name: "h₂", Column: 1, Row: 2},
			{Name: "h₃", Column: 1, Row: 4},
			{Name: "y₁", Column: 2},
			{Name: "y₂", Column: 2, Row: 2},
			{Name: "y₃", Column: 2, Row: 4},
		},
		[][2]int{{0, 3}, {0, 4}, {0, 5}, {1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}, {3, 6}, {4, 7}, {5, 8}},
	},
}

// sketched draws the kind that is looked at.
func (c *network) sketched() scene.Panel {
	s := sketches[c.state.kind]
	picture := scene.Graph{Frame: scene.Frame{ID: kindNames[c.state.kind], Width: 50, Rows: 9}}
	for _, node := range s.nodes {
		node.Constant = true
		picture.Nodes = append(picture.Nodes, node)
	}
	for _, link := range s.links {
		picture.Links = append(picture.Links, scene.GraphLink{From: link[0], To: link[1], Role: scene.Muted})
	}
	return picture
}
