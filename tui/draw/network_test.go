package draw

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sinapse/content"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// sampleNetwork is a drawn network of the given layers, with weights that are
// drawn at random, thumbnails or values.
func sampleNetwork(answers bool, sizes ...int) scene.Network {
	stream := random.New(1)
	p := scene.Network{
		Frame: scene.Frame{ID: "sample", Width: 34, Rows: 8},
		X:     scene.Axis{Min: -1, Max: 1}, Y: scene.Axis{Min: -1, Max: 1}, Key: 1,
	}
	for l, size := range sizes {
		var layer scene.NetworkLayer
		letter := []string{"x", "h", "g", "o"}[min(l, 3)]
		for i := range size {
			neuron := scene.NetworkNeuron{
				Name:  scene.Subscript(letter, i%9+1),
				Item:  scene.At(scene.NeuronKind, l, i+1),
				Value: scene.Number(stream.Randn(), 2),
			}
			if l > 0 {
				neuron.Bias, neuron.BiasItem = scene.Signed(stream.Randn(), 2), scene.At(scene.BiasKind, l, i+1)
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
			p.Links = append(p.Links, scene.Link{
				Layer: l - 1, From: i / size, To: i % size, Weight: scene.Signed(w.Data[i], 2), Item: scene.At("w", l, i),
			})
		}
	}
	return p
}

// english is a voice without a chapter.
func english() *Voice {
	book, err := content.Open(content.English)
	if err != nil {
		panic(err)
	}
	return &Voice{Book: book}
}

// drawnPanel is a panel alone on a canvas, as text without colours.
func drawnPanel(panel scene.Panel, width, height int, chosen scene.ItemID) string {
	theme := NewTheme(colorprofile.TrueColor, false, false)
	d := &Drawer{Voice: english(), Theme: theme, Maps: &MapCache{}, Chosen: chosen, Focus: panel.About().ID}
	c := NewCanvas(width, height)
	d.Inside(c, panel)
	return ansi.Strip(c.Render(theme))
}

func TestNetworkKeepsItsForms(t *testing.T) {
	for _, test := range []struct {
		name          string
		network       scene.Network
		width, height int
		want, not     string
	}{
		{"pictures", sampleNetwork(true, 2, 4, 1), 80, 22, "╭─ h₄ ", "…"},
		{"small pictures", sampleNetwork(true, 2, 4, 1), 60, 12, "h₄", "╭"},
		{"boxes", sampleNetwork(false, 4, 5, 2), 70, 20, "╭─ h₅ ", "…"},
		{"rows", sampleNetwork(false, 4, 5, 2), 40, 8, "● h₅ ", "╭"},
		{"more than fit", sampleNetwork(false, 20, 16, 10), 60, 12, "… +9", "╭"},
	} {
		text := drawnPanel(test.network, test.width, test.height, scene.ItemID{})
		if !strings.Contains(text, test.want) || strings.Contains(text, test.not) {
			t.Errorf("%s: no %q, or %q, in\n%s", test.name, test.want, test.not, text)
		}
	}
}

func TestNetworkShowsWhatIsChosen(t *testing.T) {
	p := sampleNetwork(false, 20, 16, 10)
	if text := drawnPanel(p, 60, 12, scene.At("n", 0, 20)); !strings.Contains(text, "x₂") {
		t.Errorf("the chosen input is not drawn\n%s", text)
	}
	p = sampleNetwork(false, 4, 5, 2)
	p.Links[3].Weight = scene.Signed(-7.77, 2)
	for _, width := range []int{34, 60, 90} {
		if text := drawnPanel(p, width, 9, p.Links[3].Item); !strings.Contains(text, "−7.77") {
			t.Errorf("the chosen weight is not told at width %d\n%s", width, text)
		}
		if text := drawnPanel(p, width, 9, scene.At("b", 1, 2)); !strings.Contains(text, Write(p.Layers[1].Neurons[1].Bias)) {
			t.Errorf("the chosen bias is not told at width %d\n%s", width, text)
		}
	}
}

// TestNetworkEverySize: nothing panics, however little room there is.
func TestNetworkEverySize(t *testing.T) {
	for _, p := range []scene.Network{sampleNetwork(true, 2, 8, 8, 1), sampleNetwork(false, 1), sampleNetwork(false, 784, 16, 10)} {
		for width := 1; width < 100; width += 7 {
			for height := 1; height < 32; height += 3 {
				drawnPanel(p, width, height, scene.At("n", 1, 2))
			}
		}
	}
}

func BenchmarkNetwork(b *testing.B) {
	p := sampleNetwork(true, 2, 8, 8, 1)
	theme := NewTheme(colorprofile.TrueColor, false, false)
	d := &Drawer{Voice: english(), Theme: theme, Maps: &MapCache{}}
	c := NewCanvas(100, 30)
	for b.Loop() {
		d.Inside(c, p)
	}
}

// TestWideLayersShowTheirPictures: where eight neurons have but a row each, the pictures
// of one layer stand on a shelf, of two rows at least: of the chosen layer, with what is
// chosen among them, and what is not shown told.
func TestWideLayersShowTheirPictures(t *testing.T) {
	p := sampleNetwork(true, 2, 8, 8, 1)
	p.Layers[1].Name, p.Layers[2].Name = "layer.hidden", "layer.hidden"
	for _, test := range []struct {
		width, height int
		chosen        scene.ItemID
		want          string // the names over the pictures
		cells         int    // of all pictures
		more          string // how many are not shown
	}{
		{38, 21, scene.ItemID{}, " h₁ h₂ h₃ h₄ h₅ h₆ h₇ h₈ ", 8 * 8 * 4, ""},
		{38, 21, scene.At("n", 2, 3), " g₁ g₂ g₃ g₄ g₅ g₆ g₇ g₈ ", 8 * 8 * 4, ""},
		{38, 21, scene.At("b", 2, 3), " g₁ g₂ g₃ g₄ g₅ g₆ g₇ g₈ ", 8 * 8 * 4, ""},
		{38, 21, scene.At("n", 0, 1), " x₁ x₂ ", 2 * 8 * 4, ""},
		{78, 9, scene.At("n", 1, 8), " h₁ h₂ h₃ h₄ h₅ h₆ h₇ h₈ ", 8 * 6 * 3, ""},
		{38, 9, scene.At("n", 2, 7), " g₅ g₆ g₇ g₈ ", 4 * 4 * 2, "… +4"},
		{24, 9, scene.At("n", 2, 7), "", 0, ""},
	} {
		text := drawnPanel(p, test.width, test.height, test.chosen)
		if got := strings.Count(text, "▀"); got != test.cells {
			t.Errorf("%d×%d: %d cells of pictures, want %d\n%s", test.width, test.height, got, test.cells, text)
		}
		rest := text
		for name := range strings.FieldsSeq(test.want) {
			_, after, found := strings.Cut(rest, name)
			if rest = after; !found {
				t.Errorf("%d×%d: %s has no name over its picture\n%s", test.width, test.height, name, text)
			}
		}
		if !strings.Contains(text, test.more) || test.more == "" && strings.Contains(text, "…") {
			t.Errorf("%d×%d: what is not shown is not told, or told where all is\n%s", test.width, test.height, text)
		}
	}
}

// TestNothingLiesOverANeuron chooses weights and biases of a network that has hardly any
// room: their values are told whole, and every neuron is still to be seen.
func TestNothingLiesOverANeuron(t *testing.T) {
	p := sampleNetwork(false, 2, 4, 2, 1)
	plain := strings.Count(drawnPanel(p, 25, 8, scene.ItemID{}), "●")
	for _, link := range p.Links {
		text := drawnPanel(p, 25, 8, link.Item)
		if strings.Count(text, "●") != plain || !strings.Contains(text, Write(link.Weight)) {
			t.Errorf("%v: %d neurons of %d, and %s\n%s", link.Item, strings.Count(text, "●"), plain, Write(link.Weight), text)
		}
	}
	for _, layer := range p.Layers[1:] {
		for _, neuron := range layer.Neurons {
			text := drawnPanel(p, 25, 8, neuron.BiasItem)
			if strings.Count(text, "●")+strings.Count(text, "◉") != plain || !strings.Contains(text, "b "+Write(neuron.Bias)) {
				t.Errorf("%v: not %d neurons, or not %s\n%s", neuron.BiasItem, plain, Write(neuron.Bias), text)
			}
		}
	}
}

// TestLayersThatAreCalledAlikeShareAName draws a network narrower and narrower: two names
// never stand closer than two cells.
func TestLayersThatAreCalledAlikeShareAName(t *testing.T) {
	p := sampleNetwork(false, 2, 4, 2, 1)
	for i := range p.Layers {
		p.Layers[i].Name = []string{"layer.input", "layer.hidden", "layer.hidden", "layer.output"}[i]
	}
	shared := 0
	for width := 60; width >= 22; width-- {
		head, _, _ := strings.Cut(drawnPanel(p, width, 9, scene.ItemID{}), "\n")
		shared += strings.Count(head, "hidden") & 1
		if len(strings.Fields(head)) < 3 || strings.Count(strings.TrimSpace(head), "  ") < len(strings.Fields(head))-1 {
			t.Errorf("%d wide: %q", width, head)
		}
	}
	if shared == 0 {
		t.Error("no two layers shared a name")
	}
}
