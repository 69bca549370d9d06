package gan

import (
	"fmt"
	"math"

	"sinapse/lessons/scene"
	"sinapse/nn"
)

// losses are those of D and of G, round by round, where each makes so many updates a round.
// Neither says how far the fakes are: both tell how the two stand to each other.
func losses(both *nn.Adversaries, judged, forged int) scene.Panel {
	ofJudge, ofForger := both.Histories()
	judging, forging := byRound(ofJudge, judged), byRound(ofForger, forged)
	rounds := 0
	for _, points := range [][]scene.Point{judging, forging} {
		if n := len(points); n > 0 {
			rounds = max(rounds, points[n-1].Step)
		}
	}
	return scene.Curve{
		Frame: scene.Frame{ID: "losses", Width: 30, Rows: 8, Beside: true, Facts: map[string]string{"rounds": fmt.Sprint(rounds)}},
		Runs: []scene.Run{
			{Label: "standing.judge", Role: scene.Strong, Points: judging},
			{Label: "standing.generator", Role: scene.Guess, Points: forging},
		},
	}
}

// byRound is a history as the points of a curve over rounds, of so many updates each: of a
// round there is one point.
func byRound(history nn.History, updates int) (points []scene.Point) {
	for i := range history.Len() {
		p := history.At(i)
		at := scene.Point{Step: (p.Step-1)/max(updates, 1) + 1, Low: p.Min, High: p.Max, Last: p.Last}
		if n := len(points); n > 0 && points[n-1].Step == at.Step {
			points[n-1] = scene.Point{Step: at.Step, Low: min(points[n-1].Low, at.Low), High: max(points[n-1].High, at.High), Last: at.Last}
			continue
		}
		points = append(points, at)
	}
	return points
}

// toThousandths is a floor as its line's number tells it.
func toThousandths(v float64) float64 { return math.Round(1000*v) / 1000 }
