package tui

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/nn"
	"sinapse/nn/random"
)

// sampleNetwork is a drawn network of the given layers, with weights that are
// drawn at random, thumbnails or values.
func sampleNetwork(answers bool, sizes ...int) lessons.Network {
	stream := random.New(1)
	p := lessons.Network{
		Frame: lessons.Frame{ID: "sample", Width: 34, Rows: 8},
		X:     lessons.Axis{Min: -1, Max: 1}, Y: lessons.Axis{Min: -1, Max: 1}, Key: 1,
	}
	for l, size := range sizes {
		var layer lessons.NetworkLayer
		letter := []string{"x", "h", "g", "o"}[min(l, 3)]
		for i := range size {
			neuron := lessons.NetworkNeuron{
				Name:  letter + string('₁'+rune(i%9)),
				Item:  fmt.Sprintf("n%d.%d", l, i+1),
				Value: lessons.Number(stream.Randn(), 2),
			}
			if l > 0 {
				neuron.Bias, neuron.BiasItem = lessons.Signed(stream.Randn(), 2), fmt.Sprintf("b%d.%d", l, i+1)
			}
			if answers {
				turn := float64(i + l)
				neuron.Answer = func(x, y float64) float64 { return math.Tanh(3 * (x*math.Cos(turn) + y*math.Sin(turn))) }
			}
			layer.Neurons = append(layer.Neurons, neuron)
		}
		p.Layers = append(p.Layers, layer)
		if l == 0 {
			continue
		}
		w := nn.NewMatrix(sizes[l-1], size)
		for i := range w.Data {
			w.Data[i] = 1.2 * stream.Randn()
			p.Links = append(p.Links, lessons.Link{
				Layer: l - 1, From: i / size, To: i % size, Weight: lessons.Signed(w.Data[i], 2), Item: fmt.Sprintf("w%d.%d", l, i),
			})
		}
	}
	return p
}

// english is a voice without a chapter.
func english() *voice {
	book, err := content.Open(content.English)
	if err != nil {
		panic(err)
	}
	return &voice{book: book}
}

// drawnPanel is a panel alone on a canvas, as text without colours.
func drawnPanel(panel lessons.Panel, width, height int, chosen string) string {
	theme := NewTheme(colorprofile.TrueColor, false, false)
	d := &drawer{voice: english(), theme: theme, maps: &mapCache{}, chosen: chosen, focus: panel.About().ID}
	c := newCanvas(width, height)
	d.inside(c, panel)
	return stripped(c.render(theme))
}

func TestNetworkKeepsItsForms(t *testing.T) {
	for _, test := range []struct {
		name          string
		network       lessons.Network
		width, height int
		want, not     string
	}{
		{"pictures", sampleNetwork(true, 2, 4, 1), 80, 22, "╭─ h₄ ", "…"},
		{"small pictures", sampleNetwork(true, 2, 4, 1), 60, 12, "h₄", "╭"},
		{"boxes", sampleNetwork(false, 4, 5, 2), 70, 20, "╭─ h₅ ", "…"},
		{"rows", sampleNetwork(false, 4, 5, 2), 40, 8, "● h₅ ", "╭"},
		{"more than fit", sampleNetwork(false, 20, 16, 10), 60, 12, "… +9", "╭"},
	} {
		text := drawnPanel(test.network, test.width, test.height, "")
		if !strings.Contains(text, test.want) || strings.Contains(text, test.not) {
			t.Errorf("%s: no %q, or %q, in\n%s", test.name, test.want, test.not, text)
		}
	}
}

func TestNetworkShowsWhatIsChosen(t *testing.T) {
	p := sampleNetwork(false, 20, 16, 10)
	if text := drawnPanel(p, 60, 12, "n0.20"); !strings.Contains(text, "x₂") {
		t.Errorf("the chosen input is not drawn\n%s", text)
	}
	p = sampleNetwork(false, 4, 5, 2)
	p.Links[3].Weight = lessons.Signed(-7.77, 2)
	for _, width := range []int{34, 60, 90} {
		if text := drawnPanel(p, width, 9, p.Links[3].Item); !strings.Contains(text, "−7.77") {
			t.Errorf("the chosen weight is not told at width %d\n%s", width, text)
		}
		if text := drawnPanel(p, width, 9, "b1.2"); !strings.Contains(text, write(p.Layers[1].Neurons[1].Bias)) {
			t.Errorf("the chosen bias is not told at width %d\n%s", width, text)
		}
	}
}

// TestNetworkEverySize: nothing panics, however little room there is.
func TestNetworkEverySize(t *testing.T) {
	for _, p := range []lessons.Network{sampleNetwork(true, 2, 8, 8, 1), sampleNetwork(false, 1), sampleNetwork(false, 784, 16, 10)} {
		for width := 1; width < 100; width += 7 {
			for height := 1; height < 32; height += 3 {
				drawnPanel(p, width, height, "n1.2")
			}
		}
	}
}

func BenchmarkNetwork(b *testing.B) {
	p := sampleNetwork(true, 2, 8, 8, 1)
	theme := NewTheme(colorprofile.TrueColor, false, false)
	d := &drawer{voice: english(), theme: theme, maps: &mapCache{}}
	c := newCanvas(100, 30)
	for b.Loop() {
		d.inside(c, p)
	}
}

// TestArrowsWalkANetwork goes from an input to the right: along a weight, its
// neuron's bias, and the neuron that adds them up.
func TestArrowsWalkANetwork(t *testing.T) {
	m := opened(t, content.English, "layers", "dense", 120, 40)
	m.Update(press("tab"))
	for _, kind := range []string{"n0.", "w1.", "b1.", "n1."} {
		if chosen := m.lesson.session.Selected(); !strings.HasPrefix(chosen, kind) {
			t.Errorf("%s is chosen, not a %s", chosen, kind)
		}
		m.Update(press("right"))
	}
	m.Update(press("down"))
	if chosen := m.lesson.session.Selected(); !strings.HasPrefix(chosen, "n1.") {
		t.Errorf("down leads out of the layer to %s", chosen)
	}
}
