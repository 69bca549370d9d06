package scene

import "strings"

// A Graph is a computation drawn from left to right: a node for each number,
// and a link from each number to those that are computed from it. Above in a
// node stands its value; below, once the way back has come by, the gradient of
// the last number with respect to it.
type Graph struct {
	Frame
	Nodes []GraphNode
	Links []GraphLink
}

// A GraphNode is one number of a Graph.
type GraphNode struct {
	Name     string   // its symbol: z
	Formula  string   // how it is computed: x·w + b; "" for what is given
	Column   int      // its place, from the left
	Row      int      // …and from above; the highest Row of all nodes is the lowest edge
	Value    Quantity // the empty Quantity until it is computed
	Gradient Quantity // the empty Quantity until the way back has come by
	Constant bool     // it is data, and nobody asks for its gradient; without a value too, it is a sketch of a number
	Role     Role     // Strong: it has just got its gradient
	Item     ItemID
}

// A GraphLink leads from one node to another, both by their place in Nodes.
type GraphLink struct {
	From, To int
	Slope    Quantity // what the way back multiplies with here; the empty Quantity: it does not go here
	Role     Role     // Strong: it is being followed; Faint: it was not followed yet
	Quiet    bool     // its number is shown only while it is chosen
	Item     ItemID
}

func (Graph) panel() {}

// GraphItems lists what can be chosen in a graph. The arrows lead from a node
// to the links before or behind it and on to the next node; up and down stay
// among what stands in the same column, links in their order.
func GraphItems(nodes []GraphNode, links []GraphLink) []Item {
	const tall, wide = 1000, 2000 // as in NetworkItems: a step to the side is the dearer one
	var items []Item
	lowest := 1
	for _, node := range nodes {
		lowest = max(lowest, node.Row)
	}
	for _, node := range nodes {
		if !node.Item.None() {
			items = append(items, Item{ID: node.Item, Row: node.Row * tall / lowest, Column: 2 * wide * node.Column})
		}
	}
	middle := func(link GraphLink) int { return nodes[link.From].Column + nodes[link.To].Column }
	for i, link := range links {
		if link.Item.None() {
			continue
		}
		before, all := 0, 0
		for k, other := range links {
			if !other.Item.None() && middle(other) == middle(link) {
				all++
				if k < i {
					before++
				}
			}
		}
		items = append(items, Item{ID: link.Item, Row: (2*before + 1) * tall / (2 * all), Column: wide * middle(link)})
	}
	return items
}

// GraphText writes the numbers of a graph as text, for its summary: z = 0.800
// (∂ −0.188).
func GraphText(nodes []GraphNode) string {
	texts := make([]string, len(nodes))
	for i, node := range nodes {
		texts[i] = node.Name + " = " + node.Value.Plain()
		if node.Gradient.Given {
			texts[i] += " (∂ " + node.Gradient.Plain() + ")"
		}
	}
	return strings.ReplaceAll(strings.Join(texts, ", "), "-", "−")
}
