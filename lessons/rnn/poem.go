package rnn

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// Bounds of poem, over 25 seeds and both poems (TestPoemIsCalibrated).
const (
	knownShare = 0.95
	unsureOf   = 0.5
	nextRows   = 5 // how many of what may come next are shown
)

var poemNames = []string{"poem.camoes", "poem.sonnet18"}

// A poetry is a cell that learns a poem by heart, and what of it is looked at.
type poetry struct {
	poetryState
	run *textRun
}

// poetryState is the part of it that is plain values.
type poetryState struct {
	at     int  // the character of what it writes that is looked at
	unsure bool // one was chosen behind which nothing is likely
}

type poetrySaved struct {
	state poetryState
	run   textSaved
}

// newPoetry begins with the poem in the learner's language.
func (c *rnn) newPoetry() *poetry {
	setup := textSetup{Poem: poemIn(c.spoken), Rate: textRate, Clip: trainClip, Seed: c.seed.Plus(0)}
	return &poetry{poetryState: poetryState{at: givenChars - 1}, run: newText(setup)}
}

func (p *poetry) save() poetrySaved { return poetrySaved{p.poetryState, p.run.save()} }

func (p *poetry) restore(s poetrySaved) { p.poetryState, p.run = s.state, p.run.restored(s.run) }

// poem: a cell learns a poem character by character, and writes what it has learned.
func (c *rnn) poem() lessons.Screen {
	p := c.poetry
	return lessons.Screen{
		ID: "poem", OfZero: true, Scene: p.scene,
		Tick: func() bool { return p.run.tick() },
		Controls: func() []lessons.Control {
			now := p.run.textSetup
			anew := func() { p.run = newText(now); p.at = min(p.at, p.run.length()-1) }
			return []lessons.Control{
				kit.Pick("poem", poemNames, &now.Poem, anew),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "when", Gate: true, Outcome: p.when, By: "known"}},
		Select:    p.pick,
		Reset:     func() { *p = *c.newPoetry() },
		Explain:   p.explain,
		Code:      func() string { return p.run.codeOf() },
		Prints:    func() string { return p.run.printsOf() },
		Goals: []lessons.Goal{
			{ID: "known", Judge: func() lessons.Judgement {
				known := p.run.known()
				judgement := lessons.Judgement{Met: known >= knownShare, Share: min(known/knownShare, 1), Now: scene.Number(100*known, 1).In("percent")}
				if !judgement.Met {
					judgement.Left = scene.Number(100*(knownShare-known), 1)
				}
				return judgement
			}},
			{ID: "unsure", Judge: func() lessons.Judgement { return kit.Reached(p.unsure) }},
		},
	}
}

// when is the right choice by how many updates it took.
func (p *poetry) when() (right string, facts map[string]string) {
	updates := 0
	for i, share := range p.run.right {
		if share >= knownShare {
			updates = checkEvery * (i + 1)
			break
		}
	}
	right = "2"
	switch {
	case updates < 100:
		right = "1"
	case updates > 1000:
		right = "3"
	}
	return right, map[string]string{"updates": fmt.Sprint(updates)}
}

// pick takes a character that was chosen.
func (p *poetry) pick(item scene.ItemID) {
	at, ok := item.Of("c", 1)
	if !ok || at[0] >= p.run.length() {
		return
	}
	p.at = at[0]
	p.unsure = p.unsure || p.at >= givenChars && p.run.known() >= knownShare && slices.Max(p.run.writes().next[p.at]) < unsureOf
}

// char is how a character is shown.
func (r *textRun) char(token int) string {
	if char := r.alphabet.Runes[token]; char != '\n' {
		return string(char)
	}
	return "/"
}

// scene: what the cell writes, what may come behind a character, the states up to there
// and the loss.
func (p *poetry) scene() scene.Scene {
	return scene.Scene{p.writing(), p.next(), p.states(), batchCurve(p.run.trainer, "poem-loss")}
}

// writing is what the cell writes by itself, until it is as long as the poem: up to its
// first slip, and from there on.
func (p *poetry) writing() scene.Panel {
	r, now := p.run, p.run.writes()
	panel := scene.Text{Frame: scene.Frame{ID: "writing", Width: 48, Rows: 14, Facts: map[string]string{
		"updates": fmt.Sprint(r.trainer.Steps()), "recited": fmt.Sprint(r.recited()), "all": fmt.Sprint(r.length()), "known": scene.Number(100*r.known(), 1).Plain(),
	}}, Kind: "c", At: p.at}
	var line []scene.Glyph
	recited, from, sizes := r.recited(), p.from(), r.bearing(p.from(), p.at)
	largest := slices.Max(sizes)
	for i, token := range now.text {
		glyph := scene.Glyph{Char: r.char(token)}
		if i >= from && i <= p.at {
			glyph.Shade = scene.Halved(sizes[i-from], largest)
		}
		if i >= recited {
			glyph.Role = scene.Danger
		}
		if line = append(line, glyph); r.alphabet.Runes[token] == '\n' {
			panel.Lines, line = append(panel.Lines, line), nil
		}
	}
	if len(line) > 0 {
		panel.Lines = append(panel.Lines, line)
	}
	return panel
}

