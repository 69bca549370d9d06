package playground

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// A Start is what a playground on a learner's table begins with.
type Start struct {
	Table *model.OwnTable
	Data  string // the set's name
	Share float64
	Seed  uint32
}

// setup is the set-up that it begins with. The rows of a file have an order, so they are
// shuffled.
func (s *Start) setup() model.ClassifierSetup {
	setup := playgroundSetup()
	setup.Data, setup.Share, setup.Seed, setup.Shuffle = s.Data, s.Share, s.Seed, true
	return setup
}

// onTable is the free ground, on a table of the learner's own.
type onTable struct {
	seed   lessons.Seed
	start  *Start
	ground *ground
}

// onTableSaved is a deep copy of its state.
type onTableSaved struct {
	digest string // of the table
	asked  string // the set that it began with
	ground groundSaved
}

// On makes the chapter of a learner's table.
func On(start *Start) func(course uint32) lessons.Chapter {
	return func(course uint32) lessons.Chapter {
		return &onTable{seed: lessons.Seed(course), start: start, ground: &ground{start: start}}
	}
}

// Begin makes the run.
func (c *onTable) Begin() { *c.ground = *newGround(c.seed, c.start) }

// Pace lets each epoch be followed.
func (c *onTable) Pace(string) int { return c.ground.pace() }

// Screens lists the chapter's one page.
func (c *onTable) Screens() []lessons.Screen {
	screen := c.ground.screen("table", c.seed, true, true)
	screen.Facts = func() map[string]string {
		return map[string]string{"file": model.Shown(c.start.Table.Name), "target": model.SetOf(c.start.Data).Target()}
	}
	return []lessons.Screen{screen}
}

// Save returns a deep copy of the state.
func (c *onTable) Save() any {
	return onTableSaved{c.start.Table.Digest, c.start.Data, c.ground.save()}
}

// Restore puts a saved state back. It panics where that is one of another table. Where
// another target or other inputs are asked for now, it goes on with those; the run that was
// saved is among the kept ones.
func (c *onTable) Restore(saved any) {
	s := saved.(onTableSaved)
	if s.digest != c.start.Table.Digest || !s.ground.opens(c.start.Table) || !s.ground.sane() {
		panic("playground: a state of another table")
	}
	if c.ground.restore(s.ground); s.asked != c.start.Data {
		c.ground.change(func(setup *model.ClassifierSetup) { *setup = c.start.setup() })
	}
}

// Takeaways are the network of the ground.
func (c *onTable) Takeaways(string) []lessons.Takeaway { return c.ground.run.Takeaways() }

// opens tells whether all sets of a state are there: those of the table are opened.
func (s groundSaved) opens(table *model.OwnTable) bool {
	setups := []model.ClassifierSetup{s.run.Setup}
	for _, run := range s.state.kept {
		if setups = append(setups, run.setup); run.end != nil {
			setups = append(setups, run.end.Setup)
		}
	}
	if s.state.lottery.begun() {
		setups = append(setups, s.state.lottery.of)
	}
	if s.draw != nil {
		setups = append(setups, s.draw.Setup)
	}
	return !slices.ContainsFunc(setups, func(setup model.ClassifierSetup) bool { return !model.Opens(setup.Data, table) })
}

// setNames are the data sets that a ground may be on, and setWords their words: the
// learner's table first.
func (g *ground) setNames() (names, words []string) {
	names, words = dataNames, kit.Keys("set.", dataNames)
	if g.start == nil {
		return names, words
	}
	own := g.start.Data
	if model.IsOwn(g.run.Setup.Data) {
		own = g.run.Setup.Data
	}
	return append([]string{own}, names...), append([]string{setWord(own)}, words...)
}

// setWord is the word of a data set.
func setWord(name string) string {
	if model.IsOwn(name) {
		return "set.own"
	}
	return "set." + name
}

// titles are the columns of a data set as options.
func titles(data string) []string {
	set := model.SetOf(data)
	options := make([]string, len(set.Columns))
	for i, column := range set.Columns {
		options[i] = "short." + column
		if title := set.Title(i); title != "" {
			options[i] = scene.Own(scene.Subscript("x", i+1) + " " + title)
		}
	}
	return options
}

// mostSwitches is how many features have a switch each. Of more, one is chosen, and
// switched.
const mostSwitches = 8

// oneOfMany chooses a column, and switches it.
func (g *ground) oneOfMany(all []string) []lessons.Control {
	name := all[g.state.column]
	on := slices.Contains(g.features(), name)
	return []lessons.Control{
		kit.Pick("column", titles(g.run.Setup.Data), &g.state.column),
		kit.Toggle("given", &on, func() { g.give(name, on) }),
	}
}
