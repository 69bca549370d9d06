package playground

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
	"sinapse/nn"
)

// TestTheirAddressesAreRead reads addresses that TensorFlow's Playground writes.
func TestTheirAddressesAreRead(t *testing.T) {
	for _, test := range []struct {
		address string
		want    model.ClassifierSetup
		lost    string
	}{
		{"https://playground.tensorflow.org/#", playgroundSetup(), ""},
		{"https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.92041&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", playgroundSetup(), "seed"},
		{
			"#activation=relu&regularization=L2&batchSize=30&dataset=spiral&learningRate=0.1&regularizationRate=0.003&noise=15&networkShape=8,8,8&percTrainData=80&x=true&y=true&xTimesY=true&sinX=true&cosX=true&showTestData=true",
			model.ClassifierSetup{
				Data: "spiral", Noise: 0.15, Share: 0.8, Hidden: []int{8, 8, 8}, Activation: "relu", Start: "random", Rate: 0.1, Batch: 30,
				Regularization: model.Regularization{Penalty: nn.Penalty{L2: 0.003}}, Features: []string{"x1", "x2", "x1x2", "sin1"},
			},
			"cosX, showTestData",
		},
		{"playground.tensorflow.org/#dataset=xor&networkShape=&x=false&y=false&xTimesY=true&initZero=true&playButton_hide=true", model.ClassifierSetup{
			Data: "xor", Share: 0.5, Activation: "tanh", Start: "zeros", Rate: 0.03, Batch: 10, Features: []string{"x1x2"},
		}, ""},
		{"#problem=regression&dataset=spiral&networkShape=8&noise=5", model.ClassifierSetup{
			Data: "plane", Noise: 0.05, Share: 0.5, Hidden: []int{8}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10,
		}, ""},
		{"#problem=regression&regDataset=reg-gauss&networkShape=8,4", model.ClassifierSetup{
			Data: "bumps", Share: 0.5, Hidden: []int{8, 4}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10,
		}, ""},
	} {
		setup, lost, refused := readAddress(nil, test.address, 0, 99)
		if refused != nil || !reflect.DeepEqual(setup, test.want) || strings.Join(lost, ", ") != test.lost {
			t.Errorf("%s: %+v, lost %v, %v", test.address, setup, lost, refused)
		}
	}
}

// TestAddressesAreRefused reads what is none, or asks for too much.
func TestAddressesAreRefused(t *testing.T) {
	for _, address := range []string{
		"", "hello", "https://example.org/#dataset=xor", "#dataset=moons", "#networkShape=17", "#networkShape=1,1,1,1,1,1,1", "#networkShape=-1", "#networkShape=1,", "#batchSize=0",
		"#batchSize=1.5", "#learningRate=1e9", "#learningRate=nan", "#noise=80", "#percTrainData=5", "#problem=both", "#regDataset=plane", "#x=false&y=false", "#regularization=L3", "#activation=softmax",
		"sinapse#rate=-1", "sinapse#features=x9", "sinapse#seed=-1", "sinapse#hidden=99", "sinapse#optimiser=lion", "sinapse#hidden=4&activation=tanh,relu", "sinapse#hidden=4,2&activation=tanh,softmax", "#networkShape=4,2&activation=tanh,relu", "sinapse#optimiser=adam&beta2=1", "sinapse#schedule=step&every=0", "#dataset=xor&" + strings.Repeat("a", longestText),
	} {
		if setup, _, refused := readAddress(nil, address, 0, 99); refused == nil {
			t.Errorf("%q is read as %+v", address, setup)
		}
	}
}

// FuzzAddress holds every address to the bounds of the controls, and every set-up to its own
// line: what is written is read again, the same.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"#dataset=xor&noise=5", "sinapse#data=spiral&hidden=16,16&dropout=0.5&features=x1,sin2&start=he", "https://playground.tensorflow.org/#x=false&xSquared=true&networkShape=", "#problem=regression&regDataset=reg-gauss", "sinapse#data=moons&noise=20", "sinapse#optimiser=adam&beta1=0.5&schedule=cosine&every=30", "sinapse#hidden=4,2&activation=relu,tanh"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		setup, _, refused := readAddress(nil, address, 0, 99)
		if refused != nil {
			var refusal *lessons.Refusal
			if !errors.As(refused, &refusal) || refusal.Word == "" {
				t.Errorf("%q: refused without a word", address)
			}
			return
		}
		if len(setup.Hidden) > mostLayers || setup.Batch < 1 || setup.Batch > mostBatch || !(setup.Rate >= leastRate && setup.Rate <= mostRate) || setup.Seed > 99 {
			t.Errorf("%q: %+v", address, setup)
		}
		again, lost, refused := readAddress(nil, ourAddress(setup), 0, 99)
		if refused != nil || len(lost) > 0 || !reflect.DeepEqual(again, setup) {
			t.Errorf("%q: %+v comes back as %+v, %v, %v", address, setup, again, lost, refused)
		}
		theirs, cannot := theirAddress(setup)
		if back, _, refused := readAddress(nil, theirs, setup.Seed, 99); len(cannot) == 0 && (refused != nil || !reflect.DeepEqual(back, setup)) {
			t.Errorf("%s: %+v comes back as %+v, %v", theirs, setup, back, refused)
		}
	})
}
