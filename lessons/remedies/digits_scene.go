package remedies

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
)

// Bounds of augment, in shares of 200 new digits. Medians of 25 seeds (see
// TestCopiesAreCalibrated): as they are 0.355 on shifted ones and 0.90 on centred
// ones; with shifted copies 0.77 and 0.825; with mirrored ones 0.32 and 0.85.
const (
	lostBelow  = 0.45
	foundAbove = 0.7
)

// augment: copies help where they make what new data will hold.
func (c *remedies) augment() lessons.Screen {
	d := c.digits
	judge := func(copies, world int, met func(share float64) bool, bound float64) lessons.Judgement {
		share := d.shares[copies][world]
		if share < 0 {
			return lessons.Judgement{}
		}
		return lessons.Judgement{Met: met(share), Share: min(share/bound, 1), Now: scene.Number(100*share, 1).In("percent")}
	}
	return lessons.Screen{
		ID: "augment", OfZero: true, Scene: d.scene, Tick: d.tick,
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Pick("world", digitWorlds, &d.world, d.Begin), kit.Pick("copies", digitCopies, &d.copies, d.Begin)}
		},
		Questions: []lessons.Question{
			{
				ID: "shifted", Gate: true, Outcome: d.shifted,
				Reveal: func() bool { return d.shares[0][0] >= 0 },
			},
			{
				ID: "mirror", Gate: true, When: d.asksMirror, Outcome: d.mirror,
				Reveal: func() bool { return d.shares[0][1] >= 0 && d.shares[2][1] >= 0 },
			},
		},
		Reset:   func() { *d = *newDigits(d.seed) },
		Explain: d.explain,
		Code:    d.code,
		Prints:  d.prints,
		Goals: []lessons.Goal{
			{ID: "lost", Judge: func() lessons.Judgement {
				return judge(0, 0, func(s float64) bool { return s < lostBelow }, 1)
			}},
			{ID: "found", Judge: func() lessons.Judgement {
				return judge(1, 0, func(s float64) bool { return s > foundAbove }, foundAbove)
			}},
			{ID: "centred", Judge: func() lessons.Judgement {
				n := 0
				for _, shares := range d.shares {
					n += kit.Bit(shares[1] >= 0)
				}
				return lessons.Judgement{Met: n == 3, Share: float64(n) / 3, Now: scene.Number(float64(n), 0).In("of3")}
			}},
		},
	}
}

// shifted judges by how many shifted digits were recognised: nearest to a third, to
// two thirds, or to all.
func (d *digits) shifted() (right string, facts map[string]string) {
	share := d.shares[0][0]
	return strconv.Itoa(min(max(int(math.Round(3*share)), 1), 3)), map[string]string{"share": scene.Number(100*share, 0).Plain()}
}

// asksMirror tells whether mirrored copies are asked about: where centred digits are
// about to be tried, or were, after a first run.
func (d *digits) asksMirror() bool {
	tried, centred := false, digitWorlds[d.world] == "world.centred"
	for _, shares := range d.shares {
		tried = tried || shares[0] >= 0 || shares[1] >= 0
		centred = centred || shares[1] >= 0
	}
	return tried && centred
}

// mirror judges by how many centred digits were recognised without copies, and with
// mirrored ones.
func (d *digits) mirror() (right string, facts map[string]string) {
	none, mirrored := d.shares[0][1], d.shares[2][1]
	return kit.Larger(mirrored, none, 0), map[string]string{"none": scene.Number(100*none, 1).Plain(), "mirrored": scene.Number(100*mirrored, 1).Plain()}
}

// scene: the losses, the digits as they are given now, and how many are
// recognised.
func (d *digits) scene() scene.Scene {
	runs := d.runs()
	curve := scene.Curve{Frame: scene.Frame{ID: "digit-loss", Width: 30, Rows: 8, Facts: map[string]string{
		"epoch": strconv.Itoa(d.trainer.Epochs()), "train": scene.Number(kit.Ended(runs[0], d.trainer.Loss()), 3).Plain(), "validation": scene.Number(kit.Ended(runs[1], d.trainer.ValidationLoss()), 3).Plain(),
	}}, Runs: runs}
	return scene.Scene{curve, d.pictures(), d.table(), d.verdict()}
}

// runs are the losses of the two sets, epoch by epoch.
func (d *digits) runs() []scene.Run {
	runs := []scene.Run{kit.Trained(d.trainer, "run.train", scene.Train), {Label: "run.validation", Role: scene.Validation}}
	for i, history := range []nn.History{d.trainer.History(), d.trainer.ValidationHistory()} {
		runs[i].Points = kit.Points(history)
		for k := range runs[i].Points {
			runs[i].Points[k].Step = history.At(k).Epoch
		}
	}
	runs[0].FailedAt = kit.FailedIn(runs[0], d.trainer.Epochs())
	return runs
}

