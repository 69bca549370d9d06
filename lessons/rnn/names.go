package rnn

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// Bounds of names, over 25 seeds and both lists (TestNamesAreCalibrated).
const (
	coldNames = 20 // so many different ones at most, of all that are invented
	nameRows  = 12 // how many of the invented names are shown
	firstRows = 8  // of the letters that a name may begin with
)

var nameListWords = []string{"names.pt", "names.en"}

// A naming is a cell that learns first names, and what it invents.
type naming struct {
	namingState
	run *nameRun
}

// namingState is the part of it that is plain values.
type namingState struct {
	temperature float64
	draw        int // which names are drawn
}

type namingSaved struct {
	state namingState
	run   nameSaved
}

// newNaming begins with the names in the learner's language.
func (c *rnn) newNaming() *naming {
	list := max(slices.IndexFunc(nameLists, func(l nameList) bool { return l.language == c.spoken }), 0)
	return &naming{namingState: namingState{temperature: 1}, run: newNames(nameSetup{List: list, Seed: c.seed.Plus(0)})}
}

func (n *naming) save() namingSaved { return namingSaved{n.namingState, n.run.save()} }

func (n *naming) restore(s namingSaved) { n.namingState, n.run = s.state, n.run.restored(s.run) }

// names: a cell invents first names.
func (c *rnn) names() lessons.Screen {
	n := c.naming
	return lessons.Screen{
		ID: "names", OfZero: true, Scene: n.scene,
		Tick: func() bool { return n.run.tick() },
		Controls: func() []lessons.Control {
			now := n.run.nameSetup
			anew := func() { n.run = newNames(now) }
			return []lessons.Control{
				kit.Pick("list", nameListWords, &now.List, anew),
				kit.Knob(lessons.Slider{ID: "temperature", Min: coldest, Max: 3, Step: 0.1, Decimals: 1}, &n.temperature),
				kit.Whole(lessons.Slider{ID: "draw", Max: 99}, &n.draw),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "beats", Gate: true, Answer: "2", Facts: n.facts, By: "late"}},
		Reset:     func() { *n = *c.newNaming() },
		Explain:   n.explain,
		Code:      func() string { return n.code() },
		Prints:    func() string { return n.prints() },
		Goals: []lessons.Goal{
			{ID: "pairs", Judge: n.judgePairs},
			{ID: "late", Judge: n.judgeLate},
			{ID: "cold", Judge: n.judgeCold},
		},
	}
}

// knowingNothing is the loss of who holds each of 27 tokens as likely as every other, ln 27.
const knowingNothing = 3.296

// lowest is the lowest held loss so far, and after how many updates it was.
func (r *nameRun) lowest() (loss float64, updates int) {
	history := r.trainer.ValidationHistory()
	for i := range history.Len() {
		if p := history.At(i); i == 0 || p.Min < loss {
			loss, updates = p.Min, p.Step
		}
	}
	return loss, updates
}

// beat tells whether its held loss was once below that of who counts pairs.
func (r *nameRun) beat() bool {
	loss, _ := r.lowest()
	return loss < r.pairs
}

// facts are the numbers of the run.
func (n *naming) facts() map[string]string {
	loss, updates := n.run.lowest()
	return map[string]string{"lowest": scene.Number(loss, 3).Plain(), "at": fmt.Sprint(updates), "pairs": scene.Number(n.run.pairs, 3).Plain()}
}

// judgePairs asks for a run that beats the pairs. How far it is from there is not told: it
// is asked before whether it comes so far.
func (n *naming) judgePairs() lessons.Judgement {
	judgement := kit.Below(n.run.heldLoss(), n.run.pairs, knowingNothing, 3)
	judgement.Left = scene.Quantity{}
	return judgement
}

// judgeLate asks for a run that beat the pairs, and does no longer.
func (n *naming) judgeLate() lessons.Judgement {
	beat, now := n.run.beat(), n.run.heldLoss()
	judgement := lessons.Judgement{Met: beat && now > n.run.pairs, Now: scene.Number(now, 3)}
	judgement.Share = float64(kit.Bit(beat)+kit.Bit(judgement.Met)) / 2
	return judgement
}

// judgeCold asks for a temperature at which a cell that has learned writes the same few
// names.
func (n *naming) judgeCold() lessons.Judgement {
	if n.temperature >= 1 || !n.run.beat() { // nothing is drawn where that is not asked
		return lessons.Judgement{}
	}
	_, different := n.run.fresh(n.made().names)
	judgement := lessons.Judgement{Met: different <= coldNames, Now: scene.Number(float64(different), 0)}
	judgement.Share = float64(inventedNames-different) / (inventedNames - coldNames)
	return judgement
}

// made are the names that are invented now.
func (n *naming) made() inventing { return n.run.invents(n.temperature, uint32(n.draw)) }

// scene: the names, how one begins, and the losses.
func (n *naming) scene() scene.Scene {
	return scene.Scene{n.invented(), n.first(), n.losses()}
}

