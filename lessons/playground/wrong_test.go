package playground

import (
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// TestWrongSamplesTellTheirPlace reads the line of the file that each wrong sample names:
// what stands there is what the panel says it is, and another thing than what was answered.
func TestWrongSamplesTellTheirPlace(t *testing.T) {
	files := map[string][]string{}
	for _, file := range data.Files() {
		files[file.Name] = strings.Split(string(file.Content()), "\n")
	}
	start := startOn(t, strings.Join(files["penguins"], "\n"), "species")
	own := start.setup()
	own.Hidden = nil
	penguins, digits := playgroundSetup(), playgroundSetup()
	moveTo(&penguins, "penguins")
	moveTo(&digits, "digits")
	for _, c := range []struct {
		setup model.ClassifierSetup
		file  string
		at    int // which of its columns is predicted
	}{{own, "penguins", 0}, {penguins, "penguins", 0}, {digits, "digits", 64}} {
		run := model.NewClassifier(c.setup)
		panel := run.WrongPanel()
		if len(panel.Items) == 0 {
			t.Errorf("%s: a network that has learned nothing is never wrong", c.setup.Data)
		}
		for k := range panel.Items {
			row := panel.Rows[k]
			line, err := strconv.Atoi(row.Title)
			if err != nil {
				t.Fatal(err)
			}
			is := strings.Split(files[c.file][line-1], ",")[c.at]
			if row.Cells[0].Word != scene.Own(is) || row.Cells[1].Word == row.Cells[0].Word {
				t.Errorf("%s, line %d: %+v", c.setup.Data, line, row.Cells)
			}
			if len(run.ExplainWrong(panel.Items[k].ID)) == 0 {
				t.Errorf("%s, line %d: nothing opens", c.setup.Data, line)
			}
		}
	}
}

// TestWrongPointsAreOpened opens wrong points of the plane, and numbers that are missed
// most: those first.
func TestWrongPointsAreOpened(t *testing.T) {
	for _, name := range []string{"circle", "plane", "mass"} {
		setup := playgroundSetup()
		moveTo(&setup, name)
		run := model.NewClassifier(setup)
		run.Epoch()
		panel, before := run.WrongPanel(), 1e9
		for k, item := range panel.Items {
			is, said := panel.Rows[k].Cells[0].Quantity.Value, panel.Rows[k].Cells[1].Quantity.Value
			if miss := (is - said) * (is - said); setup.Numbers() && miss > before || !setup.Numbers() && is*said > 0 {
				t.Errorf("%s: %v is answered with %v", name, is, said)
			} else {
				before = miss
			}
			if len(run.ExplainWrong(item.ID)) == 0 {
				t.Errorf("%s: nothing opens", name)
			}
		}
	}
}