// shownDigits is how many digits are shown in a row.
const shownDigits = 4

// pictures are training samples as they are in this epoch, and new digits.
func (d *digits) pictures() scene.Panel {
	panel := scene.Pictures{Frame: scene.Frame{ID: "digits", Width: 38, Rows: 11, Beside: true, Facts: map[string]string{"epoch": strconv.Itoa(d.trainer.Epochs())}}}
	set := d.trainer.Data()
	add := func(from nn.Dataset, i, row int, role scene.Role, word string) {
		item := scene.At("d", row, i)
		panel.Pictures = append(panel.Pictures, scene.Picture{
			Ink: append([]float64(nil), from.X.Row(i)...), Side: data.DigitSide, Name: strconv.Itoa(nn.Class(from.Y.Row(i), 0)), Word: word, Role: role, Item: item,
		})
		panel.Items = append(panel.Items, scene.Item{ID: item, Row: row, Column: i})
	}
	for i := range shownDigits {
		add(set, i, 0, scene.Train, "digit.train")
	}
	for i := range shownDigits {
		add(d.held, i, 1, scene.Validation, "digit.new")
	}
	return panel
}

// table is the share of new digits that are recognised, by copies and world.
func (d *digits) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "accuracies", Width: 40, Rows: 4, Facts: map[string]string{}},
		Columns: []scene.Column{{Name: "world.shifted", Wide: 10}, {Name: "world.centred", Wide: 10}},
	}
	filled := 0
	for i, shares := range d.shares {
		row := scene.Row{Name: digitCopies[i]}
		for world, share := range shares {
			cell := scene.Cell{}
			if share >= 0 {
				filled++
				cell = scene.Cell{Quantity: scene.Number(100*share, 1).In("percent"), Role: []scene.Role{scene.Plain, scene.Strong}[kit.Bit(i == d.copies && world == d.world)]}
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	table.Facts["filled"] = strconv.Itoa(filled)
	return table
}

// verdict says why the present copies help or do not.
func (d *digits) verdict() scene.Panel {
	line := scene.CodeLine{Kind: scene.Note, Word: "digits.running", Facts: map[string]string{"epochs": strconv.Itoa(digitEpochs)}}
	share, before := d.shares[d.copies][d.world], d.shares[0][d.world]
	switch {
	case share < 0 || !d.over():
	case d.copies == 0:
		line.Word = "digits.alone"
	case before < 0:
		line.Word = "digits.compare"
	case share > before+0.02:
		line.Word = "digits.helps"
	case share < before-0.005:
		line.Word = "digits.hurts"
	default:
		line.Word = "digits.same"
	}
	line.Facts["share"], line.Facts["before"] = scene.Number(100*share, 1).Plain(), scene.Number(100*before, 1).Plain()
	return scene.Listing{Frame: scene.Frame{ID: "digits-verdict", Width: 40, Rows: 2}, Lines: []scene.CodeLine{line}}
}

// explain opens a training sample: what it became in this epoch; or a new digit:
// what the network takes it for.
func (d *digits) explain(item scene.ItemID) []scene.Panel {
	at, ok := item.Of("d", 2)
	if !ok || at[0] > 1 || at[1] >= shownDigits {
		return nil
	}
	if at[0] == 1 {
		z := d.trainer.Network().Predict(d.held.X.RowRange(at[1], at[1]+1)).Row(0)
		sum := 0.0
		for _, v := range z {
			sum += elementary.Exp(v - slices.Max(z))
		}
		return []scene.Panel{kit.Arithmetic("taken", []scene.Term{
			kit.Word("taken.for"), kit.Op(" "), kit.Result(scene.Number(float64(nn.Class(z, 0)), 0)), kit.Op("   p = "), kit.Value(scene.Number(1/sum, 3)),
		})}
	}
	move := d.moves[at[1]]
	if digitCopies[d.copies] == "copies.mirrored" {
		return []scene.Panel{kit.Arithmetic("move", []scene.Term{kit.Word([]string{"move.kept", "move.mirrored"}[move])})}
	}
	return []scene.Panel{kit.Arithmetic("move",
		[]scene.Term{kit.Word("move.right"), kit.Op(" = "), kit.Result(scene.Signed(float64(move%3-1), 0))},
		[]scene.Term{kit.Word("move.down"), kit.Op(" = "), kit.Result(scene.Signed(float64(move/3-1), 0))})}
}