// invented are the first of the names that it invents, and in which list they are.
func (n *naming) invented() scene.Panel {
	now := n.made()
	fresh, different := n.run.fresh(now.names)
	table := scene.Table{
		Frame: scene.Frame{ID: "invented", Width: 36, Rows: nameRows + 2, Facts: map[string]string{
			"all": fmt.Sprint(inventedNames), "fresh": fmt.Sprint(fresh), "different": fmt.Sprint(different), "names": first(now.names),
		}},
		Columns: []scene.Column{{Name: "column.found", Wide: 14}},
		Foot: []scene.Term{
			kit.Word("names.of"), kit.Op(" "), kit.Count(inventedNames), kit.Op("   "), kit.Word("names.fresh"), kit.Op(" "), kit.Count(fresh),
			kit.Op("   "), kit.Word("names.different"), kit.Op(" "), kit.Count(different),
		},
	}
	for i, name := range now.names[:nameRows] {
		cell := scene.Cell{Word: "names.nobodys", Role: scene.Success, Item: scene.At("n", i)}
		switch n.run.whose(name) {
		case learned:
			cell.Word, cell.Role = "names.learned", scene.Danger
		case helds:
			cell.Word, cell.Role = "names.held", scene.Validation
		}
		table.Rows = append(table.Rows, scene.Row{Title: shownName(name), Cells: []scene.Cell{cell}})
		table.Items = append(table.Items, scene.Item{ID: cell.Item, Row: i})
	}
	return table
}

// first are the first names of some, for a sentence.
func first(names []string) string {
	return fmt.Sprintf("%s, %s, %s", shownName(names[0]), shownName(names[1]), shownName(names[2]))
}

// shownName is a name as it stands alone: it may have no letter.
func shownName(name string) string {
	if name == "" {
		return "."
	}
	return name
}

// likeliest are the tokens that a name may begin with, the likeliest first.
func (n *naming) likeliest() []int { return ranked(n.made().first, firstRows) }

// letter is how a token of a name is shown.
func letter(token int) string {
	if token == data.NameEnd {
		return "."
	}
	return string(rune('a' + token - 1))
}

// first is how likely each letter is where a name begins, as the temperature leaves it.
func (n *naming) first() scene.Panel {
	now, order := n.made(), n.likeliest()
	table := scene.Table{
		Frame: scene.Frame{ID: "first", Width: 36, Rows: firstRows + 1, Facts: map[string]string{
			"temperature": scene.Number(n.temperature, 1).Plain(), "letter": letter(order[0]), "share": scene.Number(100*now.first[order[0]], 1).Plain(),
		}},
		Columns: []scene.Column{{Name: "column.score", Wide: 6, Spare: true}, {Name: "column.probability", Wide: 7, Role: scene.Strong}},
		Bars:    scene.BarColumn{More: "bars.likely", Full: 100},
	}
	for i, token := range order {
		item := scene.At("l", i)
		table.Rows = append(table.Rows, scene.Row{Title: letter(token), Cells: []scene.Cell{
			{Quantity: scene.Number(now.z[token], 2)}, {Quantity: scene.Number(100*now.first[token], 1).In("percent"), Item: item},
		}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Bars.Values, table.Bars.Roles = append(table.Bars.Values, 100*now.first[token]), append(table.Bars.Roles, scene.Train)
	}
	return table
}

// losses are those of each batch and of the held names, and the line of who counts pairs.
func (n *naming) losses() scene.Panel {
	curve := curveOf(n.run.trainer, "names-loss")
	curve.Goal, curve.Line = math.Round(1000*n.run.pairs)/1000, "names.line" // as an axis has room for
	if n.run.beat() {
		_, curve.Best = n.run.lowest()
	}
	curve.Facts["pairs"] = scene.Number(n.run.pairs, 3).Plain()
	return curve
}

// explain opens a name, letter by letter, or a letter that one may begin with.
func (n *naming) explain(item scene.ItemID) []scene.Panel {
	now := n.made()
	if at, ok := kit.Cell(item, "n", []int{nameRows}); ok {
		return []scene.Panel{kit.Arithmetic("letters", spelled(now.names[at[0]], now.chances[at[0]])...)}
	}
	at, ok := kit.Cell(item, "l", []int{firstRows})
	if !ok {
		return nil
	}
	token := n.likeliest()[at[0]]
	return []scene.Panel{kit.Arithmetic("tempered",
		[]scene.Term{
			kit.Symbol("z/τ"), kit.Op("   "), kit.BySign(kit.Value(scene.Number(now.z[token], 2))), kit.Op(" / "), kit.Value(scene.Number(n.temperature, 1)),
			kit.Op(" = "), kit.Result(scene.Number(now.z[token]/n.temperature, 3)),
		},
		[]scene.Term{kit.Word("names.softmax"), kit.Op(" "), kit.Value(scene.Number(100*now.first[token], 1).In("percent"))},
	)}
}

// spelled are the letters of a name, each with how likely it was when it was drawn.
func spelled(name string, chances []float64) [][]scene.Term {
	const inLine = 3
	var lines [][]scene.Term
	for i, chance := range chances {
		symbol := "." // the end
		if i < len(name) {
			symbol = name[i : i+1]
		}
		if i%inLine == 0 {
			lines = append(lines, nil)
		}
		line := &lines[len(lines)-1]
		if len(*line) > 0 {
			*line = append(*line, kit.Op("   "))
		}
		*line = append(*line, kit.Symbol(symbol), kit.Op(" "), kit.Value(scene.Number(100*chance, 1).In("percent")))
	}
	return lines
}
