package draw

import (
	"math"
	"strings"
	"testing"

	"sinapse/lessons/scene"
	"sinapse/nn/random"
)

// sampleHistogram is n draws of a normal distribution among 60 bins.
func sampleHistogram(n int) scene.Histogram {
	stream := random.New(0)
	p := scene.Histogram{
		Frame:  scene.Frame{ID: "sample", Width: 30, Rows: 7},
		X:      scene.Axis{Min: -4, Max: 4},
		Counts: make([]int, 60), Theory: make([]float64, 60),
	}
	for range n {
		if i := int(math.Floor((stream.Randn() + 4) / 8 * 60)); i >= 0 && i < 60 {
			p.Counts[i]++
		}
	}
	for i := range p.Theory {
		z := -4 + 8*(float64(i)+0.5)/60
		p.Theory[i] = 10000 * math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) * 8 / 60
	}
	for i, share := range []float64{68.27, 95.45, 99.73} {
		p.Bands = append(p.Bands, scene.Band{
			Low: -float64(i + 1), High: float64(i + 1), Name: "±" + string('1'+rune(i)) + "σ",
			Measured: scene.Number(share+0.3, 2), Theory: scene.Number(share, 2), Item: scene.At("s", i+1),
		})
	}
	return p
}

func TestHistogramTellsItsBands(t *testing.T) {
	p := sampleHistogram(10000)
	for _, size := range [][2]int{{30, 7}, {44, 9}, {90, 20}} {
		text := drawnPanel(p, size[0], size[1], scene.At("s", 2))
		for _, want := range []string{"68.57", "68.27", "95.75", "95.45", "100.03", "99.73", "−4", "█"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %s at %d×%d\n%s", want, size[0], size[1], text)
			}
		}
	}
}

func TestHistogramEverySize(t *testing.T) {
	for _, p := range []scene.Histogram{sampleHistogram(10000), sampleHistogram(0), {}} {
		for width := 1; width < 100; width += 7 {
			for height := 1; height < 30; height += 3 {
				drawnPanel(p, width, height, scene.ItemID{})
			}
		}
	}
}