// ranked are the likeliest characters behind the one that is looked at.
func (p *poetry) ranked() []int { return ranked(p.run.writes().next[p.at], nextRows) }

// next is what may come behind the character that is looked at.
func (p *poetry) next() scene.Panel {
	now := p.run.writes()
	table := scene.Table{
		Frame:   scene.Frame{ID: "next", Width: 30, Rows: nextRows + 1, Facts: map[string]string{"at": fmt.Sprint(p.at + 1), "char": p.run.char(now.text[p.at])}},
		Columns: []scene.Column{{Name: "column.probability", Wide: 6, Role: scene.Strong}},
		Bars:    scene.BarColumn{More: "bars.likely"},
	}
	for i, token := range p.ranked() {
		share := now.next[p.at][token]
		item := scene.At("n", i)
		table.Rows = append(table.Rows, scene.Row{Title: shownChar(p.run.char(token)), Cells: []scene.Cell{{Quantity: scene.Number(100*share, 1).In("percent"), Item: item}}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Bars.Values, table.Bars.Roles = append(table.Bars.Values, 100*share), append(table.Bars.Roles, scene.Train)
	}
	return table
}

// shownChar is a character that stands alone.
func shownChar(char string) string {
	if char == " " {
		return "_"
	}
	return char
}

// statesBefore is how many steps before the character that is looked at are seen.
const statesBefore = 40

// Rows of the states' panel before those of the units.
const (
	rowChars = iota
	rowBearing
	unitRows
)

// from is the first step that is seen.
func (p *poetry) from() int { return max(p.at-statesBefore, 0) }

// states are those of all units, up to the character that is looked at, below the
// characters and how strongly what comes next hangs on each.
func (p *poetry) states() scene.Panel {
	now, from := p.run.writes(), p.from()
	sizes := p.run.bearing(from, p.at)
	panel := scene.Sequence{
		Frame: scene.Frame{ID: "poem-states", Width: 48, Rows: textUnits/2 + unitRows + 1, Facts: map[string]string{"units": fmt.Sprint(textUnits), "at": fmt.Sprint(p.at + 1)}},
		Kind:  "s", At: p.at - from, Full: 1, Rows: []scene.SequenceRow{{Name: "x"}, {Name: "∂", Bars: true}},
	}
	most := 0
	for i, token := range now.text[from : p.at+1] {
		panel.Rows[rowChars].Marks = append(panel.Rows[rowChars].Marks, scene.Glyph{Char: p.run.char(token)})
		panel.Rows[rowBearing].Values = append(panel.Rows[rowBearing].Values, scene.Number(sizes[i], -1))
		if sizes[i] >= sizes[most] { // of equal ones the last
			most = i
		}
	}
	panel.Facts["most"], panel.Facts["back"] = shownChar(p.run.char(now.text[from+most])), fmt.Sprint(p.at-from-most)
	for unit := range textUnits {
		row := scene.SequenceRow{Name: scene.Subscript("h", unit+1)}
		for _, h := range now.states[from : p.at+1] {
			row.Values = append(row.Values, scene.Signed(h[unit], 3))
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

// batchCurve draws the losses of a run's batches.
func batchCurve(trainer *nn.Trainer, id string) scene.Curve {
	run := kit.Trained(trainer, "run.batch", scene.Train)
	last := math.NaN()
	if n := len(run.Points); n > 0 {
		last = run.Points[n-1].Last
	}
	return scene.Curve{Frame: scene.Frame{ID: id, Width: 34, Rows: 7, Facts: map[string]string{
		"updates": fmt.Sprint(trainer.Steps()), "loss": scene.Number(last, 3).Plain(),
	}}, Runs: []scene.Run{run}}
}

// explain opens a character: what came, and what of the poem stands there; or how strongly
// what comes next hangs on one.
func (p *poetry) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("s", 2); ok {
		return p.explainStep(at[0], at[1])
	}
	if at, ok := item.Of("c", 1); ok && at[0] < p.run.length() {
		return []scene.Panel{p.explainChar(at[0])}
	}
	return nil
}

// explainStep opens a step of the states: its character, or the bar below.
func (p *poetry) explainStep(row, step int) []scene.Panel {
	at := p.from() + step
	switch {
	case at > p.at:
		return nil
	case row == rowChars:
		return []scene.Panel{p.explainChar(at)}
	case row != rowBearing:
		return nil
	}
	size := p.run.bearing(at, p.at)[0]
	return []scene.Panel{kit.Arithmetic("bearing",
		[]scene.Term{
			kit.Symbol(shownChar(p.run.char(p.run.writes().text[at]))), kit.Op("   "), kit.Word("poem.back"), kit.Op(" "), kit.Count(p.at - at),
		},
		[]scene.Term{kit.Symbol("∂z/∂x"), kit.Op("   "), kit.Word("poem.size"), kit.Op(" "), kit.Value(scene.Number(size, -1))},
	)}
}

// explainChar opens a character.
func (p *poetry) explainChar(i int) scene.Panel {
	now := p.run.writes()
	wrote := []scene.Term{kit.Word("poem.given"), kit.Op("   "), kit.Symbol(shownChar(p.run.char(now.text[i])))}
	if i > 0 {
		wrote = []scene.Term{
			kit.Word("poem.wrote"), kit.Op(" "), kit.Symbol(shownChar(p.run.char(now.text[i]))), kit.Op("   "),
			kit.Word("poem.likely"), kit.Op(" "), kit.Value(scene.Number(100*now.next[i-1][now.text[i]], 1).In("percent")),
		}
	}
	stands := []scene.Term{kit.Word("poem.stands"), kit.Op(" "), kit.Symbol(shownChar(p.run.char(p.run.tokens[i])))}
	return kit.Arithmetic("char", wrote, stands)
}

// textCode trains a cell on a poem, and lets it foretell each next character of it.
const textCode = `%simport numpy as np

rng = np.random.RandomState(%d)
%schars = sorted(set(text))
tokens = np.array([chars.index(c) for c in text])
n, h, steps = len(chars), %d, %d

def xavier(rows, columns):
    a = np.sqrt(6 / (rows + columns))
    return rng.uniform(-a, a, (rows, columns))

Wx = xavier(n, h)
q, r = np.linalg.qr(rng.randn(h, h))
Wh, b = q * np.sign(np.diag(r)), np.zeros(h)  # orthogonal
Wo, c = xavier(h, n), np.zeros(n)
P = [Wx, Wh, b, Wo, c]
%sfor update in range(1, %d + 1):
    at = rng.randint(0, len(text) - steps, %d)[:, None] + np.arange(steps + 1)
    x = tokens[at].T
    H = np.zeros((steps + 1, %d, h))
    for t in range(steps):
        H[t + 1] = np.tanh(Wx[x[t]] + H[t] @ Wh + b)
    z = H[1:] @ Wo + c
    dz = np.exp(z - z.max(axis=2, keepdims=True))
    dz /= dz.sum(axis=2, keepdims=True)
    dz -= np.eye(n)[x[1:]]
    dz /= %d * steps
    G, back = [np.zeros_like(p) for p in P], 0
    for t in reversed(range(steps)):
        d = (dz[t] @ Wo.T + back) * (1 - H[t + 1] ** 2)
        np.add.at(G[0], x[t], d)
        G[1] += H[t].T @ d
        G[2] += d.sum(axis=0)
        G[3] += H[t + 1].T @ dz[t]
        G[4] += dz[t].sum(axis=0)
        back = d @ Wh.T
    norm = np.sqrt(sum((g ** 2).sum() for g in G))
    %s
%s%s
state, right = np.zeros(h), 0
for t in range(%s - 1):
    state = np.tanh(Wx[tokens[t]] + state @ Wh + b)
    right += (state @ Wo + c).argmax() == tokens[t + 1]
print(round(right / (%s - 1), 3))
`

// codeOf is the Python that trains the same cell, as far as it came, and lets it write.
func (r *textRun) codeOf() string { return r.codeFor(r.trainer.Steps()) }

// codeFor is the same over so many updates.
func (r *textRun) codeFor(updates int) string {
	var clip, move string
	memory := ""
	if r.Clip > 0 {
		clip = fmt.Sprintf("        if norm > %s:\n            g *= %s / (norm + 1e-6)\n", kit.PythonNumber(r.Clip), kit.PythonNumber(r.Clip))
	}
	if r.Plain {
		move = fmt.Sprintf("        p -= %s * g\n", kit.PythonNumber(r.Rate))
	} else {
		memory = "M, V = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]\n"
		move = "        m += 0.1 * (g - m)\n        v += 0.001 * (g ** 2 - v)\n        size = np.sqrt(v / (1 - 0.999 ** update)) + 1e-8\n" +
			fmt.Sprintf("        p -= %s * m / (1 - 0.9 ** update) / size\n", kit.PythonNumber(r.Rate))
	}
	each := "for p, g in zip(P, G):"
	if !r.Plain {
		each = "for p, g, m, v in zip(P, G, M, V):"
	}
	name, length := poems[r.Poem].name, "len(text)"
	head, reads := fmt.Sprintf("# sinapse data %[1]s > %[1]s.txt\n", name), fmt.Sprintf("text = open(\"%s.txt\", encoding=\"utf-8\").read()\n", name)
	if r.own != nil {
		head, reads = "", r.own.python()
	}
	if len(r.tokens) > readChars {
		length = fmt.Sprint(readChars)
	}
	return fmt.Sprintf(textCode, head, r.Seed, reads, textUnits, textSteps, memory, updates, textBatch, textBatch, textBatch, each, clip, move, length, length)
}

// printsOf is what the code prints.
func (r *textRun) printsOf() string { return kit.Rounded(r.recall(), 3) }
